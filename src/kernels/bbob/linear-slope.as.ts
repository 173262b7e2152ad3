import { add, entry, mul, sub } from '../math/lanes.as';
import { Problem } from './problem.as';
import { at, number } from './tile.as';

const BOX = memory.data<f64>([5]);

/**
 * f5: Σ 5|s| − s·v with s = ±10^u and v = x, or the corner b = ±5 where x lies beyond it. With the sign taken out of s and
 * x this is |s|·5 − |s|·min(±x, 5). `weights` holds |s|, `scales` the sign bits, `optimum` the corner.
 */
export function linearSlope(problem: Problem, x: usize, costs: usize): void {
  const limit = entry(BOX, 0);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < problem.dimension; j++) {
      const value = at(x + pair, j);
      const s = number(problem.weights, j);
      const toward = f64x2.pmin(v128.xor(value, number(problem.scales, j)), limit);
      // value − value is 0, or NaN where the corner would hide an infinite coordinate.
      sum = add(sum, add(sub(mul(limit, s), mul(s, toward)), sub(value, value)));
    }
    v128.store(costs + pair, sum);
  }
}
