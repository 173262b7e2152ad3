// f19, see `griewank-rosenbrock.as.ts`.
import { add, entry, mul, sub } from '../math/lanes.as';
import { one } from '../math/constants.as';
import { sineNear } from '../math/unguarded.as';
import { baseOf, makeForms, slopeOf } from './forms.as';
import { Slice, reserve } from './slice.as';

/** 100, 1/4000, 2, 1/2π. */
const CONSTANTS = memory.data<f64>([100, 0.00025, 2, 0.15915494309189535]);

export function prepareValleys(slice: Slice, plane: usize): void {
  const problem = slice.problem;
  slice.forms = makeForms(slice, plane, problem.first, problem.offset);
  slice.before = reserve(slice, (<usize>problem.dimension) << 4);
}

/** q/4000 + 1 − cos q of q = 100(z² − next)² + (1 − z)². */
// @ts-ignore: decorator
@inline
function ripple(z: v128, next: v128): v128 {
  const off = sub(mul(z, z), next);
  const away = sub(one(), z);
  const q = add(mul(entry(CONSTANTS, 0), mul(off, off)), mul(away, away));
  const turns = mul(entry(CONSTANTS, 3), q);
  const sine = sineNear(sub(turns, f64x2.nearest(turns)));
  return add(mul(entry(CONSTANTS, 1), q), mul(entry(CONSTANTS, 2), mul(sine, sine)));
}

export function paintValleys(slice: Slice, y: f64, costs: usize): void {
  const d = slice.problem.dimension;
  for (let j = 0; j < d; j++) {
    const own = slice.before + ((<usize>j) << 4);
    store<f64>(own, baseOf(slice.forms, j, y) + 1);
    store<f64>(own, slopeOf(slice.forms, j), 8);
  }
  const factor = f64x2.splat(10 / <f64>(d - 1));
  const end = slice.before + ((<usize>d) << 4);
  for (let k: usize = 0; k < (<usize>slice.width) << 3; k += 32) {
    const x0 = v128.load(slice.xs + k);
    const x1 = v128.load(slice.xs + k, 16);
    let z0 = add(entry(slice.before, 0), mul(entry(slice.before, 1), x0));
    let z1 = add(entry(slice.before, 0), mul(entry(slice.before, 1), x1));
    let low = f64x2.splat(0);
    let high = low;
    for (let own = slice.before + 16; own < end; own += 16) {
      const next0 = add(entry(own, 0), mul(entry(own, 1), x0));
      const next1 = add(entry(own, 0), mul(entry(own, 1), x1));
      low = add(low, ripple(z0, next0));
      high = add(high, ripple(z1, next1));
      z0 = next0;
      z1 = next1;
    }
    v128.store(costs + k, mul(factor, low));
    v128.store(costs + k, mul(factor, high), 16);
  }
}
