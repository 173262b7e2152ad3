import type { Behaviours } from '../novelty.ts';
import type { Range } from '../../problems/task.ts';

/** A behaviour space divided into cells: every number of a behaviour has its range cut into `side` equal parts. */
export interface Grid {
  readonly ranges: readonly Range[];
  readonly side: number;
  readonly cells: number;
}

/** Most cells, and most numbers that an elite for each of them may take together: 32 MB. */
const MOST_CELLS = 10_000;
const MOST_NUMBERS = 4_000_000;

/** @param side parts of each range; fewer where there would be more cells than there is room for */
export function gridOf(ranges: readonly Range[], side: number, dimension: number): Grid {
  const most = Math.max(1, Math.min(MOST_CELLS, Math.floor(MOST_NUMBERS / dimension)));
  let parts = side;
  while (parts > 1 && cellsOf(ranges.length, parts) > most) parts--;
  return { ranges, side: parts, cells: cellsOf(ranges.length, parts) };
}

/**
 * The cell where an individual behaves, −1 where a number of its behaviour is not finite. What lies outside a range belongs to the cell
 * at the border. The first number of a behaviour runs fastest.
 */
export function cellOf({ ranges, side }: Grid, { rows, width }: Behaviours, individual: number): number {
  let cell = 0;
  for (let d = ranges.length - 1; d >= 0; d--) {
    const [lowest, highest] = ranges[d];
    const value = rows[individual * width + d];
    if (!Number.isFinite(value)) return -1;
    const part = Math.floor((side * (value - lowest)) / (highest - lowest));
    cell = cell * side + Math.min(side - 1, Math.max(0, part));
  }
  return cell;
}

function cellsOf(axes: number, side: number): number {
  let cells = 1;
  for (let d = 0; d < axes; d++) cells *= side;
  return cells;
}
