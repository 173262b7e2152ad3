import type { Tone } from '../stages/ramp.ts';

/** One colour for each strategy, the same everywhere; told apart by all kinds of colour vision, 3:1 on every panel. */
const COLOURS: Readonly<Record<string, Readonly<Record<Tone, string>>>> = {
  'cma-es': { light: '#0f6b70', dark: '#4cc9b7' },
  'one-plus-one-es': { light: '#b3541e', dark: '#f2a65a' },
  'openai-es': { light: '#3b5bdb', dark: '#8aa8ff' },
  'deep-ga': { light: '#9c2c77', dark: '#f08cc8' },
  'hill-climbing': { light: '#8a7a10', dark: '#e2d25a' },
  'random-search': { light: '#5c666f', dark: '#a9b4bd' },
};

const UNKNOWN = { light: '#1d2429', dark: '#e8edf0' } as const;

export function strategyColour(id: string, tone: Tone): string {
  return (COLOURS[id] ?? UNKNOWN)[tone];
}

/** Colours of a strategy's readings, in their order; shape and place tell them apart as well. */
const READINGS: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#b3541e', '#6b4fa0', '#3b5bdb'],
  dark: ['#f2a65a', '#b79cf0', '#8aa8ff'],
};

export function readingColour(place: number, tone: Tone): string {
  const colours = READINGS[tone];
  return colours[place % colours.length];
}
