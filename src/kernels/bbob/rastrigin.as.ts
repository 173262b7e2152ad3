// The Rastrigin sum 10(D − Σ cos 2πz) + Σ z² is Σ 20 sin²(πz) + z²: no cancellation, exactly 0 at the optimum.
import { add, entry, mul, sub } from '../math/lanes.as';
import { sineNear } from '../math/unguarded.as';
import { oscillateAndSkew } from './asymmetry.as';
import { oscillate } from './oscillation.as';
import { multiply } from './panel.as';
import { penalty } from './penalty.as';
import { Problem } from './problem.as';
import { at, number, shift } from './tile.as';

/** 20, 100. */
const FACTORS = memory.data<f64>([20, 100]);

/** 20 sin²(πz) = 10(1 − cos 2πz). */
// @ts-ignore: decorator
@inline
function ripple(z: v128): v128 {
  const sine = sineNear(sub(z, f64x2.nearest(z)));
  return mul(entry(FACTORS, 0), mul(sine, sine));
}

// @ts-ignore: decorator
@inline
function term(z: v128): v128 {
  return add(ripple(z), mul(z, z));
}

/** 10(D − Σ cos 2πz) of a pair of lanes. */
export function ripples(dimension: i32, z: usize): v128 {
  let sum = f64x2.splat(0);
  for (let j = 0; j < dimension; j++) sum = add(sum, ripple(at(z, j)));
  return sum;
}

/** The Rastrigin sum of a pair of lanes. */
function rastriginSum(dimension: i32, z: usize): v128 {
  let sum = f64x2.splat(0);
  for (let j = 0; j < dimension; j++) sum = add(sum, term(at(z, j)));
  return sum;
}

/** f3: z = Λ^10 T_asy(T_osz(y)). */
export function rastrigin(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  oscillateAndSkew(d, problem.weights, problem.tile0, problem.tile1, problem.tile2);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < d; j++) sum = add(sum, term(mul(number(problem.scales, j), at(problem.tile2 + pair, j))));
    v128.store(costs + pair, sum);
  }
}

/** f4, Büche–Rastrigin: z = s T_osz(y), s = 10^(u/2), ten times that where z_i > 0 and i is even; plus 100·penalty. */
export function bueche(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  oscillate(d, problem.tile0, problem.tile1);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < d; j++) {
      const value = at(problem.tile1 + pair, j);
      const positive = f64x2.gt(value, f64x2.splat(0));
      const scale = v128.bitselect(number(problem.weights, j), number(problem.scales, j), positive);
      sum = add(sum, term(mul(scale, value)));
    }
    v128.store(costs + pair, add(sum, mul(entry(FACTORS, 1), penalty(d, x + pair))));
  }
}

/** f15, rotated: z = R Λ^10 Q T_asy(T_osz(R y)). */
export function rotatedRastrigin(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  oscillateAndSkew(d, problem.weights, problem.tile1, problem.tile0, problem.tile2);
  multiply(d, problem.second, problem.tile2, problem.tile0);
  v128.store(costs, rastriginSum(d, problem.tile0));
  v128.store(costs, rastriginSum(d, problem.tile0 + 16), 16);
}
