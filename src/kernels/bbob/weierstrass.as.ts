// Σ_k 2^-k cos(2π 3^k (z + ½)) minus its smallest value f₀ is Σ_k 2^-k·2 sin²(π 3^k z), since cos(π 3^k) = −1: nothing
// cancels. With b = 2 sin and a = 2 cos of an angle, b(a² − 1) and a(1 − b²) belong to three times the angle, so two sines
// serve all twelve terms.
import { half, one } from '../math/constants.as';
import { add, entry, mul, sub } from '../math/lanes.as';
import { sineNear } from '../math/unguarded.as';
import { oscillate } from './oscillation.as';
import { multiply } from './panel.as';
import { penalty } from './penalty.as';
import { Problem } from './problem.as';
import { at, shift } from './tile.as';

const TERMS: usize = 12;
/** 2^-(k + 1), k = 0 … 11; then 10. */
const WEIGHTS = memory.data<f64>([
  0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625, 0.001953125, 0.0009765625, 0.00048828125,
  0.000244140625, 10,
]);

/** Σ_k 2^-k·2 sin²(π 3^k z). */
// @ts-ignore: decorator
@inline
function terms(z: v128): v128 {
  const d = f64x2.abs(sub(z, f64x2.nearest(z)));
  let b = sineNear(d);
  let a = sineNear(sub(half(), d));
  b = add(b, b);
  a = add(a, a);
  let sum = f64x2.splat(0);
  for (let k: usize = 0; k < TERMS; k++) {
    const b2 = mul(b, b);
    const a2 = mul(a, a);
    sum = add(sum, mul(entry(WEIGHTS, k), b2));
    b = mul(b, sub(a2, one()));
    a = mul(a, sub(one(), b2));
  }
  return sum;
}

/** f16: z = R Λ^(1/100) Q T_osz(R y); 10·(mean of the terms)³ + 10/D·penalty. */
export function weierstrass(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  oscillate(d, problem.tile1, problem.tile0);
  multiply(d, problem.second, problem.tile0, problem.tile1);
  const ten = entry(WEIGHTS, TERMS);
  const inverse = f64x2.splat(1 / <f64>d);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < d; j++) sum = add(sum, terms(at(problem.tile1 + pair, j)));
    const mean = mul(sum, inverse);
    const outside = mul(mul(ten, inverse), penalty(d, x + pair));
    v128.store(costs + pair, add(mul(ten, mul(mul(mean, mean), mean)), outside));
  }
}
