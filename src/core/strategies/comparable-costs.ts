import type { Ranking } from '../population/ranking.ts';

/**
 * Costs as a gradient estimate can use them: above the best one, in units of the range between the best and the worst. Whoever has no
 * finite cost counts as the worst of those who have one.
 * @param out one number in [0, 1] for each individual; zeros where all costs are the same or none is finite
 * @returns the range, in units of cost; 0 where there is nothing to compare
 */
export function comparableCosts({ costs, order, finite, size }: Ranking, out: Float64Array): number {
  const best = costs[order[0]];
  const range = finite > 0 ? costs[order[finite - 1]] - best : 0;
  for (let rank = 0; rank < size; rank++) {
    const individual = order[rank];
    out[individual] = range === 0 ? 0 : rank < finite ? (costs[individual] - best) / range : 1;
  }
  return range;
}
