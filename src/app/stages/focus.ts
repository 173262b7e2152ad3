import { along, sameDirections, type Directions } from '../../core/landscape/plane.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Focus } from './viewport.ts';

/** Individuals that are looked at; more would not tell more. */
const MOST_LOOKED_AT = 256;

/** Where a search is and how far its better individuals reach, along the two directions shown; null before it began. */
export function focusOf({ population, shape }: Snapshot, directions: Directions): Focus | null {
  if (!population || !sameDirections(population.directions, directions)) return null;
  const { points, order, selected } = population;
  const size = Math.min(order.length, Math.max(2, selected), MOST_LOOKED_AT);
  let [x, y] = [0, 0];
  if (shape) [x, y] = [along(directions[0], shape.mean), along(directions[1], shape.mean)];
  else {
    for (let rank = 0; rank < size; rank++) {
      x += points[2 * order[rank]] / size;
      y += points[2 * order[rank] + 1] / size;
    }
  }
  let reach = 0;
  for (let rank = 0; rank < size; rank++) {
    const i = order[rank];
    reach = Math.max(reach, Math.abs(points[2 * i] - x), Math.abs(points[2 * i + 1] - y));
  }
  return Number.isFinite(reach) ? { x, y, reach } : null;
}
