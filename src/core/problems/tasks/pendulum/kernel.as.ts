// Pendulum-v1 of Gymnasium (classic_control/pendulum.py). State: angle t (0 is upright) and speed w.
import { cosineOfPair, sin, sincos } from '../../../../kernels/math/exports.as';
import { add, both, mul, sub } from '../../../../kernels/math/lanes.as';
import { drawUniform } from '../../../../kernels/rollout/episode.as';
import { clamp, get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';

// @ts-ignore: decorator
@inline const PI: f64 = 3.141592653589793;

export function taskPendulum(): usize {
  return define(2, 3, 1, 200, start, observe, step);
}

function start(state: usize): void {
  store<f64>(state, drawUniform(-PI, PI));
  store<f64>(state, drawUniform(-1, 1), 8);
}

function observe(state: usize, observation: usize): void {
  const sine = sincos(get(state, 0));
  set(observation, 0, cosineOfPair);
  set(observation, 1, sine);
  set(observation, 2, get(state, 1));
}

/** The torque is clipped to [−2, 2]. The cost is that of the state before the step; the episode never ends by itself. */
function step(state: usize, action: usize): void {
  const t = get(state, 0);
  const w = get(state, 1);
  const u = clamp(get(action, 0), -2, 2);
  const turned = add(t, both(PI));
  const turns = f64x2.floor(f64x2.div(turned, both(2 * PI)));
  const angle = sub(sub(turned, mul(both(2 * PI), turns)), both(PI));
  const cost = add(add(mul(angle, angle), mul(both(0.1), mul(w, w))), mul(both(0.001), mul(u, u)));
  const push = mul(add(mul(both(15), sin(t)), mul(both(3), u)), both(0.05));
  const speed = clamp(add(w, push), -8, 8);
  set(state, 0, add(t, mul(speed, both(0.05))));
  set(state, 1, speed);
  settle(f64x2.neg(cost), i64x2(0, 0));
}
