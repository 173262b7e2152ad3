import { log2e } from '../math/constants.as';
import { exp } from '../math/exp.as';
import { add, entry, mul } from '../math/lanes.as';
import { log } from '../math/log.as';
import { waves } from './oscillation.as';
import { multiply } from '../linear/panel.as';
import { Problem } from './problem.as';
import { at, number, shift } from './tile.as';

/** 1, 10⁴ − 1, 0.9. */
const CONSTANTS = memory.data<f64>([1, 9999, 0.9]);

/** T_osz(v)^0.9 for v ≥ 0, as exp(0.9(ln v + exponent of T_osz)). */
function flattened(v: v128): v128 {
  const l = log(v);
  const power = exp(mul(entry(CONSTANTS, 2), add(l, waves(v, mul(log2e(), l)))));
  return v128.andnot(power, f64x2.eq(v, f64x2.splat(0)));
}

/** f6: z = R Λ^10 Q y; Σ z², 10⁴ times where z and x_opt have the same sign; T_osz of that to the power 0.9. */
export function attractiveSector(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  const extra = entry(CONSTANTS, 1);
  const one = entry(CONSTANTS, 0);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < d; j++) {
      const z = at(problem.tile1 + pair, j);
      const inside = f64x2.gt(mul(z, number(problem.offset, j)), f64x2.splat(0));
      sum = add(sum, mul(add(one, v128.and(inside, extra)), mul(z, z)));
    }
    v128.store(costs + pair, flattened(sum));
  }
}
