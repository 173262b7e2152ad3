import { describe, expect, it } from 'vitest';
import { loadKernels } from '../load.ts';
import { referenceError } from '../../../src/core/problems/bbob/reference.ts';
import { costsOf, FUNCTIONS, withProblem } from './points.ts';
import { GOLDEN, pointsOf } from './vectors.ts';

const kernels = loadKernels();

describe('numbers of the C code of COCO', () => {
  it('covers 24 functions, 6 dimensions, 3 instances', () => {
    expect(GOLDEN.problems).toHaveLength(432);
  });

  it.each(FUNCTIONS)('f%i: every cost, f_opt and x_opt', (number) => {
    for (const golden of GOLDEN.problems.filter(({ f }) => f === number)) {
      withProblem(kernels, number, golden.d, golden.i, (problem) => {
        const costs = costsOf(kernels, problem, pointsOf(golden));
        expect(referenceError(golden, problem, costs), golden.id).toBeLessThanOrEqual(1);
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
