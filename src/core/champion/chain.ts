import type { Chain } from '../population/chain.ts';
import type { Lineage } from '../population/plan.ts';
import type { ChainGenome } from './champion.ts';

/** A chain of a run as champions keep it. */
export function genomeOf({ root, seeds, powers }: Chain): ChainGenome {
  return { kind: 'chain', root, mutations: Array.from(seeds, (seed, k) => [seed, powers[k]] as const) };
}

/** The same the other way round. */
export function chainIn({ root, mutations }: ChainGenome): Chain {
  return {
    root,
    seeds: Uint32Array.from(mutations, ([seed]) => seed),
    powers: Float32Array.from(mutations, ([, power]) => power),
  };
}

/** A lineage of one chain, whose last node is the individual. */
export function lineageOf({ root, mutations }: ChainGenome): Lineage {
  const length = mutations.length + 1;
  return {
    ancestor: Int32Array.from({ length }, (_, k) => k - 1),
    seed: Uint32Array.from([root, ...mutations.map(([seed]) => seed)]),
    power: Float32Array.from([0, ...mutations.map(([, power]) => power)]),
    born: Float64Array.from({ length }, (_, k) => k),
  };
}
