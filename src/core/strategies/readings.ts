import { READINGS } from '../experiment/history.ts';
import type { State, Strategy } from './strategy.ts';

/** Lines that one plot can show and an eye can follow. */
const MOST_LINES = 10;

/** How many of a spectrum's numbers are kept: all of them, or as many as a plot can show. */
export function linesOf(dimension: number): number {
  return Math.min(dimension, MOST_LINES);
}

/** How many numbers `readAll` gives for a strategy in this dimension. */
export function readingCount({ readings, spectra = [] }: Strategy, dimension: number): number {
  return readings.length + spectra.length * linesOf(dimension);
}

/** All that a strategy says about itself: its readings, then for each spectrum numbers at even spacing, both ends among them. */
export function readAll({ readings, spectra = [] }: Strategy, state: State, dimension: number): readonly number[] {
  const all = readings.map((reading) => reading.read(state));
  const lines = linesOf(dimension);
  for (const spectrum of spectra) {
    const values = spectrum.read(state);
    for (let k = 0; k < lines; k++) {
      all.push(values[lines > 1 ? Math.round((k * (values.length - 1)) / (lines - 1)) : 0]);
    }
  }
  return all;
}

/** Column of a history in which a strategy's reading with this place in its list stands. */
export function readingColumn(place: number): number {
  return READINGS + place;
}

/** First of the `linesOf(dimension)` columns of a strategy's spectrum with this place in its list. */
export function spectrumColumn({ readings }: Strategy, place: number, dimension: number): number {
  return READINGS + readings.length + place * linesOf(dimension);
}
