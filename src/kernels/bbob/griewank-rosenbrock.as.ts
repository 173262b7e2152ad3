import { half, one } from '../math/constants.as';
import { add, entry, mul, sub } from '../math/lanes.as';
import { sine } from '../math/unguarded.as';
import { multiply } from '../linear/panel.as';
import { Problem } from './problem.as';
import { at, shift } from './tile.as';

/** 100, 1/4000, 2. */
const CONSTANTS = memory.data<f64>([100, 0.00025, 2]);

/** q/4000 + 1 − cos q, the latter as 2 sin²(q/2): nothing cancels. */
// @ts-ignore: decorator
@inline
function ripple(q: v128): v128 {
  const s = sine(mul(half(), q));
  return add(mul(entry(CONSTANTS, 1), q), mul(entry(CONSTANTS, 2), mul(s, s)));
}

/** out_j ← q = 100(z_j² − z_{j+1})² + (1 − z_j)², z = y + 1. */
function valleys(dimension: i32, y: usize, out: usize): void {
  for (const end = y + ((<usize>dimension - 1) << 5); y < end; y += 16) {
    const z = add(v128.load(y), one());
    const off = sub(mul(z, z), add(v128.load(y, 32), one()));
    const away = sub(one(), z);
    v128.store(out, add(mul(entry(CONSTANTS, 0), mul(off, off)), mul(away, away)));
    out += 16;
  }
}

/** f19: z = c Q x + ½, computed as Q(x − x_opt) + 1; 10 + 10·Σ(q/4000 − cos q)/(D − 1). */
export function griewankRosenbrock(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  valleys(d, problem.tile1, problem.tile0);
  let low = f64x2.splat(0);
  let high = low;
  for (let j = 0; j < d - 1; j++) {
    low = add(low, ripple(at(problem.tile0, j)));
    high = add(high, ripple(at(problem.tile0 + 16, j)));
  }
  const factor = f64x2.splat(10 / <f64>(d - 1));
  v128.store(costs, mul(factor, low));
  v128.store(costs, mul(factor, high), 16);
}
