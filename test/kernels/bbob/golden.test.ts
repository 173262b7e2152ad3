import { describe, expect, it } from 'vitest';
import { loadKernels } from '../load.ts';
import { ABSOLUTE_TOLERANCE, costsOf, FUNCTIONS, relativeTolerance, withProblem } from './points.ts';
import { GOLDEN, pointsOf } from './vectors.ts';

const kernels = loadKernels();

/** Functions whose optimum is a result of arithmetic rather than a number of the grid of 0.0008. */
const COMPUTED_OPTIMUM: Readonly<Record<number, number>> = { 9: 5e-13, 19: 5e-13 };

describe('numbers of the C code of COCO', () => {
  it('covers 24 functions, 6 dimensions, 3 instances', () => {
    expect(GOLDEN.problems).toHaveLength(432);
  });

  it.each(FUNCTIONS)('f%i: every cost, f_opt and x_opt', (number) => {
    for (const golden of GOLDEN.problems.filter(({ f }) => f === number)) {
      withProblem(kernels, number, golden.d, golden.i, (problem) => {
        expect(problem.fopt, golden.id).toBe(golden.fopt);
        const allowed = COMPUTED_OPTIMUM[number] ?? 0;
        problem.xopt.forEach((value, j) => {
          expect(Math.abs(value - golden.xopt[j]), `${golden.id}, x_opt[${j}]`).toBeLessThanOrEqual(allowed);
        });
        costsOf(kernels, problem, pointsOf(golden)).forEach((cost, n) => {
          const reference = golden.y[n];
          const tolerance = relativeTolerance(number) * Math.abs(reference - golden.fopt) + ABSOLUTE_TOLERANCE;
          expect(Math.abs(cost + golden.fopt - reference), `${golden.id}, point ${n}`).toBeLessThanOrEqual(tolerance);
        });
      });
    }
  });

  it.each(GOLDEN.foptTable)('f$f: f_opt of instances 1 to 15', ({ f, from, v }) => {
    v.forEach((fopt, k) => withProblem(kernels, f, 2, from + k, (problem) => expect(problem.fopt).toBe(fopt)));
  });

  it('costs exactly 0 at the reported optimum, f20 as much as its constant leaves', () => {
    for (const { f, d, i, id } of GOLDEN.problems) {
      withProblem(kernels, f, d, i, (problem) => {
        const [cost] = costsOf(kernels, problem, [problem.xopt]);
        if (f === 20) expect(Math.abs(cost), id).toBeLessThan(4e-15);
        else expect(cost, id).toBe(0);
      });
    }
  });
});
