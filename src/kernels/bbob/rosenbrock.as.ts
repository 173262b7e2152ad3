import { add, entry, mul, sub } from '../math/lanes.as';
import { multiply } from '../linear/panel.as';
import { Problem } from './problem.as';
import { at, shift } from './tile.as';

/** 1, 100. */
const CONSTANTS = memory.data<f64>([1, 100]);

/** Σ 100(z_i² − z_{i+1})² + (z_i − 1)² with z = y + 1; the first sum gets its factor at the end. */
function valley(dimension: i32, y: usize): v128 {
  const one = entry(CONSTANTS, 0);
  let steep = f64x2.splat(0);
  let flat = steep;
  let z = add(at(y, 0), one);
  for (let j = 1; j < dimension; j++) {
    const next = add(at(y, j), one);
    const off = sub(mul(z, z), next);
    const away = sub(z, one);
    steep = add(steep, mul(off, off));
    flat = add(flat, mul(away, away));
    z = next;
  }
  return add(mul(entry(CONSTANTS, 1), steep), flat);
}

/** f8: z = c y + 1; c = max(1, √D/8) is 1 up to dimension 64. */
export function rosenbrock(problem: Problem, x: usize, costs: usize): void {
  shift(problem.dimension, x, problem.offset, problem.tile0);
  v128.store(costs, valley(problem.dimension, problem.tile0));
  v128.store(costs, valley(problem.dimension, problem.tile0 + 16), 16);
}

/** f9: z = c Q x + ½, computed as Q(x − x_opt) + 1, the same number, and exactly 1 at the reported optimum. */
export function rotatedRosenbrock(problem: Problem, x: usize, costs: usize): void {
  shift(problem.dimension, x, problem.offset, problem.tile0);
  multiply(problem.dimension, problem.first, problem.tile0, problem.tile1);
  v128.store(costs, valley(problem.dimension, problem.tile1));
  v128.store(costs, valley(problem.dimension, problem.tile1 + 16), 16);
}
