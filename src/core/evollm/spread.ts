import type { Context } from './context.ts';
import type { Grid } from './grid.ts';

/** Of how many of the best individuals the spread is taken. */
const BEST = 5;

/**
 * Standard deviation of each coordinate among the five best members of a context, in units of the search space; never less than
 * a quarter of a step of the grid, which is what rounding alone leaves unknown.
 */
export function spreadsOf(
  { costs, levels }: Context,
  dimension: number,
  { lower, upper, highest }: Grid,
): Float64Array {
  const order = [...costs.keys()].sort((a, b) => costs[a] - costs[b] || b - a).slice(0, BEST);
  const step = (upper - lower) / highest;
  return Float64Array.from({ length: dimension }, (_, j) => {
    let mean = 0;
    for (const k of order) mean += levels[k * dimension + j] / order.length;
    let squares = 0;
    for (const k of order) squares += (levels[k * dimension + j] - mean) * (levels[k * dimension + j] - mean);
    return step * Math.max(0.25, Math.sqrt(squares / order.length));
  });
}

/** One standard deviation for all coordinates: the root of their mean square. */
export function commonSpread(spreads: Float64Array): number {
  let squares = 0;
  for (const spread of spreads) squares += spread * spread;
  return Math.sqrt(squares / spreads.length);
}
