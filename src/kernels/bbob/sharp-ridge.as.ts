import { add, entry, mul } from '../math/lanes.as';
import { multiply } from '../linear/panel.as';
import { Problem } from './problem.as';
import { at, shift } from './tile.as';

const FACTOR = memory.data<f64>([100]);

/** f13: z = R Λ^10 Q y; z₀² + 100·√(Σ_{i≥1} z²). */
export function sharpRidge(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    const z = problem.tile1 + pair;
    let sum = f64x2.splat(0);
    for (let j = 1; j < d; j++) sum = add(sum, mul(at(z, j), at(z, j)));
    const along = mul(at(z, 0), at(z, 0));
    v128.store(costs + pair, add(along, mul(entry(FACTOR, 0), f64x2.sqrt(sum))));
  }
}
