import type { Domain } from './domains.ts';

const BARS = 32;

/**
 * Shares of values in even ranges of a logarithmic axis, 32 of them; they sum to 1 unless there is no value. What lies
 * beyond an end of the axis, such as zero, counts to the range at that end.
 */
export function histogram(values: ArrayLike<number>, [low, high]: Domain): readonly number[] {
  const bars = new Array<number>(BARS).fill(0);
  const base = Math.log(low);
  const scale = BARS / (Math.log(high) - base);
  for (let k = 0; k < values.length; k++) {
    const place = Math.floor((Math.log(Math.max(low, values[k])) - base) * scale);
    bars[Math.min(BARS - 1, place)] += 1 / values.length;
  }
  return bars;
}
