import { one } from '../math/constants.as';
import { add, entry, mul, sub } from '../math/lanes.as';
import { expModerate, logSize, sineNear } from '../math/unguarded.as';
import { skew } from './asymmetry.as';
import { multiply } from './panel.as';
import { penalty } from './penalty.as';
import { Problem } from './problem.as';
import { at, shift } from './tile.as';

/** 0.1, 50/π, 10. */
const CONSTANTS = memory.data<f64>([0.1, 15.915494309189533, 10]);

/** tile ← 0.1·ln s, s = z_i² + z_{i+1}²; roots ← s^¼. */
function radii(dimension: i32, z: usize, logs: usize, roots: usize): void {
  for (const end = z + ((<usize>dimension - 1) << 5); z < end; z += 16) {
    const a = v128.load(z);
    const b = v128.load(z, 32);
    const s = add(mul(a, a), mul(b, b));
    v128.store(logs, mul(entry(CONSTANTS, 0), logSize(s)));
    v128.store(roots, f64x2.sqrt(f64x2.sqrt(s)));
    logs += 16;
    roots += 16;
  }
}

/** f17 and f18: z = Λ^α Q T_asy(R y), α = 10 or 1000; (mean of s^¼(1 + sin²(50 s^0.1)))² + 10·penalty. */
export function schaffers(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  skew(d, problem.weights, problem.tile1, problem.tile0);
  multiply(d, problem.second, problem.tile0, problem.tile1);
  radii(d, problem.tile1, problem.tile0, problem.tile2);
  const inverse = f64x2.splat(1 / <f64>(d - 1));
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < d - 1; j++) {
      // sin² has period π: the argument in half turns needs no sign.
      const w = mul(entry(CONSTANTS, 1), expModerate(at(problem.tile0 + pair, j)));
      const sine = sineNear(sub(w, f64x2.nearest(w)));
      sum = add(sum, mul(at(problem.tile2 + pair, j), add(one(), mul(sine, sine))));
    }
    const mean = mul(sum, inverse);
    v128.store(costs + pair, add(mul(mean, mean), mul(entry(CONSTANTS, 2), penalty(d, x + pair))));
  }
}
