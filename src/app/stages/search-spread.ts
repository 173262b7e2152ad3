import { populationSpread } from '../../core/landscape/population-spread.ts';
import type { SearchShape } from '../../core/strategies/strategy.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';

/** Fewer individuals span no plane. */
const LEAST_INDIVIDUALS = 3;

/**
 * Whether a search has principal axes: a distribution that is not equally wide in every direction has them, and where the
 * strategy has no distribution, its population.
 */
export function hasAxes(snapshot: Snapshot | null): boolean {
  if (!snapshot) return false;
  if (snapshot.shape) return snapshot.shape.factor !== null;
  return (snapshot.population?.size ?? 0) >= LEAST_INDIVIDUALS;
}

/** What the principal axes are those of; null where there are none, or while no coordinates of individuals are here. */
export function spreadOf({ shape, population, solution }: Snapshot): SearchShape | null {
  if (shape) return shape.factor ? shape : null;
  const sample = population?.sample;
  return sample ? populationSpread(sample.rows, solution.length) : null;
}
