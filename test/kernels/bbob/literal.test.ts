import { describe, expect, it } from 'vitest';
import { sampler } from '../math/arguments.ts';
import { loadKernels } from '../load.ts';
import { literal } from './literal.ts';
import { ABSOLUTE_TOLERANCE, relativeTolerance } from '../../../src/core/problems/bbob/reference.ts';
import { costsOf, FUNCTIONS, withProblem } from './points.ts';

const kernels = loadKernels();

describe('agreement with the definitions, written down plainly', () => {
  it.each(FUNCTIONS)('f%i in every dimension from 2 to 40', (number) => {
    const { between } = sampler(number);
    for (let dimension = 2; dimension <= 40; dimension++) {
      const instance = Math.floor(between(1, dimension % 3 === 0 ? 4294967295 : 1000));
      const definition = literal(number, dimension, instance);
      withProblem(kernels, number, dimension, instance, (problem) => {
        const anywhere = (size: number): number[] => Array.from({ length: dimension }, () => between(-size, size));
        const near = Array.from(problem.xopt, (value) => value + between(-0.01, 0.01));
        const points = [anywhere(5), anywhere(5), anywhere(7), near, [...problem.xopt]];
        costsOf(kernels, problem, points).forEach((cost, n) => {
          const reference = definition(points[n]);
          const tolerance = relativeTolerance(number) * Math.abs(reference) + ABSOLUTE_TOLERANCE;
          const label = `dimension ${dimension}, instance ${instance}, point ${n}: ${cost}, ${reference}`;
          expect(Math.abs(cost - reference), label).toBeLessThanOrEqual(tolerance);
        });
      });
    }
  });
});
