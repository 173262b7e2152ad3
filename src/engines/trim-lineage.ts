import { CUT, type Lineage, type MutantsPlan } from '../core/population/plan.ts';

/**
 * The part of a plan that somebody else needs to make individuals from ≤ i < to, who already has the rows of the nodes
 * born at `known`: their own seeds, and each parent's chain back to the first known node. A lineage grows with every
 * generation; this does not.
 */
export function trimPlan(plan: MutantsPlan, from: number, to: number, known: ReadonlySet<number>): MutantsPlan {
  const { lineage, parents } = plan;
  const places = new Map<number, number>();
  const nodes: number[] = [];
  // Ancestors are placed before their descendants, as they stand in any lineage.
  const place = (node: number): number => {
    const chain: number[] = [];
    for (let at = node; at >= 0 && !places.has(at); at = lineage.ancestor[at]) {
      chain.push(at);
      if (known.has(lineage.born[at])) break;
    }
    for (const at of chain.reverse()) places.set(at, nodes.push(at) - 1);
    return places.get(node)!;
  };
  const ownParents = parents.map(place);
  const trimmed: Lineage = {
    ancestor: Int32Array.from(nodes, (node) => {
      const ancestor = lineage.ancestor[node];
      return ancestor < 0 ? -1 : (places.get(ancestor) ?? CUT);
    }),
    seed: Uint32Array.from(nodes, (node) => lineage.seed[node]),
    power: Float32Array.from(nodes, (node) => lineage.power[node]),
    born: Float64Array.from(nodes, (node) => lineage.born[node]),
  };
  return {
    ...plan,
    size: to - from,
    unchanged: Math.max(0, to - Math.max(from, plan.size - (plan.unchanged ?? 0))),
    parentOf: plan.parentOf.slice(from, to),
    seeds: plan.seeds.slice(from, to),
    parents: ownParents,
    lineage: trimmed,
  };
}
