import { Bbob } from '../../../src/kernels/bbob.ts';
import type { Kernels } from '../../../src/kernels/kernels.ts';

/** Largest relative error allowed for f − f_opt, by function: a few times what another correct libm would give. */
const EXACT = [1, 5, 8];
const FINE = [2, 3, 4, 20, 21, 22];
const ROUGH: Readonly<Record<number, number>> = { 15: 2e-11, 16: 2e-10, 17: 2e-11, 18: 2e-11, 19: 1e-8, 23: 2e-9 };

export function relativeTolerance(number: number): number {
  return EXACT.includes(number) ? 1e-13 : FINE.includes(number) ? 1e-12 : (ROUGH[number] ?? 1e-11);
}

/** f − f_opt + f_opt cannot be better than this for |f_opt| ≤ 1000. */
export const ABSOLUTE_TOLERANCE = 2e-12;

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
