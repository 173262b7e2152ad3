import { originOf, type PlaneView } from '../../core/landscape/plane.ts';
import type { Workspace } from './memory.ts';
import type { Objective } from './objectives.ts';

/** Points that are in memory at one time; a multiple of four, few enough for the nearest cache. */
const BLOCK = 128;

/** Smaller pictures are done before a short way is prepared. */
const LEAST_FOR_SHORT = 30_000;

/** Where points and costs of a grid are put while they are evaluated. */
export interface GridMemory {
  readonly points: Workspace;
  readonly costs: Workspace;
}

/**
 * f − f_opt over a part of a plane, on width × height cells, row by row from the top, each at its middle: exact in small
 * pictures, and as exact as can be seen in large ones.
 */
export function gridCosts(
  objective: Objective,
  memory: GridMemory,
  view: PlaneView,
  width: number,
  height: number,
): Float64Array {
  const short = width * height < LEAST_FOR_SHORT ? null : paintedCosts(objective, view, width, height);
  return short ?? evaluatedCosts(objective, memory, view, width, height);
}

/** By what neighbouring points share; null where the function offers no such way. */
function paintedCosts(objective: Objective, view: PlaneView, width: number, height: number): Float64Array | null {
  const [x, y] = [view.x, view.y].map(([from, to]) => ({ middle: (from + to) / 2, half: (to - from) / 2 }));
  const origin = originOf(view);
  const [right, up] = view.directions;
  const middle = origin.map((value, j) => value + x.middle * right[j] + y.middle * up[j]);
  const xs = Float64Array.from({ length: width }, (_, i) => ((2 * i + 1) / width - 1) * x.half);
  const slice = objective.slice?.([middle, right, up], xs, Math.abs(y.half));
  if (!slice) return null;
  const costs = new Float64Array(width * height);
  for (let row = 0; row < height; row++) {
    costs.set(slice.paint((1 - (2 * row + 1) / height) * y.half), row * width);
  }
  slice.release();
  return costs;
}

/**
 * Point by point. It goes down one strip of columns after the other, since along a column only what lies in the upward
 * direction changes.
 */
export function evaluatedCosts(
  objective: Objective,
  memory: GridMemory,
  view: PlaneView,
  width: number,
  height: number,
): Float64Array {
  const [right, up] = view.directions;
  const origin = originOf(view);
  const dimension = origin.length;
  const costs = new Float64Array(width * height);
  const points = memory.points.reserve(BLOCK * dimension);
  const results = memory.costs.reserve(BLOCK);
  const moving = [...up.keys()].filter((j) => up[j] !== 0);
  const strip = new Float64Array(BLOCK * dimension);
  for (let first = 0; first < width; first += BLOCK) {
    const count = Math.min(BLOCK, width - first);
    const tiles = Math.ceil(count / 4);
    for (let i = 0; i < 4 * tiles; i++) {
      const x = view.x[0] + ((Math.min(first + i, width - 1) + 0.5) / width) * (view.x[1] - view.x[0]);
      const lane = 4 * dimension * (i >> 2) + (i & 3);
      for (let j = 0; j < dimension; j++) strip[lane + 4 * j] = origin[j] + x * right[j];
    }
    points.values.set(strip);
    for (let row = 0; row < height; row++) {
      const y = view.y[1] + ((row + 0.5) / height) * (view.y[0] - view.y[1]);
      const { values } = points;
      for (const j of moving) {
        const step = y * up[j];
        for (let tile = 0; tile < tiles; tile++) {
          const lane = 4 * (dimension * tile + j);
          values[lane] = strip[lane] + step;
          values[lane + 1] = strip[lane + 1] + step;
          values[lane + 2] = strip[lane + 2] + step;
          values[lane + 3] = strip[lane + 3] + step;
        }
      }
      objective.evaluate(points.pointer, tiles, results.pointer);
      costs.set(results.values.subarray(0, count), row * width + first);
    }
  }
  return costs;
}
