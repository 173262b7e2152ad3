// MountainCarContinuous-v0 of Gymnasium, with the state in float64. The observation is the state: position and velocity.
import { add, both, mul } from '../../../../kernels/math/lanes.as';
import { choose, clamp, get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';
import { drive, park } from '../mountaincar/car.as';

export function taskMountaincarContinuous(): usize {
  return define(2, 2, 1, 999, start, observe, step);
}

function start(state: usize): void {
  park(state);
}

function observe(state: usize, observation: usize): void {
  for (let j = 0; j < 2; j++) set(observation, j, get(state, j));
}

/** The thrust is clipped to [−1, 1]; its price, 0.1 a², is not. */
function step(state: usize, action: usize): void {
  const a = get(action, 0);
  const done = drive(state, mul(both(0.0015), clamp(a, -1, 1)), 0.45);
  const price = mul(both(-0.1), mul(a, a));
  settle(add(choose(done, both(100), both(0)), price), done);
}
