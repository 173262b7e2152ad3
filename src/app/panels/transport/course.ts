import { COLUMN, type HistoryRecord } from '../../../core/experiment/history.ts';

/** The best cost so far by generation: where a curve begins to fall, in shares of a picture. */
export interface Course {
  /** Steps from left to right, x and y alternating, each from 0 to 1; y = 1 is the lower edge: the lowest cost, or the lowest return. */
  readonly steps: readonly number[];
}

/** How far down a cost is, larger for higher ones. */
type Level = (cost: number) => number;

/** Costs below this are not told apart, so that a cost of zero has a place. */
const LEAST_COST = 1e-16;
const POWERS: Level = (cost) => Math.log10(Math.max(LEAST_COST, cost));
/** Returns are told as they are. */
const PLAIN: Level = (cost) => cost;
/** A curve narrower than this many powers of ten is not drawn as if it fell deep. */
const LEAST_DECADES = 2;

/**
 * The course of a run for the background of a scrubber.
 * @param generations how many generations the whole width stands for
 * @param task costs are those of a task, whose returns are not told in powers of ten
 */
export function courseOf({ values, width, length, stride }: HistoryRecord, generations: number, task = false): Course {
  const levelOf = task ? PLAIN : POWERS;
  let best = Infinity;
  let first = NaN;
  const points: [generation: number, level: number][] = [];
  for (let row = 0; row < length; row++) {
    const cost = values[row * width + COLUMN.best];
    if (!(cost < best)) continue;
    best = cost;
    const level = levelOf(cost);
    if (Number.isNaN(first)) first = level;
    points.push([1 + row * stride, level]);
  }
  if (points.length === 0 || generations <= 0) return { steps: [] };
  const last = points[points.length - 1][1];
  const depth = task ? first - last || 1 : Math.max(LEAST_DECADES, first - last);
  const steps: number[] = [];
  // Costs fall, returns rise.
  const height = (level: number): number => (task ? 1 - (first - level) / depth : (first - level) / depth);
  let y = height(first);
  for (const [generation, level] of points) {
    const x = Math.min(1, (generation - 1) / generations);
    steps.push(x, y);
    y = height(level);
    steps.push(x, y);
  }
  return { steps };
}
