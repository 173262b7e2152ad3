import { add, entry, mul, sub } from '../math/lanes.as';
import { multiply } from '../linear/panel.as';
import { addPenalty } from './penalty.as';
import { Problem } from './problem.as';
import { ripples } from './rastrigin.as';
import { at, number, shift } from './tile.as';

/** μ₀, 10⁴. */
const CONSTANTS = memory.data<f64>([2.5, 1e4]);

/** tile ← x̂ − μ₀, x̂ = 2·(±x); `weights` holds ±2. */
function center(problem: Problem, x: usize, out: usize): void {
  const mu = entry(CONSTANTS, 0);
  for (let j = 0; j < problem.dimension; j++) {
    const sign = number(problem.weights, j);
    v128.store(out, sub(mul(sign, v128.load(x)), mu));
    v128.store(out, sub(mul(sign, v128.load(x, 16)), mu), 16);
    x += 32;
    out += 32;
  }
}

/**
 * f24: the lower of two bowls, min(Σ(x̂ − μ₀)², D + s·Σ(x̂ − μ₁)²), plus the ripples 10(D − Σ cos 2πz) of
 * z = R Λ^100 Q(x̂ − μ₀), plus 10⁴·penalty. `constant` is s, `exponent` is μ₁ − μ₀.
 */
export function lunacek(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  center(problem, x, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  ripples(d, problem.tile1, costs);
  const apart = f64x2.splat(problem.exponent);
  const s = f64x2.splat(problem.constant);
  const base = f64x2.splat(<f64>d);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    let near = f64x2.splat(0);
    let far = near;
    for (let j = 0; j < d; j++) {
      const first = at(problem.tile0 + pair, j);
      const second = sub(first, apart);
      near = add(near, mul(first, first));
      far = add(far, mul(second, second));
    }
    const bowl = f64x2.pmin(near, add(base, mul(s, far)));
    v128.store(costs + pair, add(bowl, v128.load(costs + pair)));
  }
  addPenalty(d, entry(CONSTANTS, 1), x, costs);
}
