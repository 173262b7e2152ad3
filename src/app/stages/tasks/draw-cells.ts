import { fill, stroke } from '../../../core/problems/drawing/figures.ts';
import type { TaskColours, TaskPen, TaskView } from '../../../core/problems/drawing/picture.ts';
import type { EliteMap } from '../../../runtime/snapshot.ts';
import { rampOf, type Tone } from '../ramp.ts';

/** What of a map of elites is drawn: behaviours of two numbers, which are places of the task's world. */
export interface CellScene {
  readonly map: EliteMap;
  readonly tone: Tone;
  /** The chosen cell; −1 for none. */
  readonly chosen: number;
}

/** The part of the ramp that is used: what lies beyond looks like walls, or like a cell where nobody has been. */
const [BEST, WORST] = [0.2, 0.86];
/** How many times farther a step to the side counts, for whoever goes from cell to cell by keys. */
const ASIDE = 2.5;

/** The cell at a place on the stage; −1 beside the map. */
export function cellAt(view: TaskView, map: EliteMap, x: number, y: number): number {
  const parts = [view.x, view.y].map((toPixels, d) => {
    const [lowest, highest] = map.ranges[d].map(toPixels);
    return Math.floor((map.side * ([x, y][d] - lowest)) / (highest - lowest));
  });
  const inside = parts.every((part) => part >= 0 && part < map.side);
  return inside ? parts[0] + map.side * parts[1] : -1;
}

/**
 * The next cell with an elite in a direction on the stage, right and down each −1, 0 or 1; the cell itself where there is none.
 * To the sides it goes on in the next row, as reading does, so that every elite is met; cells aside of the way up or down
 * count as farther away than they are.
 */
export function cellBeside(view: TaskView, map: EliteMap, cell: number, right: number, down: number): number {
  const { side, costs, ranges } = map;
  const [mirrored, upward] = [view.x, view.y].map((toPixels, d) => toPixels(ranges[d][1]) < toPixels(ranges[d][0]));
  const columnOf = (one: number): number => (mirrored ? side - 1 - (one % side) : one % side);
  const rowOf = (one: number): number => (upward ? side - 1 - Math.floor(one / side) : Math.floor(one / side));
  let next = cell;
  let least = Infinity;
  costs.forEach((cost, other) => {
    const [x, y] = [columnOf(other) - columnOf(cell), rowOf(other) - rowOf(cell)];
    const ahead = right !== 0 ? right * (x + side * y) : down * y;
    const far = right !== 0 ? ahead : ahead + ASIDE * Math.abs(x);
    if (Number.isNaN(cost) || ahead <= 0 || far >= least) return;
    next = other;
    least = far;
  });
  return next;
}

/** The cell with the best elite of all; −1 where there is nobody. */
export function bestCell({ costs }: EliteMap): number {
  return costs.reduce((best, cost, cell) => (cost < (costs[best] ?? Infinity) ? cell : best), -1);
}

/** Colour of a share from the best, 0, to the worst, 1. */
export function cellColour(share: number, tone: Tone): string {
  const ramp = rampOf(tone);
  const k = Math.round(255 * (BEST + share * (WORST - BEST)));
  return `rgb(${ramp[3 * k]}, ${ramp[3 * k + 1]}, ${ramp[3 * k + 2]})`;
}

/** Every cell where somebody has been, in the colour of what its elite costs. */
export function drawCells(pen: TaskPen, view: TaskView, { map, tone, chosen }: CellScene, colours: TaskColours): void {
  const own = map.costs.filter((cost) => !Number.isNaN(cost));
  const least = Math.min(...own);
  const span = Math.max(...own) - least;
  map.costs.forEach((cost, cell) => {
    if (Number.isNaN(cost)) return;
    fill(pen, corners(view, map, cell, 0.5), cellColour(span > 0 ? (cost - least) / span : 0, tone));
  });
  if (chosen < 0) return;
  const frame = corners(view, map, chosen, 0);
  stroke(pen, [...frame, ...frame.slice(0, 4)], colours.ground, 5 * view.fine);
  stroke(pen, [...frame, ...frame.slice(0, 4)], colours.ink, 2 * view.fine);
}

/** Corners of a cell on the stage, so many pixels within it. */
function corners(view: TaskView, { side, ranges }: EliteMap, cell: number, gap: number): number[] {
  const ends = [view.x, view.y].map((toPixels, d) => {
    const [lowest, highest] = ranges[d];
    const part = d === 0 ? cell % side : Math.floor(cell / side);
    const [from, to] = [part, part + 1].map((k) => toPixels(lowest + (k * (highest - lowest)) / side));
    return [Math.min(from, to) + gap, Math.max(from, to) - gap];
  });
  const [[left, right], [top, bottom]] = ends;
  return [left, top, right, top, right, bottom, left, bottom];
}
