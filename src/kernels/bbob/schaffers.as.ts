import { one } from '../math/constants.as';
import { add, entry, mul, sub } from '../math/lanes.as';
import { exp2Moderate, log2Size, sineNear } from '../math/unguarded.as';
import { skew } from './asymmetry.as';
import { logSizes } from './oscillation.as';
import { multiply } from '../linear/panel.as';
import { addPenalty } from './penalty.as';
import { Problem } from './problem.as';
import { at, shift } from './tile.as';

/** 0.1, 50/π, 10. */
const CONSTANTS = memory.data<f64>([0.1, 15.915494309189533, 10]);

/** logs ← log₂ s, s = z_i² + z_{i+1}²; roots ← s^¼. */
function radii(dimension: i32, z: usize, logs: usize, roots: usize): void {
  for (const end = z + ((<usize>dimension - 1) << 5); z < end; z += 32) {
    const a = sumOfSquares(v128.load(z), v128.load(z, 32));
    const b = sumOfSquares(v128.load(z, 16), v128.load(z, 48));
    v128.store(roots, f64x2.sqrt(f64x2.sqrt(a)));
    v128.store(roots, f64x2.sqrt(f64x2.sqrt(b)), 16);
    v128.store(logs, a);
    v128.store(logs, b, 16);
    logs += 32;
    roots += 32;
  }
}

// @ts-ignore: decorator
@inline
function sumOfSquares(a: v128, b: v128): v128 {
  return add(mul(a, a), mul(b, b));
}

/** 1 + sin²(50 s^0.1) from log₂ s; sin² has period π, so the argument in half turns needs no sign. */
// @ts-ignore: decorator
@inline
function wrinkle(log: v128): v128 {
  const w = mul(entry(CONSTANTS, 1), exp2Moderate(mul(entry(CONSTANTS, 0), log)));
  const sine = sineNear(sub(w, f64x2.nearest(w)));
  return add(one(), mul(sine, sine));
}

/** f17 and f18: z = Λ^α Q T_asy(R y), α = 10 or 1000; (mean of s^¼(1 + sin²(50 s^0.1)))² + 10·penalty. */
export function schaffers(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  const logs = problem.tile0;
  const roots = problem.tile2;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  skew(d, problem.weights, problem.tile1, problem.tile0);
  multiply(d, problem.second, problem.tile0, problem.tile1);
  radii(d, problem.tile1, logs, roots);
  logSizes(d - 1, logs, logs);
  let low = f64x2.splat(0);
  let high = low;
  for (let j = 0; j < d - 1; j++) {
    low = add(low, mul(at(roots, j), wrinkle(at(logs, j))));
    high = add(high, mul(at(roots + 16, j), wrinkle(at(logs + 16, j))));
  }
  const inverse = f64x2.splat(1 / <f64>(d - 1));
  low = mul(low, inverse);
  high = mul(high, inverse);
  v128.store(costs, mul(low, low));
  v128.store(costs, mul(high, high), 16);
  addPenalty(d, entry(CONSTANTS, 2), x, costs);
}

/** s^¼(1 + sin²(50 s^0.1)) of two numbers. */
export function radialPair(s: v128): v128 {
  return mul(f64x2.sqrt(f64x2.sqrt(s)), wrinkle(log2Size(s)));
}
