// Which matrices a function multiplies with. R is the rotation of seed rs + 1,000,000, Q that of rs.
import { conditioning } from './lists.as';
import { pack } from '../linear/panel.as';
import { Problem, reserve } from './problem.as';
import { rotation, scaleRows, scaledProduct } from './rotation.as';

export const SECOND_STREAM: f64 = 1000000;

function packed(problem: Problem, matrix: usize): usize {
  const panels = reserve(problem, problem.dimension * problem.dimension);
  pack(problem.dimension, matrix, panels);
  return panels;
}

/** Half the decimal logarithm of α, for the Λ^α between or beside the rotations. */
function exponentOf(number: i32): f64 {
  switch (number) {
    case 16:
      return -1;
    case 18:
      return 1.5;
    case 23:
    case 24:
      return 1;
  }
  return 0.5;
}

/** R Λ Q, in panels. */
function conditioned(problem: Problem, r: usize, lambda: usize, q: usize, product: usize): usize {
  scaledProduct(problem.dimension, r, lambda, q, product);
  return packed(problem, product);
}

/** Λ Q, in panels; Q is overwritten. */
function scaled(problem: Problem, lambda: usize, q: usize): usize {
  scaleRows(problem.dimension, lambda, q);
  return packed(problem, q);
}

/**
 * Sets `first` and `second`. Leaves Q in `q` for the functions whose optimum depends on it (f9, f19, f21, f22).
 * @param r room for 2·D² numbers
 * @param q room for 2·D² numbers
 * @param spare room for D² + D numbers
 */
export function buildMatrices(problem: Problem, rs: f64, r: usize, q: usize, spare: usize): void {
  const d = problem.dimension;
  const lambda = spare + ((<usize>(d * d)) << 3);
  rotation(rs + SECOND_STREAM, d, r);
  rotation(rs, d, q);
  conditioning(exponentOf(problem.number), d, lambda);
  switch (problem.number) {
    case 6:
    case 13:
    case 23:
    case 24:
      problem.first = conditioned(problem, r, lambda, q, spare);
      break;
    case 7:
      problem.first = scaled(problem, lambda, q);
      problem.second = packed(problem, r);
      break;
    case 9:
    case 19:
    case 21:
    case 22:
      problem.first = packed(problem, q);
      break;
    case 10:
    case 11:
    case 12:
    case 14:
      problem.first = packed(problem, r);
      break;
    case 15:
    case 16:
      problem.first = packed(problem, r);
      problem.second = conditioned(problem, r, lambda, q, spare);
      break;
    case 17:
    case 18:
      problem.first = packed(problem, r);
      problem.second = scaled(problem, lambda, q);
      break;
  }
}
