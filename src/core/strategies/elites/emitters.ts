import { cmaConstants, type CmaConstants } from '../cma-es/constants.ts';
import { roundDistribution, type CmaDistribution } from '../cma-es/update.ts';
import type { Setting } from '../strategy.ts';
import type { Entry } from './elite-archive.ts';

/** A CMA-ES of its own among several that fill one archive. */
export interface Emitter extends CmaDistribution {
  /** Steps since it began, or began anew. */
  updates: number;
}

/** Smallest step, and thinnest ellipse, with which an emitter goes on: those of pyribs. */
const LEAST_STEP = 1e-11;
const CONDITION_LIMIT = 1e14;

export function freshEmitter(mean: Float64Array, sigma: number): Emitter {
  return { ...roundDistribution(mean, sigma), updates: 0 };
}

/** As many emitters as asked for: those there are, and behind them fresh ones at the start. */
export function emittersOf(
  { start, parameters }: Setting<{ readonly emitters: number; readonly sigma: number }>,
  before: readonly Emitter[],
): Emitter[] {
  const { emitters, sigma } = parameters;
  return Array.from({ length: emitters }, (_, k) => before[k] ?? freshEmitter(start.slice(), sigma));
}

/** Whether nothing more can come of an emitter. */
export function isSpent({ healthy, sigma, lengths }: Emitter): boolean {
  const longest = lengths[lengths.length - 1];
  return !healthy || sigma * longest < LEAST_STEP || longest * longest > CONDITION_LIMIT * lengths[0] * lengths[0];
}

/**
 * Those who entered, in the order of the improvement ranking (Fontaine et al. 2020): who discovered a cell before who improved one,
 * each by how much it is worth, equals by index.
 */
export function rankedByImprovement(entries: readonly Entry[]): Entry[] {
  return entries.toSorted(
    (a, b) => Number(b.discovery) - Number(a.discovery) || b.gain - a.gain || a.individual - b.individual,
  );
}

/** Weights and rates for so many parents: everybody who entered counts, by the logarithm of its rank. */
export function constantsFor(parents: number, { dimension, kernels }: Setting<unknown>): CmaConstants {
  return cmaConstants(dimension, 2 * parents, false, kernels);
}
