import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKernels } from '../load.ts';
import { costsOf, FUNCTIONS, withProblem } from './points.ts';

const kernels = loadKernels();

const anyDimension = fc.integer({ min: 2, max: 40 });
const anyInstance = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 4294967295 }));
const coordinate = (size: number): fc.Arbitrary<number> => fc.double({ min: -size, max: size, noNaN: true });

/** A dimension, an instance and a few points of that dimension. */
function situation(size: number): fc.Arbitrary<{ dimension: number; instance: number; points: number[][] }> {
  return fc.tuple(anyDimension, anyInstance).chain(([dimension, instance]) =>
    fc
      .array(fc.array(coordinate(size), { minLength: dimension, maxLength: dimension }), {
        minLength: 1,
        maxLength: 9,
      })
      .map((points) => ({ dimension, instance, points })),
  );
}

describe('properties of every function', () => {
  it.each(FUNCTIONS)('f%i: costs are finite and not negative in and around the box', (number) => {
    fc.assert(
      fc.property(situation(100), ({ dimension, instance, points }) => {
        withProblem(kernels, number, dimension, instance, (problem) => {
          for (const cost of costsOf(kernels, problem, points)) {
            expect(Number.isFinite(cost)).toBe(true);
            expect(cost).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each(FUNCTIONS)('f%i: the reported optimum costs 0, and nothing near it costs less', (number) => {
    fc.assert(
      fc.property(situation(1e-3), ({ dimension, instance, points }) => {
        withProblem(kernels, number, dimension, instance, (problem) => {
          const near = points.map((step) => step.map((value, j) => problem.xopt[j] + value));
          const [optimum, ...others] = costsOf(kernels, problem, [[...problem.xopt], ...near]);
          if (number === 20) expect(optimum).toBeLessThan(1e-14);
          else expect(optimum).toBe(0);
          for (const cost of others) expect(cost).toBeGreaterThanOrEqual(number === 20 ? 0 : optimum);
          expect(problem.xopt.every((value) => Math.abs(value) <= 5)).toBe(true);
          expect(Math.abs(problem.fopt)).toBeLessThanOrEqual(1000);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('builds every function in every dimension, and gives all of its memory back', () => {
    const build = (): void => {
      for (const number of FUNCTIONS) {
        for (let dimension = 2; dimension <= 40; dimension++) {
          withProblem(kernels, number, dimension, 1, (problem) => expect(problem.xopt).toHaveLength(dimension));
        }
      }
    };
    build();
    const before = kernels.call.memory.buffer.byteLength;
    for (let k = 0; k < 5; k++) build();
    expect(kernels.call.memory.buffer.byteLength).toBe(before);
  });

  it('the sphere keeps its cost when the point turns about the optimum', () => {
    withProblem(kernels, 1, 12, 3, (problem) => {
      const step = Array.from({ length: 12 }, (_, j) => j / 7 - 0.5);
      const turned = step.map((_, j) =>
        j % 2 === 0 ? 0.6 * step[j] - 0.8 * step[j + 1] : 0.8 * step[j - 1] + 0.6 * step[j],
      );
      const points = [step, turned].map((y) => y.map((value, j) => problem.xopt[j] + value));
      const [a, b] = costsOf(kernels, problem, points);
      expect(Math.abs(a - b)).toBeLessThan(1e-13 * a);
    });
  });

  it('the linear slope ends at the corner and costs nothing beyond it', () => {
    withProblem(kernels, 5, 8, 6, (problem) => {
      const beyond = Array.from(problem.xopt, (value) => 3 * value);
      const short = Array.from(problem.xopt, (value) => 0.99 * value);
      const [outside, inside] = costsOf(kernels, problem, [beyond, short]);
      expect(outside).toBe(0);
      expect(inside).toBeGreaterThan(0);
    });
  });

  it('the step ellipsoid is flat between its steps', () => {
    withProblem(kernels, 7, 5, 2, (problem) => {
      const at = (size: number): number[] => Array.from(problem.xopt, (value, j) => value + size * (j + 1));
      const costs = costsOf(kernels, problem, [at(1e-6), at(2e-6), at(3e-6)]);
      // Only the slope of the first coordinate, a ten-thousandth, is left.
      for (const cost of costs) expect(cost).toBeLessThan(1e-8);
    });
  });
});
