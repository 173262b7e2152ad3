import type { Plan } from './plan.ts';

/** What a genome is made from: the seed of a fresh one, then the seed and the power of each mutation that is added to it. */
export interface Chain {
  readonly root: number;
  readonly seeds: Uint32Array;
  readonly powers: Float32Array;
}

/** Longest chain that is kept. */
export const MOST_MUTATIONS = 100_000;

/** The chain of an individual; null where its plan has no chains, does not tell it until its root, or it is too long to keep. */
export function chainOf(plan: Plan, individual: number): Chain | null {
  if (plan.kind !== 'mutants') return null;
  const { parentOf, parents, seeds, size, unchanged = 0 } = plan;
  const { ancestor, seed, power } = plan.lineage;
  if (parentOf[individual] < 0) return emptyChain(seeds[individual], 0);
  const mutated = individual < size - unchanged ? 1 : 0;
  const parent = parents[parentOf[individual]];
  let length = mutated;
  let root = parent;
  for (; ancestor[root] >= 0; root = ancestor[root]) length++;
  if (ancestor[root] !== -1 || length > MOST_MUTATIONS) return null;
  const chain = emptyChain(seed[root], length);
  if (mutated) {
    chain.seeds[length - 1] = seeds[individual];
    chain.powers[length - 1] = plan.power;
  }
  let at = parent;
  for (let k = length - mutated - 1; k >= 0; k--, at = ancestor[at]) {
    chain.seeds[k] = seed[at];
    chain.powers[k] = power[at];
  }
  return chain;
}

function emptyChain(root: number, length: number): Chain {
  return { root, seeds: new Uint32Array(length), powers: new Float32Array(length) };
}
