/** Behaviours as rows of `width` numbers each. */
export interface Behaviours {
  readonly rows: Float64Array;
  readonly width: number;
  readonly count: number;
}

/** How far apart two behaviours are: Such et al. 2017 take the square of the Euclidean distance of Lehman and Stanley 2011. */
export type Distance = 'euclidean' | 'squared';

/**
 * Novelty of each of `own`: the mean distance to its k nearest neighbours among the others and the archive, to fewer
 * where there are not so many. One without a finite behaviour is −1 novel and nobody's neighbour.
 */
export function noveltyOf(own: Behaviours, archive: Behaviours, k: number, distance: Distance): Float64Array {
  const between = distance === 'squared' ? squaredDistance : euclideanDistance;
  const novelty = new Float64Array(own.count);
  const nearest = new Float64Array(Math.min(k, own.count + archive.count));
  for (let i = 0; i < own.count; i++) {
    nearest.fill(Infinity);
    let found = 0;
    for (let j = 0; j < own.count; j++) if (j !== i && insert(nearest, between(own, i, own, j))) found++;
    for (let j = 0; j < archive.count; j++) if (insert(nearest, between(own, i, archive, j))) found++;
    const used = Math.min(found, nearest.length);
    let sum = 0;
    for (let n = 0; n < used; n++) sum += nearest[n];
    novelty[i] = used > 0 ? sum / used : isFiniteRow(own, i) ? 0 : -1;
  }
  return novelty;
}

function euclideanDistance(a: Behaviours, i: number, b: Behaviours, j: number): number {
  return Math.sqrt(squaredDistance(a, i, b, j));
}

function squaredDistance(a: Behaviours, i: number, b: Behaviours, j: number): number {
  let sum = 0;
  for (let d = 0; d < a.width; d++) {
    const step = a.rows[i * a.width + d] - b.rows[j * b.width + d];
    sum += step * step;
  }
  return sum;
}

/** Keeps the smallest numbers in ascending order; false for what is not finite. */
function insert(nearest: Float64Array, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  let at = nearest.length - 1;
  if (!(value < nearest[at])) return true;
  for (; at > 0 && nearest[at - 1] > value; at--) nearest[at] = nearest[at - 1];
  nearest[at] = value;
  return true;
}

function isFiniteRow({ rows, width }: Behaviours, i: number): boolean {
  for (let d = 0; d < width; d++) if (!Number.isFinite(rows[i * width + d])) return false;
  return true;
}
