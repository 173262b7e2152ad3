import { add, mul } from '../math/lanes.as';
import { exp2Cut } from '../math/unguarded.as';
import { logSizes } from './oscillation.as';
import { multiply } from '../linear/panel.as';
import { Problem } from './problem.as';
import { at, scale, shift } from './tile.as';

/** f14: z = R y; √(Σ |z|^(2 + 4u)), each power as z²·2^(4u·log₂|z|), which is 0 at 0. `weights` holds 4u. */
export function differentPowers(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  const logs = problem.tile0;
  logSizes(d, problem.tile1, logs);
  scale(d, problem.weights, logs);
  let low = f64x2.splat(0);
  let high = low;
  for (let j = 0; j < d; j++) {
    const a = at(problem.tile1, j);
    const b = at(problem.tile1 + 16, j);
    low = add(low, mul(mul(a, a), exp2Cut(at(logs, j))));
    high = add(high, mul(mul(b, b), exp2Cut(at(logs + 16, j))));
  }
  v128.store(costs, f64x2.sqrt(low));
  v128.store(costs, f64x2.sqrt(high), 16);
}
