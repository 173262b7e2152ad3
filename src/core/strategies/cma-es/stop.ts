import type { Ranking } from '../../population/ranking.ts';
import type { StopReason } from '../stopping.ts';

/** Costs of past generations, for the stopping rules that look back. */
export interface CostHistory {
  /** Best and median cost of each remembered generation, oldest first; `length` of them are in use. */
  best: Float64Array;
  median: Float64Array;
  length: number;
  /** For each of the last n generations, 1 where the best and the k-th best cost were equal. */
  readonly equal: Uint8Array;
  /** True while the last generation was entirely of one cost. */
  flat: boolean;
  stagnated: boolean;
}

const LONGEST = 20_000;
const CONDITION_LIMIT = 1e14;
/** Generations between two looks at stagnation, which takes medians of long histories. */
export const STAGNATION_INTERVAL = 20;

export function costHistory(dimension: number): CostHistory {
  const equal = new Uint8Array(dimension);
  return { best: new Float64Array(64), median: new Float64Array(64), length: 0, equal, flat: false, stagnated: false };
}

/** Appends a generation; remembers between 20,000 and 40,000 of them. */
export function remember(history: CostHistory, { costs, order, finite, size }: Ranking, generation: number): void {
  if (history.length === history.best.length) {
    const keep = history.length >= 2 * LONGEST ? LONGEST : history.length;
    const capacity = Math.min(2 * LONGEST, 2 * history.length);
    for (const name of ['best', 'median'] as const) {
      const grown = new Float64Array(capacity);
      grown.set(history[name].subarray(history.length - keep, history.length));
      history[name] = grown;
    }
    history.length = keep;
  }
  const median = order[size >> 1];
  const kth = Math.min(size - 1, Math.ceil(0.1 + size / 4));
  history.best[history.length] = finite > 0 ? costs[order[0]] : Infinity;
  history.median[history.length] = finite > size >> 1 ? costs[median] : Infinity;
  history.length++;
  history.equal[generation % history.equal.length] =
    size > 1 && finite > kth && costs[order[0]] === costs[order[kth]] ? 1 : 0;
  history.flat = size > 1 && finite === size && costs[order[0]] === costs[order[size - 1]];
}

/** What the stop list looks at of a search distribution, whatever its covariance matrix C is kept as. */
export interface Watched {
  readonly generation: number;
  readonly mean: Float64Array;
  readonly sigma: number;
  readonly pathC: Float64Array;
  /** False once a number stopped being finite. */
  readonly healthy: boolean;
  readonly history: CostHistory;
}

/** The shape of the search, without its step size. */
export interface Ellipse {
  /** C_jj. */
  variance(j: number): number;
  /** Coordinate j of principal axis k, whose length is the root of its eigenvalue. */
  axis(k: number, j: number): number;
  readonly shortest: number;
  readonly longest: number;
}

/** The stop list of Hansen 2009 ("Benchmarking a BI-population CMA-ES on the BBOB-2009 function testbed"), as in pycma. */
export function cmaStop(state: Watched, ellipse: Ellipse, lambda: number, sigma0: number): StopReason | null {
  const { history, generation: t, mean } = state;
  const n = mean.length;
  if (!state.healthy) return 'numerical-error';
  if (t === 0) return null;
  if (historyRange(history, 10 + Math.ceil((30 * n) / lambda)) < 1e-12) return history.flat ? 'flat' : 'cost-history';
  if (isSmall(state, ellipse, sigma0)) return 'small-step';
  const { shortest, longest } = ellipse;
  if (longest * longest > CONDITION_LIMIT * shortest * shortest) return 'condition';
  if (state.sigma * longest > 1e20 * sigma0) return 'growing-step';
  if (hasNoEffect(state, ellipse)) return 'no-effect';
  if (t >= n && equalGenerations(history) * 3 > n) return history.flat ? 'flat' : 'equal-costs';
  return history.stagnated ? 'stagnation' : null;
}

/** The last rule of the list, meant for a method that learns all of C: so many generations are enough. */
export function outlived({ generation }: Watched, n: number, lambda: number): StopReason | null {
  return generation >= 100 + (50 * (n + 3) * (n + 3)) / Math.sqrt(lambda) ? 'generations' : null;
}

/** Spread of the best costs of the last `window` generations, infinite before there are that many. */
export function historyRange({ best, length }: CostHistory, window: number): number {
  if (length < window) return Infinity;
  let low = Infinity;
  let high = -Infinity;
  for (let k = length - window; k < length; k++) {
    low = Math.min(low, best[k]);
    high = Math.max(high, best[k]);
  }
  return high - low;
}

function isSmall({ pathC, sigma }: Watched, ellipse: Ellipse, sigma0: number): boolean {
  const limit = 1e-12 * sigma0;
  for (let j = 0; j < pathC.length; j++) {
    if (sigma * Math.sqrt(ellipse.variance(j)) >= limit || sigma * Math.abs(pathC[j]) >= limit) return false;
  }
  return true;
}

/** Adding a tenth of σ along one principal axis, or a fifth along a coordinate, leaves the mean as it is. */
function hasNoEffect({ mean, sigma, generation }: Watched, ellipse: Ellipse): boolean {
  const axis = generation % mean.length;
  let moved = false;
  for (let j = 0; j < mean.length; j++) {
    if (mean[j] === mean[j] + 0.2 * sigma * Math.sqrt(ellipse.variance(j))) return true;
    if (mean[j] !== mean[j] + 0.1 * sigma * ellipse.axis(axis, j)) moved = true;
  }
  return !moved;
}

function equalGenerations({ equal }: CostHistory): number {
  let count = 0;
  for (const flag of equal) count += flag;
  return count;
}

/**
 * True when, over a fifth of all generations but at least 120 + 30 n/λ and at most 20,000, neither the median of the
 * best costs nor that of the median costs is better in the newest 30 % than in the oldest.
 */
export function stagnates(
  { best, median, length }: CostHistory,
  n: number,
  lambda: number,
  generation: number,
): boolean {
  const window = Math.min(LONGEST, Math.max(120 + Math.ceil((30 * n) / lambda), Math.floor(generation / 5)));
  if (length < window) return false;
  return !improves(best, length - window, length) && !improves(median, length - window, length);
}

function improves(costs: Float64Array, from: number, to: number): boolean {
  const share = Math.floor(0.3 * (to - from));
  return medianOf(costs.slice(to - share, to)) < medianOf(costs.slice(from, from + share));
}

function medianOf(values: Float64Array): number {
  return values.sort()[values.length >> 1];
}
