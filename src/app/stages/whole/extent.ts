import type { Snapshot } from '../../../runtime/snapshot.ts';

/** How much of the search space is shown along every coordinate: the box, or as far as the selected reach. */
export type Reach = 'box' | 'near';

/** Middle of what is shown of each coordinate, and how far that goes to either side, the same for all. */
export interface Extent {
  /** What lies in the middle: that of the box, or what each coordinate has of its own. */
  readonly about: 'box' | 'mean' | 'selected';
  readonly centre: Float64Array;
  readonly half: number;
}

/** Room around the selected, and around the box. */
export const ROOM = { near: 1.25, box: 1.02 };
const LEAST = 1e-300;

/** What is to be shown of all coordinates. From near it is about the mean, or about the middle of the selected. */
export function extentOf(
  { population, shape }: Pick<Snapshot, 'population' | 'shape'>,
  reach: Reach,
  [lower, upper]: readonly [number, number],
  dimension: number,
): Extent {
  const whole: Extent = {
    about: 'box',
    centre: new Float64Array(dimension).fill((lower + upper) / 2),
    half: (ROOM.box * (upper - lower)) / 2,
  };
  const sample = population?.sample;
  if (reach === 'box' || !sample || sample.rows.length !== dimension * sample.ranks.length) return whole;
  const looked = Math.max(2, sample.ranks.filter((rank) => rank < population.selected).length);
  const rows = sample.rows.subarray(0, dimension * looked);
  const centre = shape?.mean ?? middleOf(rows, dimension);
  const half = rows.reduce((most, value, k) => Math.max(most, Math.abs(value - centre[k % dimension])), LEAST);
  return Number.isFinite(half) ? { about: shape ? 'mean' : 'selected', centre, half: ROOM.near * half } : whole;
}

function middleOf(rows: Float32Array, dimension: number): Float64Array {
  const middle = new Float64Array(dimension);
  rows.forEach((value, k) => (middle[k % dimension] += (value * dimension) / rows.length));
  return middle;
}
