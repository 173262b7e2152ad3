import type { FoldRequest } from '../../population/fold.ts';
import type { Plan } from '../../population/plan.ts';
import type { Ranking } from '../../population/ranking.ts';
import type { Setting } from '../strategy.ts';

/** Members that a genetic algorithm keeps as rows of coordinates, best first; nobody before the first generation. */
export interface Kept {
  /** Replaced, never overwritten. */
  members: Float64Array;
  /** What each of them cost when it was evaluated last. */
  costs: Float64Array;
}

export function nobody(): Kept {
  return { members: new Float64Array(0), costs: new Float64Array(0) };
}

/** Individuals of a first generation: uniform in the box, or drawn as fresh weights are. */
export function fresh({ dimension, lower, upper, spreads }: Setting<unknown>, size: number): Plan {
  if (!spreads) return { kind: 'uniform', size, dimension, lower, upper };
  const mean = new Float64Array(dimension);
  return { kind: 'gaussian', size, dimension, mean, sigma: 1, factor: spreads, mirrored: false };
}

/** A place from 0 to count − 1, uniform, from 32 random bits; exact for every population that a schema allows. */
export function pick(word: number, count: number): number {
  return Math.floor((word * count) / 4294967296);
}

/**
 * Who is kept, best first: the place of an individual of the generation, or −1 − k for the kept member k. Nobody is without a
 * finite cost, and of two with the same cost it is the newer one, so that a search can wander where costs are equal.
 * @param old costs of the members that compete without being evaluated again; empty where they do not
 */
export function survivors(old: Float64Array, { costs, order, finite }: Ranking, most: number): Int32Array {
  const chosen = new Int32Array(Math.min(most, finite + old.length));
  let taken = 0;
  for (let k = 0, rank = 0; k < chosen.length; k++) {
    const newer = rank < finite && !(taken < old.length && old[taken] < costs[order[rank]]);
    chosen[k] = newer ? order[rank++] : -1 - taken++;
  }
  return chosen;
}

/** Asks for the coordinates of those survivors that are new; null where there are none. */
export function requestOf(chosen: Int32Array): FoldRequest | null {
  const keep = new Uint32Array(chosen.length);
  let count = 0;
  for (let k = 0; k < chosen.length; k++) if (chosen[k] >= 0) keep[count++] = chosen[k];
  return count > 0 ? { sums: [], keep: count < keep.length ? keep.subarray(0, count) : keep } : null;
}

/** Makes the survivors the members. `rows` are those of the new ones, in their order. */
export function succeed(
  kept: Kept,
  chosen: Int32Array,
  rows: Float64Array | undefined,
  { costs }: Ranking,
  dimension: number,
): void {
  const { length } = chosen;
  const members = new Float64Array(length * dimension);
  const own = new Float64Array(length);
  for (let k = 0, next = 0; k < length; k++) {
    const place = chosen[k];
    const source = place >= 0 ? rows! : kept.members;
    const from = (place >= 0 ? next++ : -1 - place) * dimension;
    for (let j = 0; j < dimension; j++) members[k * dimension + j] = source[from + j];
    own[k] = place >= 0 ? costs[place] : kept.costs[-1 - place];
  }
  kept.costs = own;
  kept.members = members;
}

/** Costs of the members that compete with their children as they are; nobody where they are evaluated again among them. */
export function competing({ costs }: Kept, again: boolean): Float64Array {
  return again ? new Float64Array(0) : costs;
}
