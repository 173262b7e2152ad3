import type { MutantsPlan } from '../population/plan.ts';
import { PURPOSE } from '../random/purposes.ts';
import { addNode, compact, emptyLineage, type GrowingLineage } from './lineage.ts';
import type { Setting } from './strategy.ts';

/** What a genetic algorithm remembers of its genomes, which are chains of seeds. */
export interface Offspring {
  /** Only living lines are kept. */
  lineage: GrowingLineage;
  /** Nodes of the current parents, best first; empty before the first generation. */
  parents: Int32Array;
  /** Of the generation in flight: each child's place among the parents (−1: fresh) and its seed. */
  parentOf: Int32Array;
  seeds: Uint32Array;
  /** Number in the run of the generation in flight. */
  asked: number;
}

/** A node is born as number generation·BORN_FACTOR + index. */
export const BORN_FACTOR = 16_777_216;

/** The reading of whoever keeps its genomes as chains; `help` says whose genome `genomeLength` is asked for. */
export const GENOME_READING = { id: 'genome', label: 'Genome length', scale: 'linear' } as const;

/** Mutations in the chain of the parent with this place; 0 before there are parents. */
export function genomeLength({ lineage, parents }: Offspring, place: number): number {
  return parents.length > 0 ? lineage.depth[parents[place]] : 0;
}

export function noOffspring(): Offspring {
  return {
    lineage: emptyLineage(),
    parents: new Int32Array(0),
    parentOf: new Int32Array(0),
    seeds: new Uint32Array(0),
    asked: 0,
  };
}

/**
 * Each child picks a parent, uniformly, and a seed for its mutation; before there are parents, all are fresh.
 * @param again place of a parent who is evaluated again behind the children, −1 for none
 */
export function askChildren(
  own: Offspring,
  { dimension, lower, upper, spreads, stream }: Setting<unknown>,
  { population, power }: { readonly population: number; readonly power: number },
  generation: number,
  again: number,
): MutantsPlan {
  const unchanged = again >= 0 ? 1 : 0;
  const size = population + unchanged;
  own.asked = generation;
  own.parentOf = new Int32Array(size).fill(again);
  own.seeds = new Uint32Array(size);
  for (let i = 0; i < population; i++) {
    const words = stream.words(PURPOSE.offspring, generation, i);
    // choice·T/2³² rounded down; for T up to 10,000 the product is exact in float64.
    own.parentOf[i] = own.parents.length === 0 ? -1 : Math.floor((words[0] * own.parents.length) / 4294967296);
    own.seeds[i] = words[1];
  }
  const { parentOf, seeds, parents, lineage } = own;
  const plan = { kind: 'mutants', size, dimension, lower, upper, power, unchanged, parentOf, seeds, parents, lineage };
  return (spreads ? { ...plan, spreads } : plan) as MutantsPlan;
}

/** The node of an individual of the generation in flight, which is added to the lineage unless it is a parent again. */
export function nodeOf(own: Offspring, individual: number, power: number, unchanged: boolean): number {
  const { lineage, parentOf, parents, seeds, asked } = own;
  const ancestor = parentOf[individual] < 0 ? -1 : parents[parentOf[individual]];
  if (unchanged) return ancestor;
  return addNode(lineage, ancestor, seeds[individual], power, asked * BORN_FACTOR + individual);
}

/** Makes these nodes the next parents, best first, and lets lines die out that lead to none of them. */
export function succeed(own: Offspring, next: Int32Array): void {
  own.parents = next;
  own.lineage = compact(own.lineage, next);
}
