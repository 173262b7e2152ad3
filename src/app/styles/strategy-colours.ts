import type { Tone } from '../stages/ramp.ts';

/** One colour for each strategy, the same everywhere; told apart by all kinds of colour vision, 3:1 on every panel. */
export const STRATEGY_COLOURS: Readonly<Record<string, Readonly<Record<Tone, string>>>> = {
  'cma-es': { light: '#0f6b70', dark: '#4cc9b7' },
  'one-plus-one-es': { light: '#d9600f', dark: '#f59a3a' },
  'openai-es': { light: '#2a2a9e', dark: '#4d7dd2' },
  'deep-ga': { light: '#c246c4', dark: '#f0acf9' },
  'hill-climbing': { light: '#5d3a1a', dark: '#fff1a8' },
  'random-search': { light: '#848a90', dark: '#81878d' },
};

const UNKNOWN = { light: '#1d2429', dark: '#e8edf0' } as const;

export function strategyColour(id: string, tone: Tone): string {
  return (STRATEGY_COLOURS[id] ?? UNKNOWN)[tone];
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
