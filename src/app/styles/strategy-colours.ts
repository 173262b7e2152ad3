import { ALL_STRATEGIES, findStrategy } from '../../core/strategies/registry.ts';
import type { Tone } from '../stages/ramp.ts';
import { FAMILY_SHADES } from './family-shades.ts';

const UNKNOWN = { light: '#1d2429', dark: '#e8edf0' } as const;

/** A strategy's own colour, the same everywhere: a shade of its family, by its place among them in the registry. */
export function strategyColour(id: string, tone: Tone): string {
  const strategy = findStrategy(id);
  if (!strategy) return UNKNOWN[tone];
  const { family } = strategy;
  const place = ALL_STRATEGIES.filter((other) => other.family === family).indexOf(strategy);
  const shades = FAMILY_SHADES[family][tone];
  return shades[place % shades.length];
}

/** Colours of searches that are seen together, in their order: told apart by all kinds of colour vision. */
const LANES: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#0f6b70', '#d9600f', '#2a2a9e', '#c246c4', '#5d3a1a', '#2888f8', '#a84820', '#7800f8'],
  dark: ['#4cc9b7', '#f59a3a', '#4d7dd2', '#f0acf9', '#fff1a8', '#8898f0', '#a85838', '#d07000'],
};

/** As many searches as have colours of their own. */
export const MOST_LANES = LANES.light.length;

/** The colour of a lane by its place, from 0, whatever runs in it. */
export function laneColour(place: number, tone: Tone): string {
  return LANES[tone][place % MOST_LANES];
}

/** Colours of a strategy's readings, in their order; shape and place tell them apart as well. */
const READINGS: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#b3541e', '#6b4fa0', '#3b5bdb'],
  dark: ['#f2a65a', '#b79cf0', '#5b86e0'],
};

export function readingColour(place: number, tone: Tone): string {
  const colours = READINGS[tone];
  return colours[place % colours.length];
}
