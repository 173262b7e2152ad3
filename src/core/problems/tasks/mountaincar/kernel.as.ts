// MountainCar-v0 of Gymnasium. The observation is the state: position and velocity.
import { both, mul, sub } from '../../../../kernels/math/lanes.as';
import { get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';
import { drive, park } from './car.as';

export function taskMountaincar(): usize {
  return define(2, 2, 1, 200, start, observe, step);
}

function start(state: usize): void {
  park(state);
}

function observe(state: usize, observation: usize): void {
  for (let j = 0; j < 2; j++) set(observation, j, get(state, j));
}

/** Actions 0, 1, 2 are left, none, right. */
function step(state: usize, action: usize): void {
  const thrust = mul(both(0.001), sub(get(action, 0), both(1)));
  settle(both(-1), drive(state, thrust, 0.5));
}
