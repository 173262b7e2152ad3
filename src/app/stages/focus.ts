import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Focus } from './viewport.ts';

/** Individuals that are looked at; more would not tell more. */
const MOST_LOOKED_AT = 256;

/** Where a search is and how far its better individuals reach, in the two coordinates shown; null before it began. */
export function focusOf({ population, shape }: Snapshot, axes: readonly [number, number]): Focus | null {
  if (!population || population.axes[0] !== axes[0] || population.axes[1] !== axes[1]) return null;
  const { points, order, selected } = population;
  const size = Math.min(order.length, Math.max(2, selected), MOST_LOOKED_AT);
  let [x, y] = [0, 0];
  if (shape) [x, y] = [shape.mean[axes[0]], shape.mean[axes[1]]];
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
