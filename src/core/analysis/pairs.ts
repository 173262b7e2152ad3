import type { Kernels } from '../../kernels/kernels.ts';
import { holm } from './holm.ts';
import type { TrialOutcome } from './outcome.ts';
import { rankSum, type RankSum } from './rank-sum.ts';
import { standings } from './standings.ts';

/** Two lanes beside each other. */
export interface Pair {
  /** Lanes; the first has the smaller number. */
  readonly first: number;
  readonly second: number;
  /** Two-sided p of the rank-sum test of their runs' standings, and what is left of it after Holm's correction over all pairs. */
  readonly p: number;
  readonly corrected: number;
  readonly how: RankSum['how'];
  /** How likely a run of the first lane is better than one of the second, equals counting half; NaN where a lane has no runs. */
  readonly better: number;
  /** Of the runs of the same number, which share start and instance: better in the first lane, in the second, equal. */
  readonly wins: readonly [first: number, second: number, equal: number];
}

type Judged = Pick<TrialOutcome, 'trial' | 'hits' | 'best'>;

/**
 * Every pair of lanes, in the order of their lanes. The test takes runs for independent; those of the same number share start and
 * instance, which makes it rather too careful.
 */
export function pairsOf(kernels: Kernels, lanes: readonly (readonly Judged[])[]): readonly Pair[] {
  const places = standings(lanes);
  const byTrial = lanes.map((outcomes, lane) => new Map(outcomes.map(({ trial }, k) => [trial, places[lane][k]])));
  const pairs: Omit<Pair, 'corrected'>[] = [];
  for (let first = 0; first < lanes.length; first++) {
    for (let second = first + 1; second < lanes.length; second++) {
      const { p, how, below } = rankSum(kernels, places[first], places[second]);
      pairs.push({ first, second, p, how, better: below, wins: winsOf(byTrial[first], byTrial[second]) });
    }
  }
  const corrected = holm(pairs.map(({ p }) => p));
  return pairs.map((pair, k) => ({ ...pair, corrected: corrected[k] }));
}

function winsOf(first: ReadonlyMap<number, number>, second: ReadonlyMap<number, number>): Pair['wins'] {
  const wins: [number, number, number] = [0, 0, 0];
  for (const [trial, one] of first) {
    const other = second.get(trial);
    if (other === undefined) continue;
    wins[one < other ? 0 : one > other ? 1 : 2]++;
  }
  return wins;
}
