import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinateDirections, type Directions } from '../../../src/core/landscape/plane.ts';
import { evaluatedCosts, gridCosts } from '../../../src/engines/wasm/grid.ts';
import { Workspace } from '../../../src/engines/wasm/memory.ts';
import { objectiveOf } from '../../../src/engines/wasm/objectives.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();
const memory = { points: new Workspace(kernels), costs: new Workspace(kernels) };
/** Just enough cells for the short way, few rows so that all of them are soon evaluated, and no multiple of eight. */
const [WIDTH, HEIGHT] = [1009, 30];
/** Costs this far below the largest of the picture have the same height as the best. */
const FLOOR = 1e-6;
const SHORT = [2, 3, 4, 10, 11, 12, 14, 15, 16, 17, 18, 19, 21, 22, 23];

/** Two directions at right angles that change every coordinate. */
function oblique(dimension: number, seed: number): Directions {
  const unit = (v: Float64Array): Float64Array => v.map((value) => value / Math.hypot(...v));
  const right = unit(Float64Array.from({ length: dimension }, (_, j) => Math.sin(seed + 7.3 * j)));
  const other = Float64Array.from({ length: dimension }, (_, j) => Math.cos(seed + 3.1 * j));
  const shared = right.reduce((sum, value, j) => sum + value * other[j], 0);
  return [right, unit(other.map((value, j) => value - shared * right[j]))];
}

interface Differences {
  /** Largest and mean difference, as a share of the cost and what counts as nothing. */
  readonly most: number;
  readonly mean: number;
}

function differences(got: Float64Array, wanted: Float64Array): Differences {
  const highest = wanted.reduce((most, cost) => Math.max(most, cost), 0);
  const shares = wanted.map((cost, k) => Math.abs(got[k] - cost) / (cost + FLOOR * highest));
  return { most: Math.max(...shares), mean: shares.reduce((sum, share) => sum + share, 0) / shares.length };
}

describe.each(SHORT)('f%i painted by what neighbouring points share', (number) => {
  // How near one can look: at the optimum costs are the smallest there are, elsewhere a picture is nearly flat.
  const zoom = fc.constantFrom(1, 1, 0.3, 1e-2, 1e-4);
  const place = fc.constantFrom('optimum', 'elsewhere');

  it('agrees with every point evaluated alone', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        zoom,
        place,
        (dimension, instance, tilted, scale, where) => {
          const objective = objectiveOf(kernels, { problem: `bbob-f${number}`, dim: dimension, instance });
          const directions = tilted
            ? oblique(dimension, instance)
            : coordinateDirections(dimension, [dimension - 1, dimension >> 2]);
          const through = objective.xopt.map((value, j) => value + (where === 'optimum' ? 0 : Math.sin(j + instance)));
          const [x, y] = directions.map((direction) => direction.reduce((sum, part, j) => sum + part * through[j], 0));
          const half = 5 * scale;
          const view = { directions, through, x: [x - half, x + 0.8 * half], y: [y - 0.9 * half, y + half] } as const;
          const got = gridCosts(objective, memory, view, WIDTH, HEIGHT);
          const { most, mean } = differences(got, evaluatedCosts(objective, memory, view, WIDTH, HEIGHT));
          objective.release();
          expect(most).toBeLessThan(number === 16 ? 3e-2 : 1e-4);
          expect(mean).toBeLessThan(number === 16 ? 1e-3 : 1e-5);
        },
      ),
      { numRuns: 12, seed: number },
    );
  });
});

it('takes the short way only where there is one, and evaluates where numbers are beyond all measure', () => {
  const plane = [new Float64Array(3), ...coordinateDirections(3, [0, 1])];
  const xs = Float64Array.of(-1, 0, 1);
  const has = (number: number, middle: number): boolean => {
    const objective = objectiveOf(kernels, { problem: `bbob-f${number}`, dim: 3, instance: 1 });
    const slice = objective.slice!([plane[0].map(() => middle), plane[1], plane[2]], xs, 1);
    slice?.release();
    objective.release();
    return slice !== null;
  };
  expect(Array.from({ length: 24 }, (_, k) => k + 1).filter((number) => has(number, 0))).toEqual(
    SHORT.filter((number) => number !== 16),
  );
  for (const middle of [NaN, Infinity, 1e300]) expect(SHORT.filter((number) => has(number, middle))).toEqual([]);
});
