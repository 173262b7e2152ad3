// The numbers of a function that depend on the coordinate alone: conditioning, exponents, signs.
import { powScalar } from '../math/pow.as';
import { Problem } from './problem.as';

// @ts-ignore: decorator
@inline
export function get(list: usize, i: i32): f64 {
  return load<f64>(list + ((<usize>i) << 3));
}

// @ts-ignore: decorator
@inline
export function set(list: usize, i: i32, value: f64): void {
  store<f64>(list + ((<usize>i) << 3), value);
}

/** list ← 10^(exponent·u), u = i/(D − 1): the diagonal of Λ^α for exponent = ½ log₁₀ α. */
export function conditioning(exponent: f64, dimension: i32, list: usize): void {
  for (let i = 0; i < dimension; i++) set(list, i, powScalar(10, (exponent * <f64>i) / <f64>(dimension - 1)));
}

/** list ← slope·u. */
function ramp(slope: f64, dimension: i32, list: usize): void {
  for (let i = 0; i < dimension; i++) set(list, i, (slope * <f64>i) / <f64>(dimension - 1));
}

/** list ← (first, rest, …, rest). */
function twoLevels(first: f64, rest: f64, dimension: i32, list: usize): void {
  set(list, 0, first);
  for (let i = 1; i < dimension; i++) set(list, i, rest);
}

/** Fills `scales` and `weights` of every function but f20 and f24, whose signs are drawn with the optimum. */
export function fillLists(problem: Problem): void {
  const d = problem.dimension;
  const scales = problem.scales;
  const weights = problem.weights;
  switch (problem.number) {
    case 2:
    case 10:
      conditioning(6, d, weights);
      break;
    case 3:
      conditioning(0.5, d, scales);
      ramp(0.2, d, weights);
      break;
    case 4:
      conditioning(0.5, d, scales);
      for (let i = 0; i < d; i++) set(weights, i, get(scales, i) * (i & 1 ? 1 : 10));
      break;
    case 5:
      conditioning(1, d, weights);
      break;
    case 7:
      conditioning(2, d, weights);
      break;
    case 11:
      twoLevels(1e6, 1, d, weights);
      break;
    case 12:
      ramp(0.5, d, scales);
      twoLevels(1, 1e6, d, weights);
      break;
    case 14:
      ramp(4, d, weights);
      break;
    case 15:
      ramp(0.2, d, weights);
      break;
    case 17:
    case 18:
      ramp(0.5, d, weights);
      break;
    case 20:
      conditioning(0.5, d, scales);
      break;
    case 23:
      for (let i = 0; i < d; i++) set(scales, i, <f64>(i + 1));
      problem.constant = 10 / <f64>(d * d);
      problem.exponent = 10 / powScalar(<f64>d, 1.2);
      break;
  }
}
