import { add, entry, mul, sub } from '../math/lanes.as';

const BOX = memory.data<f64>([5]);

/** max(0, |x| − 5)²; pmax takes its first argument when the comparison with NaN fails, so NaN comes through. */
// @ts-ignore: decorator
@inline
function beyond(x: v128, limit: v128): v128 {
  const distance = f64x2.pmax(sub(f64x2.abs(x), limit), f64x2.splat(0));
  return mul(distance, distance);
}

/** costs += factor·Σ max(0, |x_j| − 5)² of a tile, x the point itself; NaN and infinite coordinates come through. */
export function addPenalty(dimension: i32, factor: v128, x: usize, costs: usize): void {
  const limit = entry(BOX, 0);
  let low = f64x2.splat(0);
  let high = low;
  for (const end = x + ((<usize>dimension) << 5); x < end; x += 32) {
    low = add(low, beyond(v128.load(x), limit));
    high = add(high, beyond(v128.load(x, 16), limit));
  }
  v128.store(costs, add(v128.load(costs), mul(factor, low)));
  v128.store(costs, add(v128.load(costs, 16), mul(factor, high)), 16);
}
