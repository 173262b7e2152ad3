import { half, one } from '../math/constants.as';
import { expm1 } from '../math/expm1.as';
import { add, entry, mul, sub } from '../math/lanes.as';
import { log } from '../math/log.as';
import { multiply } from '../linear/panel.as';
import { addPenalty } from './penalty.as';
import { Problem } from './problem.as';
import { number, shift } from './tile.as';

const DIGITS = 32;

/** |2z − nearest(2z)|/2: the distance of z to the grid of spacing ½. */
// @ts-ignore: decorator
@inline
function firstDistance(z: v128): v128 {
  const twice = add(z, z);
  return mul(half(), f64x2.abs(sub(twice, f64x2.nearest(twice))));
}

/**
 * sums of Σ_{k=1..32} |2^k z − nearest(2^k z)|/2^k over two coordinates, in place. The k-th term w is the distance of z to
 * the grid of spacing 2^-k; on the next grid it is the smaller of w and 2^-(k+1) − w. Every step is exact.
 */
function digitSums(z: usize): void {
  let w0 = firstDistance(v128.load(z));
  let w1 = firstDistance(v128.load(z, 16));
  let w2 = firstDistance(v128.load(z, 32));
  let w3 = firstDistance(v128.load(z, 48));
  let s0 = w0;
  let s1 = w1;
  let s2 = w2;
  let s3 = w3;
  let spacing = mul(half(), half());
  for (let k = 1; k < DIGITS; k++) {
    w0 = f64x2.pmin(w0, sub(spacing, w0));
    w1 = f64x2.pmin(w1, sub(spacing, w1));
    w2 = f64x2.pmin(w2, sub(spacing, w2));
    w3 = f64x2.pmin(w3, sub(spacing, w3));
    s0 = add(s0, w0);
    s1 = add(s1, w1);
    s2 = add(s2, w2);
    s3 = add(s3, w3);
    spacing = mul(spacing, half());
  }
  v128.store(z, s0);
  v128.store(z, s1, 16);
  v128.store(z, s2, 32);
  v128.store(z, s3, 48);
}

/**
 * f23: z = R Λ^100 Q y; 10/D²·(Π (1 + (i + 1)·sum_i)^(10/D^1.2) − 1) + penalty. The product is below 10⁵⁴ in 40 dimensions,
 * so it is raised to its power as a whole. `scales` holds 1, 2, 3, …; `constant` 10/D²; `exponent` 10/D^1.2.
 */
export function katsuura(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  const tile = problem.tile1;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, tile);
  for (let z = tile; z < tile + ((<usize>d) << 5); z += 64) digitSums(z);
  const exponent = f64x2.splat(problem.exponent);
  const factor = f64x2.splat(problem.constant);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let product = one();
    for (let j = 0; j < d; j++) {
      const sum = v128.load(tile + pair + ((<usize>j) << 5));
      product = mul(product, add(one(), mul(number(problem.scales, j), sum)));
    }
    v128.store(costs + pair, mul(factor, expm1(mul(exponent, log(product)))));
  }
  addPenalty(d, one(), x, costs);
}
