// Σ_k 2^-k cos(2π 3^k (z + ½)) minus its smallest value f₀ is Σ_k 2^-k·2 sin²(π 3^k z), since cos(π 3^k) = −1: nothing
// cancels. With b = 2 sin and a = 2 cos of an angle, b(a² − 1) and a(1 − b²) belong to three times the angle, so two sines
// serve all twelve terms.
import { half, one } from '../math/constants.as';
import { add, entry, mul, sub } from '../math/lanes.as';
import { sineNear } from '../math/unguarded.as';
import { oscillate } from './oscillation.as';
import { multiply } from '../linear/panel.as';
import { addPenalty } from './penalty.as';
import { Problem } from './problem.as';
import { at, shift } from './tile.as';

const TERMS = 12;
const TEN = memory.data<f64>([10]);

/** 2 sin(πz) up to sign. */
// @ts-ignore: decorator
@inline
function twiceSine(d: v128): v128 {
  const s = sineNear(d);
  return add(s, s);
}

// @ts-ignore: decorator
@inline
function distance(z: v128): v128 {
  return f64x2.abs(sub(z, f64x2.nearest(z)));
}

/** z ← Σ_k 2^-k·2 sin²(π 3^k z) for two coordinates of a tile: four chains at a time. */
function terms(z: usize): void {
  const d0 = distance(v128.load(z));
  const d1 = distance(v128.load(z, 16));
  const d2 = distance(v128.load(z, 32));
  const d3 = distance(v128.load(z, 48));
  let b0 = twiceSine(d0);
  let b1 = twiceSine(d1);
  let b2 = twiceSine(d2);
  let b3 = twiceSine(d3);
  let a0 = twiceSine(sub(half(), d0));
  let a1 = twiceSine(sub(half(), d1));
  let a2 = twiceSine(sub(half(), d2));
  let a3 = twiceSine(sub(half(), d3));
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let weight = half();
  for (let k = 0; k < TERMS; k++) {
    let square = mul(b0, b0);
    s0 = add(s0, mul(weight, square));
    b0 = mul(b0, sub(mul(a0, a0), one()));
    a0 = mul(a0, sub(one(), square));
    square = mul(b1, b1);
    s1 = add(s1, mul(weight, square));
    b1 = mul(b1, sub(mul(a1, a1), one()));
    a1 = mul(a1, sub(one(), square));
    square = mul(b2, b2);
    s2 = add(s2, mul(weight, square));
    b2 = mul(b2, sub(mul(a2, a2), one()));
    a2 = mul(a2, sub(one(), square));
    square = mul(b3, b3);
    s3 = add(s3, mul(weight, square));
    b3 = mul(b3, sub(mul(a3, a3), one()));
    a3 = mul(a3, sub(one(), square));
    weight = mul(weight, half());
  }
  v128.store(z, s0);
  v128.store(z, s1, 16);
  v128.store(z, s2, 32);
  v128.store(z, s3, 48);
}

/** f16: z = R Λ^(1/100) Q T_osz(R y); 10·(mean of the terms)³ + 10/D·penalty. */
export function weierstrass(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  const tile = problem.tile1;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, tile);
  oscillate(d, tile, problem.tile0);
  multiply(d, problem.second, problem.tile0, tile);
  for (let z = tile; z < tile + ((<usize>d) << 5); z += 64) terms(z);
  const ten = entry(TEN, 0);
  const inverse = f64x2.splat(1 / <f64>d);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < d; j++) sum = add(sum, at(tile + pair, j));
    const mean = mul(sum, inverse);
    v128.store(costs + pair, mul(ten, mul(mul(mean, mean), mean)));
  }
  addPenalty(d, mul(ten, inverse), x, costs);
}
