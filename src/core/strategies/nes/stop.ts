import { historyRange, type CostHistory } from '../cma-es/stop.ts';
import type { StopReason } from '../stopping.ts';

/** What the rules below look at, apart from costs. */
export interface Widths {
  /** Standard deviations of the search distribution along its longest and its shortest axis. */
  readonly longest: number;
  readonly shortest: number;
}

/**
 * Why a search distribution that adapts itself should stop: the rules of CMA-ES (Hansen 2009) that need neither its paths nor its
 * covariance matrix.
 * @param mean of the distribution, n numbers
 * @param sigma0 standard deviation at the start
 */
export function nesStop(
  { longest, shortest }: Widths,
  mean: Float64Array,
  history: CostHistory,
  lambda: number,
  sigma0: number,
): StopReason | null {
  const n = mean.length;
  if (!(longest < Infinity && shortest > 0)) return 'numerical-error';
  if (historyRange(history, 10 + Math.ceil((30 * n) / lambda)) < 1e-12) return history.flat ? 'flat' : 'cost-history';
  if (longest < 1e-12 * sigma0) return 'small-step';
  if (longest > 1e20 * sigma0) return 'growing-step';
  return mean.every((value) => value === value + 0.2 * longest) ? 'no-effect' : null;
}
