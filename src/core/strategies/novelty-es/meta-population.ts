import { PURPOSE } from '../../random/purposes.ts';
import { noMoments, type Moments } from '../adam.ts';
import { noveltyOf, type Behaviours } from '../novelty.ts';
import { drawStart } from '../start.ts';
import type { Setting } from '../strategy.ts';

/** One of the points that are improved in turn, with the memory of its own gradient. */
export interface Member {
  mean: Float64Array;
  readonly moments: Moments;
  /** How it behaved when it was last looked at; empty before. */
  behaviour: Float64Array;
}

/** Members of a fresh meta-population: the first one at the start, the others at draws of their own. */
export function freshMembers(setting: Setting<unknown>, count: number): Member[] {
  const { start, dimension } = setting;
  return Array.from({ length: count }, (_, member) => ({
    mean: member === 0 ? start.slice() : drawStart(setting, 0, member),
    moments: noMoments(dimension),
    behaviour: new Float64Array(0),
  }));
}

/**
 * Whose turn it is: each once, in order; then with a probability in proportion to the novelty of its behaviour in the
 * archive, or alike where nobody is novel (Conti et al. 2018, equation 2).
 */
export function choose(
  members: readonly Member[],
  archive: Behaviours,
  neighbours: number,
  { stream }: Pick<Setting<unknown>, 'stream'>,
  generation: number,
): number {
  const unseen = members.findIndex(({ behaviour }) => behaviour.length === 0);
  if (unseen >= 0) return unseen;
  const novelty = members.map(({ behaviour: rows }) =>
    Math.max(0, noveltyOf({ rows, width: archive.width, count: 1 }, archive, neighbours, 'euclidean')[0]),
  );
  const total = novelty.reduce((sum, one) => sum + one, 0);
  const share = stream.words(PURPOSE.member, generation, 0)[0] / 4294967296;
  if (!(total > 0)) return Math.floor(share * members.length);
  let left = share * total;
  const chosen = novelty.findIndex((one) => (left -= one) < 0);
  return chosen < 0 ? members.length - 1 : chosen;
}
