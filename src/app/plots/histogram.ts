import type { Axis } from './frame.ts';

const BARS = 32;

/**
 * Shares of values in even ranges of an axis, 32 of them; they sum to 1 unless there is no value. What lies beyond an end
 * of the axis, such as zero on a logarithmic one, counts to the range at that end.
 */
export function histogram(
  values: ArrayLike<number>,
  { domain: [low, high], scale }: Pick<Axis, 'domain' | 'scale'>,
): readonly number[] {
  const bars = new Array<number>(BARS).fill(0);
  const place = scale === 'log' ? Math.log : (value: number): number => value;
  const base = place(low);
  const spread = BARS / (place(high) - base);
  for (let k = 0; k < values.length; k++) {
    const bar = Math.floor((place(Math.max(low, values[k])) - base) * spread);
    bars[Math.min(BARS - 1, bar)] += 1 / values.length;
  }
  return bars;
}
