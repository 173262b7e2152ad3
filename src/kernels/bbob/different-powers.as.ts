import { add, mul } from '../math/lanes.as';
import { expCut, logSize } from '../math/unguarded.as';
import { multiply } from './panel.as';
import { Problem } from './problem.as';
import { at, number, shift } from './tile.as';

/** f14: z = R y; √(Σ |z|^(2 + 4u)), each power as z²·exp(4u·ln |z|), which is 0 at 0. `weights` holds 4u. */
export function differentPowers(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  const logs = problem.tile0;
  for (let j = 0; j < d; j++) {
    const w = number(problem.weights, j);
    v128.store(logs + (<usize>j << 5), mul(w, logSize(at(problem.tile1, j))));
    v128.store(logs + (<usize>j << 5), mul(w, logSize(at(problem.tile1 + 16, j))), 16);
  }
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < d; j++) {
      const z = at(problem.tile1 + pair, j);
      sum = add(sum, mul(mul(z, z), expCut(at(logs + pair, j))));
    }
    v128.store(costs + pair, f64x2.sqrt(sum));
  }
}
