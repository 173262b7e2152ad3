/** Why a strategy sees no point in going on, in words that finish "stopped because …". */
export const STOP_REASONS = {
  flat: 'every individual has the same cost',
  'equal-costs': 'the best and the middle individuals kept having the same cost',
  'cost-history': 'the best cost of recent generations changed by less than 10⁻¹²',
  'small-step': 'the steps became smaller than 10⁻¹² of the first ones',
  condition: 'the search ellipse became too thin to compute with: its condition number passed 10¹⁴',
  'growing-step': 'the steps grew to more than 10²⁰ times the first ones',
  'no-effect': 'a step no longer changes the mean in float64',
  stagnation: 'neither the best nor the median cost has improved for a long time',
  generations: 'the strategy reached its own limit of generations',
  stalled: 'there was no improvement for a long time',
  'numerical-error': 'the search distribution stopped being a number',
} as const;

export type StopReason = keyof typeof STOP_REASONS;

/** Fewest evaluations without an improvement above 1e-12 after which a strategy counts as stalled, for each dimension. */
export const STALL_EVALUATIONS = 1000;
const LEAST_IMPROVEMENT = 1e-12;

/** Evaluations since the best cost last improved by more than 1e-12. */
export interface Progress {
  best: number;
  since: number;
}

/** Takes one more generation into account; `best` is its best cost, infinite where it had none. */
export function follow(progress: Progress, best: number, evaluations: number): void {
  if (best < progress.best - LEAST_IMPROVEMENT || (progress.best === Infinity && best < Infinity)) {
    progress.best = best;
    progress.since = 0;
  } else {
    progress.since += evaluations;
  }
}

/** True after 1000·n evaluations without an improvement above 1e-12 (Auger 2009). */
export function stalled(progress: Progress, dimension: number): boolean {
  return progress.since >= STALL_EVALUATIONS * dimension;
}
