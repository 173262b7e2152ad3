import { describe, expect, it } from 'vitest';
import { loadKernels } from '../load.ts';
import { costsOf, FUNCTIONS, withProblem } from './points.ts';

const kernels = loadKernels();

/** `point` with another number at one place. */
function replaced(point: readonly number[], place: number, value: number): number[] {
  return point.map((own, j) => (j === place ? value : own));
}

describe('coordinates that are not finite', () => {
  it.each(FUNCTIONS)('f%i: NaN gives NaN, an infinite number gives Infinity, NaN prevails', (number) => {
    for (const dimension of [2, 5, 11]) {
      withProblem(kernels, number, dimension, 2, (problem) => {
        const zero = Array.from({ length: dimension }, () => 0);
        for (let j = 0; j < dimension; j++) {
          const points = [NaN, Infinity, -Infinity].map((value) => replaced(zero, j, value));
          const mixed = replaced(replaced(zero, j, NaN), (j + 1) % dimension, -Infinity);
          const [nan, up, down, both, plain] = costsOf(kernels, problem, [...points, mixed, zero]);
          expect([nan, up, down, both], `place ${j}`).toEqual([NaN, Infinity, Infinity, NaN]);
          expect(plain).toBeLessThan(Infinity);
        }
      });
    }
  });

  it.each(FUNCTIONS)('f%i: finite numbers never give NaN, however large or small', (number) => {
    withProblem(kernels, number, 4, 1, (problem) => {
      const sizes = [1e10, 1e77, 1e154, 1e200, 1e300, Number.MAX_VALUE, 1e-300, Number.MIN_VALUE, -0];
      const points = sizes.flatMap((size) => [
        [size, size, size, size],
        [-size, size, -size, size],
        [0, 0, size, 0],
      ]);
      for (const cost of costsOf(kernels, problem, points)) expect(cost).toBeGreaterThanOrEqual(0);
    });
  });
});
