// A point with inertia and drag that is to go to a goal and stay there.
// State: position x, y, velocity vx, vy, goal x, y; then the distance to the goal, which is the outcome.
import { add, both, mul, sub } from '../../../../kernels/math/lanes.as';
import { drawUniform } from '../../../../kernels/rollout/episode.as';
import { clamp, get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';

export function taskPointNavigation(): usize {
  return define(7, 4, 2, 100, start, observe, step, 6, 1);
}

function start(state: usize): void {
  for (let j: usize = 0; j < 4; j++) store<f64>(state + (j << 3), 0);
  const x = drawUniform(-1, 1);
  const y = drawUniform(-1, 1);
  store<f64>(state, x, 32);
  store<f64>(state, y, 40);
  store<f64>(state, sqrt(x * x + y * y), 48);
}

function observe(state: usize, observation: usize): void {
  for (let k = 0; k < 2; k++) {
    set(observation, k, sub(get(state, 4 + k), get(state, k)));
    set(observation, 2 + k, get(state, 2 + k));
  }
}

/** An action is an acceleration in both directions, clipped to [−1, 1] and taken times 0.1. */
function step(state: usize, action: usize): void {
  let square = both(0);
  for (let k = 0; k < 2; k++) {
    const push = mul(both(0.1), clamp(get(action, k), -1, 1));
    const velocity = add(mul(both(0.95), get(state, 2 + k)), push);
    const place = add(get(state, k), mul(both(0.1), velocity));
    set(state, 2 + k, velocity);
    set(state, k, place);
    const left = sub(get(state, 4 + k), place);
    square = add(square, mul(left, left));
  }
  const distance = f64x2.sqrt(square);
  set(state, 6, distance);
  settle(f64x2.neg(distance), i64x2(0, 0));
}
