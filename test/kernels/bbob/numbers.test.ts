import { describe, expect, it } from 'vitest';
import { Bbob } from '../../../src/kernels/bbob.ts';
import type { BbobNumbers } from '../../../src/kernels/bbob-numbers.ts';
import { loadKernels } from '../load.ts';

const kernels = loadKernels();

function numbersOf(number: number, dimension: number): BbobNumbers {
  const problem = Bbob.create(kernels, number, dimension, 3);
  const numbers = problem.numbers();
  problem.release();
  return numbers;
}

/** Row i of a matrix times a vector. */
const dot = (matrix: Float64Array, i: number, x: ArrayLike<number>): number => {
  const { length } = x;
  return Array.from({ length }, (_, j) => matrix[i * length + j] * x[j]).reduce((sum, value) => sum + value, 0);
};

// 7 = 4 + 2 + 1 rows: every height of a panel.
describe.each([2, 7, 40])('what a function is computed from, D = %d', (dimension) => {
  it('has rotations whose rows are orthonormal', () => {
    const { first, second } = numbersOf(10, dimension);
    expect(second).toBeNull();
    for (let i = 0; i < dimension; i++) {
      for (let k = 0; k < dimension; k++) {
        expect(dot(first!, i, first!.subarray(k * dimension, (k + 1) * dimension))).toBeCloseTo(i === k ? 1 : 0, 12);
      }
    }
  });

  it('gives the sharp ridge its cost', () => {
    const problem = Bbob.create(kernels, 13, dimension, 3);
    const { first, optimum } = problem.numbers();
    const x = Float64Array.from({ length: dimension }, (_, j) => 0.3 * j - 1);
    const tile = kernels.float64(4 * dimension);
    const costs = kernels.float64(4);
    x.forEach((value, j) => tile.values.fill(value, 4 * j, 4 * j + 4));
    problem.evaluate(tile.pointer, 1, costs.pointer);
    const z = Array.from(x, (_, i) =>
      dot(
        first!,
        i,
        x.map((value, j) => value - optimum[j]),
      ),
    );
    const ridge = z[0] ** 2 + 100 * Math.sqrt(z.slice(1).reduce((sum, value) => sum + value * value, 0));
    expect(costs.values[0] / ridge).toBeCloseTo(1, 12);
    for (const owned of [tile, costs, problem]) owned.release();
  });

  it.each([
    [21, 101],
    [22, 21],
  ])('f%d has %d peaks, the first at the optimum', (number, count) => {
    const { centers, peakScales, levels, first, optimum } = numbersOf(number, dimension);
    expect([centers.length, peakScales.length, levels.length]).toEqual([count, count, count]);
    centers[0].forEach((value, i) => expect(value).toBeCloseTo(dot(first!, i, optimum), 12));
    expect(levels[0]).toBe(0);
    expect(Math.min(...levels.subarray(1))).toBeGreaterThan(0);
    for (const scales of peakScales) expect(Math.min(...scales)).toBeGreaterThan(0);
  });

  it('has no peaks and no matrices where a function has none', () => {
    expect(numbersOf(1, dimension)).toMatchObject({ first: null, second: null, centers: [], peakScales: [] });
  });
});
