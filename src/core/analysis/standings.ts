import type { TrialOutcome } from './outcome.ts';

/** More evaluations than any run may make. */
const UNREACHED = 1e12;

/**
 * Every run's place among all runs of a race, as a number that is lower for the better: who reached the last target stands by the
 * evaluations it took, who did not stands behind them all by lowest cost. All have the same budget; who
 * stops early has made its choice, which is to be told beside any comparison. (COCO compares runs likewise.)
 * @param lanes finished runs, by lane
 */
export function standings(
  lanes: readonly (readonly Pick<TrialOutcome, 'hits' | 'best'>[])[],
): readonly (readonly number[])[] {
  const costs = new Set<number>();
  const reachedAt = ({ hits }: Pick<TrialOutcome, 'hits'>): number => hits[hits.length - 1];
  for (const outcomes of lanes) {
    for (const outcome of outcomes) if (!(reachedAt(outcome) < Infinity)) costs.add(outcome.best);
  }
  const places = new Map([...Float64Array.from(costs).sort()].map((cost, place) => [cost, UNREACHED + place]));
  return lanes.map((outcomes) =>
    outcomes.map((outcome) => {
      const hit = reachedAt(outcome);
      return hit < Infinity ? hit : places.get(outcome.best)!;
    }),
  );
}
