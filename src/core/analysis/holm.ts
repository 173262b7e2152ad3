/** How unlikely by chance something must be to be called a difference. */
export const LEVEL = 0.05;

/**
 * Holm's correction (1979) of several tests that are looked at together: the smallest p counts as often as there are tests, the next
 * once less, and so on; none becomes smaller than one before it.
 * @returns corrected values in the order given, at most 1
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ps.map((_, k) => k).sort((a, b) => ps[a] - ps[b]);
  const corrected = new Array<number>(ps.length).fill(1);
  let least = 0;
  order.forEach((k, place) => {
    least = Math.min(1, Math.max(least, (ps.length - place) * ps[k]));
    corrected[k] = least;
  });
  return corrected;
}

/** The smallest two-sided p of a rank-sum test of two groups of this size: that of groups which do not overlap, 2/C(2n, n). */
export function smallestP(size: number): number {
  let p = 2;
  for (let k = 1; k <= size; k++) p *= k / (size + k);
  return Math.min(1, p);
}

/**
 * Runs of each lane that a claim needs at least: with fewer, no difference however large would be told from chance once all pairs of
 * lanes are tested.
 * @param lanes at least 2
 */
export function runsNeeded(lanes: number, level = LEVEL): number {
  const pairs = (lanes * (lanes - 1)) / 2;
  let size = 1;
  while (pairs * smallestP(size) > level) size++;
  return size;
}
