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

/** Colours of a strategy's readings, in their order; shape and place tell them apart as well. */
const READINGS: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#b3541e', '#6b4fa0', '#3b5bdb'],
  dark: ['#f2a65a', '#b79cf0', '#5b86e0'],
};

export function readingColour(place: number, tone: Tone): string {
  const colours = READINGS[tone];
  return colours[place % colours.length];
}
