import type { State } from '../strategies/strategy.ts';
import type { Lineage } from '../population/plan.ts';
import type { Genome, Mutation } from './champion.ts';

type Chain = Genome & { readonly kind: 'chain' };

/** The chains of all individuals that a strategy's state holds as seeds, its parents; empty where it holds none. */
export function chainsIn(state: State): readonly Chain[] {
  const { lineage, parents } = state as State & { readonly lineage?: Lineage; readonly parents?: Int32Array };
  if (!lineage || !(parents instanceof Int32Array)) return [];
  return [...parents].flatMap((node) => chainOf(lineage, node) ?? []);
}

/** The chain of a node; null where the lineage does not tell it until its root. */
function chainOf({ ancestor, seed, power }: Lineage, node: number): Chain | null {
  const mutations: Mutation[] = [];
  let at = node;
  for (; ancestor[at] >= 0; at = ancestor[at]) mutations.push([seed[at], power[at]]);
  return ancestor[at] === -1 ? { kind: 'chain', root: seed[at], mutations: mutations.reverse() } : null;
}

/** A lineage of one chain, whose last node is the individual. */
export function lineageOf({ root, mutations }: Chain): Lineage {
  const length = mutations.length + 1;
  return {
    ancestor: Int32Array.from({ length }, (_, k) => k - 1),
    seed: Uint32Array.from([root, ...mutations.map(([seed]) => seed)]),
    power: Float32Array.from([0, ...mutations.map(([, power]) => power)]),
    born: Float64Array.from({ length }, (_, k) => k),
  };
}
