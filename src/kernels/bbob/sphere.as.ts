import { add, mul, sub } from '../math/lanes.as';
import { Problem } from './problem.as';
import { at, number } from './tile.as';

/** f1: Σ y², y = x − x_opt. */
export function sphere(problem: Problem, x: usize, costs: usize): void {
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let sum = f64x2.splat(0);
    for (let j = 0; j < problem.dimension; j++) {
      const y = sub(at(x + pair, j), number(problem.offset, j));
      sum = add(sum, mul(y, y));
    }
    v128.store(costs + pair, sum);
  }
}
