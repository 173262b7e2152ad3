import { describe, expect, it } from 'vitest';
import { sampler } from '../math/arguments.ts';
import { loadKernels } from '../load.ts';
import { costsOf, FUNCTIONS, withProblem } from './points.ts';

const kernels = loadKernels();
const DIMENSIONS = [2, 3, 5, 7, 10, 39, 40];

/** Random points, some far outside the box, some at the optimum. */
function pointsFor(number: number, dimension: number, xopt: Float64Array): number[][] {
  const { between, scaled } = sampler(100 * number + dimension);
  const fill = (value: (j: number) => number): number[] => Array.from({ length: dimension }, (_, j) => value(j));
  return [
    ...Array.from({ length: 7 }, () => fill(() => between(-5, 5))),
    fill(() => between(-50, 50)),
    fill(() => scaled(0, 40)),
    fill((j) => xopt[j]),
    fill((j) => xopt[j] + scaled(-40, -3)),
  ];
}

describe('the cost of an individual', () => {
  it.each(FUNCTIONS)('f%i does not depend on its lane, its neighbours or the size of the population', (number) => {
    for (const dimension of DIMENSIONS) {
      withProblem(kernels, number, dimension, 1 + (number % 3), (problem) => {
        const points = pointsFor(number, dimension, problem.xopt);
        const together = costsOf(kernels, problem, points);
        const backwards = costsOf(kernels, problem, [...points].reverse(), 3).reverse();
        expect(backwards).toEqual(together);
        points.forEach((point, n) => {
          const [alone] = costsOf(kernels, problem, [point], NaN);
          expect(alone, `dimension ${dimension}, point ${n}`).toBe(together[n]);
          // In each lane, beside numbers that take the long way through every function.
          const others = [Infinity, NaN, 1e200].map((value) => point.map(() => value));
          for (let lane = 0; lane < 4; lane++) {
            const tile = [...others];
            tile.splice(lane, 0, point);
            expect(costsOf(kernels, problem, tile)[lane], `lane ${lane}`).toBe(together[n]);
          }
        });
      });
    }
  });

  it('is the same from a second problem and after other evaluations', () => {
    for (const number of FUNCTIONS) {
      withProblem(kernels, number, 6, 4, (first) => {
        const points = pointsFor(number, 6, first.xopt);
        const costs = costsOf(kernels, first, points);
        costsOf(kernels, first, [[1, 2, NaN, 4, 5, 6]]);
        withProblem(kernels, number, 6, 4, (second) => expect(costsOf(kernels, second, points)).toEqual(costs));
        expect(costsOf(kernels, first, points)).toEqual(costs);
      });
    }
  });
});
