// The Rastrigin sum 10(D − Σ cos 2πz) + Σ z² is Σ 20 sin²(πz) + z²: no cancellation, exactly 0 at the optimum.
import { add, entry, mul, sub } from '../math/lanes.as';
import { sineNear } from '../math/unguarded.as';
import { oscillateAndSkew } from './asymmetry.as';
import { oscillate } from './oscillation.as';
import { multiply } from '../linear/panel.as';
import { addPenalty } from './penalty.as';
import { Problem } from './problem.as';
import { at, number, scale, shift } from './tile.as';

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

/** The term of the Rastrigin sum for two numbers. */
export function rippled(z: v128): v128 {
  return term(z);
}

/** costs ← 10(D − Σ cos 2πz) of a tile. */
export function ripples(dimension: i32, z: usize, costs: usize): void {
  let low = f64x2.splat(0);
  let high = low;
  for (const end = z + ((<usize>dimension) << 5); z < end; z += 32) {
    low = add(low, ripple(v128.load(z)));
    high = add(high, ripple(v128.load(z, 16)));
  }
  v128.store(costs, low);
  v128.store(costs, high, 16);
}

/** costs ← the Rastrigin sum of a tile. */
function rastriginSum(dimension: i32, z: usize, costs: usize): void {
  let low = f64x2.splat(0);
  let high = low;
  for (const end = z + ((<usize>dimension) << 5); z < end; z += 32) {
    low = add(low, term(v128.load(z)));
    high = add(high, term(v128.load(z, 16)));
  }
  v128.store(costs, low);
  v128.store(costs, high, 16);
}

/** f3: z = Λ^10 T_asy(T_osz(y)). */
export function rastrigin(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  oscillateAndSkew(d, problem.weights, problem.tile0, problem.tile1, problem.tile2);
  scale(d, problem.scales, problem.tile2);
  rastriginSum(d, problem.tile2, costs);
}

/** f4, Büche–Rastrigin: z = s T_osz(y), s = 10^(u/2), ten times that where z_i > 0 and i is even; plus 100·penalty. */
export function bueche(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  const tile = problem.tile1;
  shift(d, x, problem.offset, problem.tile0);
  oscillate(d, problem.tile0, tile);
  for (let j = 0; j < d; j++) {
    for (let pair: usize = 0; pair < 32; pair += 16) {
      const value = at(tile + pair, j);
      const positive = f64x2.gt(value, f64x2.splat(0));
      const factor = v128.bitselect(number(problem.weights, j), number(problem.scales, j), positive);
      v128.store(tile + pair + ((<usize>j) << 5), mul(factor, value));
    }
  }
  rastriginSum(d, tile, costs);
  addPenalty(d, entry(FACTORS, 1), x, costs);
}

/** f15, rotated: z = R Λ^10 Q T_asy(T_osz(R y)). */
export function rotatedRastrigin(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  oscillateAndSkew(d, problem.weights, problem.tile1, problem.tile0, problem.tile2);
  multiply(d, problem.second, problem.tile2, problem.tile0);
  rastriginSum(d, problem.tile0, costs);
}
