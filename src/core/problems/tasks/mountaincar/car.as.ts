// A car in a valley (Moore 1990; Gymnasium classic_control/mountain_car.py). State: position p, velocity v.
import { cos } from '../../../../kernels/math/exports.as';
import { add, both, mul } from '../../../../kernels/math/lanes.as';
import { drawUniform } from '../../../../kernels/rollout/episode.as';
import { clamp, choose, get, set } from '../../../../kernels/rollout/pair.as';

/** At rest, somewhere near the bottom. */
export function park(state: usize): void {
  store<f64>(state, drawUniform(-0.6, -0.4));
  store<f64>(state, 0, 8);
}

/** One step under a thrust; the left wall stops the car. All bits are set in the lanes that reached the goal. */
export function drive(state: usize, thrust: v128, goal: f64): v128 {
  const p = get(state, 0);
  const pull = mul(both(-0.0025), cos(mul(both(3), p)));
  let v = clamp(add(get(state, 1), add(thrust, pull)), -0.07, 0.07);
  const place = clamp(add(p, v), -1.2, 0.6);
  const crash = v128.and(f64x2.eq(place, both(-1.2)), f64x2.lt(v, both(0)));
  v = choose(crash, both(0), v);
  set(state, 0, place);
  set(state, 1, v);
  return v128.and(f64x2.ge(place, both(goal)), f64x2.ge(v, both(0)));
}
