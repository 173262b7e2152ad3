import type { Kernels } from '../../kernels/kernels.ts';
import { tailsWithoutTies, tailsWithTies, type Tails } from './rank-counts.ts';
import { upperTail } from './normal-tail.ts';

/** Groups up to these sizes are counted out; larger ones are approximated by a normal distribution. */
export const MOST_COUNTED = 30;
export const MOST_COUNTED_WITH_TIES = 15;

/** What a test of two groups says. */
export interface RankSum {
  /** Two-sided: how often chance alone would set two groups of these sizes so far apart. 1 where a group is empty. */
  readonly p: number;
  readonly how: 'counted' | 'approximated';
  /** How likely a member of the first group is below one of the second, equals counting half; NaN where a group is empty. */
  readonly below: number;
}

/**
 * The rank-sum test of Wilcoxon (1945), Mann and Whitney (1947): do two groups of numbers come from the same distribution? Small groups
 * are compared with all ways to divide their numbers, equal ones too; two-sided, p is twice the smaller tail. Larger
 * ones by the normal approximation, corrected for ties and for continuity.
 * @param first, second numbers in any order; Infinity is a number like any other, NaN is not
 */
export function rankSum(kernels: Kernels, first: ArrayLike<number>, second: ArrayLike<number>): RankSum {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return { p: 1, how: 'counted', below: NaN };
  const { ranks, ties } = doubledRanks(first, second);
  let sum = 0;
  for (let k = 0; k < m; k++) sum += ranks[k];
  // Twice Mann and Whitney's U of the first group: how many of the second each of its members is above, equals as one half.
  const doubledU = sum - m * (m + 1);
  const below = 1 - doubledU / (2 * m * n);
  const most = ties > 0 ? MOST_COUNTED_WITH_TIES : MOST_COUNTED;
  if (Math.max(m, n) <= most) {
    const tails = ties > 0 ? tailsWithTies(ranks, m, sum) : tailsWithoutTies(m, n, doubledU / 2);
    return { p: twoSided(tails), how: 'counted', below };
  }
  const size = m + n;
  const variance = ((m * n) / 12) * (size + 1 - ties / (size * (size - 1)));
  if (variance <= 0) return { p: 1, how: 'approximated', below };
  const distance = Math.max(0, Math.abs(doubledU - m * n) / 2 - 0.5);
  return { p: Math.min(1, 2 * upperTail(kernels, distance / Math.sqrt(variance))), how: 'approximated', below };
}

function twoSided({ atMost, atLeast }: Tails): number {
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

/** Twice the rank of each number among all, those of the first group first; equals share their middle. Σ(t³ − t) over ties of t. */
function doubledRanks(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): { readonly ranks: Float64Array; readonly ties: number } {
  const all = Float64Array.from([...Array.from(first), ...Array.from(second)]);
  const order = Array.from(all.keys()).sort((a, b) => (all[a] < all[b] ? -1 : all[a] > all[b] ? 1 : 0));
  const ranks = new Float64Array(all.length);
  let ties = 0;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && all[order[to]] === all[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = from + 1 + to;
    const equal = to - from;
    ties += equal * equal * equal - equal;
    from = to;
  }
  return { ranks, ties };
}
