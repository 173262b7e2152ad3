// Where an instance has its optimum, and its value there. rs is the seed of the instance.
import { raisePeaks } from './gallagher-peaks.as';
import { normals, uniforms } from './generator.as';
import { get, set } from './lists.as';
import { Problem } from './problem.as';

const DRAWS = memory.data(2 * 40 * 8, 8);

function firstNormal(seed: f64): f64 {
  normals(seed, 1, DRAWS);
  return load<f64>(DRAWS);
}

/** f_opt: a quotient of two normals (a Cauchy number) times 100, to two decimals, cut to [−1000, 1000]. */
export function optimalValue(rs: f64): f64 {
  const value = floor((1e4 * firstNormal(rs)) / firstNormal(rs + 1) + 0.5) / 100;
  return min(max(value, -1000), 1000);
}

/** x ← the optimum of `seed`: a multiple of 0.0008 in [−4, 4) per coordinate; exactly 0 becomes −1e-5. */
export function placeOptimum(seed: f64, dimension: i32, x: usize): void {
  uniforms(seed, dimension, x);
  for (let i = 0; i < dimension; i++) {
    const value = (8 * floor(1e4 * get(x, i))) / 1e4 - 4;
    set(x, i, value == 0 ? -1e-5 : value);
  }
}

/** x ← Qᵀ(½, …, ½): where f9 and f19 have z = 1. */
function rotatedHalf(q: usize, dimension: i32, x: usize): void {
  for (let i = 0; i < dimension; i++) {
    let sum: f64 = 0;
    for (let j = 0; j < dimension; j++) sum += get(q, i * dimension + j) * 0.5;
    set(x, i, sum);
  }
}

/** ±size per coordinate, by draws below a threshold; ±2 goes to `weights`. */
function signed(problem: Problem, threshold: f64, size: f64): void {
  for (let i = 0; i < problem.dimension; i++) {
    const sign: f64 = get(DRAWS, i) < threshold ? -1 : 1;
    set(problem.weights, i, 2 * sign);
    set(problem.optimum, i, sign * size);
  }
}

/**
 * From the drawn point in `offset` to the optimum of the function, in `offset` and `optimum`.
 * @param q the rotation Q, for the functions that have one
 */
export function settleOptimum(problem: Problem, rs: f64, q: usize): void {
  const d = problem.dimension;
  const offset = problem.offset;
  const optimum = problem.optimum;
  switch (problem.number) {
    case 4:
      for (let i = 0; i < d; i += 2) set(offset, i, abs(get(offset, i)));
      break;
    case 5:
      for (let i = 0; i < d; i++) {
        const positive = get(offset, i) > 0;
        set(optimum, i, positive ? 5 : -5);
        // The bits that turn the sign of a coordinate.
        store<u64>(problem.scales + ((<usize>i) << 3), positive ? 0 : 0x8000000000000000);
      }
      return;
    case 8:
      for (let i = 0; i < d; i++) set(offset, i, 0.75 * get(offset, i));
      break;
    case 9:
    case 19:
      rotatedHalf(q, d, offset);
      break;
    case 20:
      uniforms(rs, d, DRAWS);
      signed(problem, 0.5, 420.96874633 / 200);
      return;
    case 21:
    case 22:
      raisePeaks(problem, rs, q);
      return;
    case 24:
      normals(rs, d, DRAWS);
      signed(problem, 0, 1.25);
      setBowls(problem);
      return;
  }
  memory.copy(optimum, offset, (<usize>d) << 3);
}

/** f24: s and the distance of the second bowl from the first, μ₁ − μ₀ with μ₀ = 2.5. */
function setBowls(problem: Problem): void {
  const s = 1 - 0.5 / (sqrt(<f64>(problem.dimension + 20)) - 4.1);
  problem.constant = s;
  problem.exponent = -sqrt(5.25 / s) - 2.5;
}
