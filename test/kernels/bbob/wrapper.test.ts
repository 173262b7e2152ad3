import { describe, expect, it } from 'vitest';
import { Bbob } from '../../../src/kernels/bbob.ts';
import { loadKernels } from '../load.ts';
import { costsOf } from './points.ts';

const kernels = loadKernels();

describe('creating a problem', () => {
  it.each([
    [0, 5, 1, 'bbob defines functions 1 to 24; found 0.'],
    [25, 5, 1, 'bbob defines functions 1 to 24; found 25.'],
    [1.5, 5, 1, 'bbob defines functions 1 to 24; found 1.5.'],
    [1, 1, 1, 'bbob defines dimensions 2 to 40; found 1.'],
    [1, 41, 1, 'bbob defines dimensions 2 to 40; found 41.'],
    [1, NaN, 1, 'bbob defines dimensions 2 to 40; found NaN.'],
    [1, 5, 0, 'bbob defines instances 1 to 4294967295; found 0.'],
    [1, 5, 4294967296, 'bbob defines instances 1 to 4294967295; found 4294967296.'],
  ])('refuses function %d, dimension %d, instance %d', (number, dimension, instance, message) => {
    expect(() => Bbob.create(kernels, number, dimension, instance)).toThrow(new RangeError(message));
  });

  it('keeps an optimum of its own, also when the memory grows', () => {
    const problem = Bbob.create(kernels, 1, 2, 1);
    const { xopt } = problem;
    expect([...xopt]).toEqual([0.2527999999999997, -1.1568]);
    kernels.float64(1e6).release();
    expect([...xopt]).toEqual([0.2527999999999997, -1.1568]);
    expect(problem.fopt).toBe(79.48);
    expect(costsOf(kernels, problem, [[0, 0]])[0]).toBeCloseTo(80.88209408 - 79.48, 12);
    problem.release();
  });

  it('gives every instance an optimum of its own, until the generator repeats itself after 2³¹ − 1 of them', () => {
    const optima = [1, 2, 3, 200000, 2147483647, 2147483648, 4294967295].map((instance) => {
      const problem = Bbob.create(kernels, 15, 3, instance);
      problem.release();
      return problem.xopt.join();
    });
    expect(new Set(optima).size).toBe(5);
    expect(optima.slice(5)).toEqual([optima[0], optima[0]]);
  });

  it('shares f_opt and |x_opt| between f3 and f4, and f_opt and x_opt between f17 and f18, in every instance', () => {
    for (let instance = 1; instance <= 20; instance++) {
      const [f3, f4, f17, f18] = [3, 4, 17, 18].map((number) => {
        const problem = Bbob.create(kernels, number, 6, instance);
        problem.release();
        return problem;
      });
      expect(f4.fopt).toBe(f3.fopt);
      expect([...f4.xopt].map(Math.abs)).toEqual([...f3.xopt].map(Math.abs));
      expect(f18.fopt).toBe(f17.fopt);
      expect([...f18.xopt]).toEqual([...f17.xopt]);
    }
  });
});
