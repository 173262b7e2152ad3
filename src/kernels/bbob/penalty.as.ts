import { add, entry, mul, sub } from '../math/lanes.as';
import { at } from './tile.as';

const BOX = memory.data<f64>([5]);

/** Σ max(0, |x_j| − 5)² of a pair of lanes; NaN and infinite coordinates come through. */
export function penalty(dimension: i32, x: usize): v128 {
  const limit = entry(BOX, 0);
  let sum = f64x2.splat(0);
  for (let j = 0; j < dimension; j++) {
    // pmax takes its first argument when the comparison with NaN fails.
    const beyond = f64x2.pmax(sub(f64x2.abs(at(x, j)), limit), f64x2.splat(0));
    sum = add(sum, mul(beyond, beyond));
  }
  return sum;
}
