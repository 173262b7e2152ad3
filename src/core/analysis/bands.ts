import type { TrialOutcome } from './outcome.ts';

/** The middle of several runs' costs, and what a quarter and three quarters of them are below, at each place of the grid. */
export interface CostBand {
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The value that a share of sorted numbers is below, between two of them in proportion (Hyndman and Fan's type 7, as R and NumPy
 * do by default). Infinity where either of the two is.
 * @param sorted ascending, at least one
 * @param share between 0 and 1
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const rest = place - below;
  if (rest === 0) return sorted[below];
  const above = sorted[below + 1];
  return above === Infinity ? Infinity : sorted[below] + rest * (above - sorted[below]);
}

/** Quartiles of the best cost so far over all runs that are over; all empty where none is. */
export function costBand(outcomes: readonly Pick<TrialOutcome, 'curve'>[]): CostBand {
  const length = outcomes[0]?.curve.length ?? 0;
  const band = { lower: new Float64Array(length), median: new Float64Array(length), upper: new Float64Array(length) };
  const costs = new Float64Array(outcomes.length);
  for (let place = 0; place < length; place++) {
    for (let k = 0; k < costs.length; k++) costs[k] = outcomes[k].curve[place];
    costs.sort();
    band.lower[place] = quantile(costs, 0.25);
    band.median[place] = quantile(costs, 0.5);
    band.upper[place] = quantile(costs, 0.75);
  }
  return band;
}
