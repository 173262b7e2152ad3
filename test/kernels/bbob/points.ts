import { Bbob } from '../../../src/kernels/bbob.ts';
import type { Kernels } from '../../../src/kernels/kernels.ts';

/** Costs of a list of points; lanes that are left over hold `filler`. */
export function costsOf(kernels: Kernels, problem: Bbob, points: readonly ArrayLike<number>[], filler = 0): number[] {
  const { dimension } = problem;
  const tiles = Math.ceil(points.length / 4);
  const x = kernels.float64(tiles * dimension * 4);
  const costs = kernels.float64(tiles * 4);
  x.values.fill(filler);
  points.forEach((point, n) => {
    for (let j = 0; j < dimension; j++) x.values[((n >> 2) * dimension + j) * 4 + (n & 3)] = point[j];
  });
  problem.evaluate(x.pointer, tiles, costs.pointer);
  const result = [...costs.values.subarray(0, points.length)];
  x.release();
  costs.release();
  return result;
}

/** Makes a problem, hands it to `use`, and releases it. */
export function withProblem<T>(
  kernels: Kernels,
  number: number,
  dimension: number,
  instance: number,
  use: (problem: Bbob) => T,
): T {
  const problem = Bbob.create(kernels, number, dimension, instance);
  try {
    return use(problem);
  } finally {
    problem.release();
  }
}

export const FUNCTIONS: readonly number[] = Array.from({ length: 24 }, (_, i) => i + 1);
