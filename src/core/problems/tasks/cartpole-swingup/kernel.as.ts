// CartPole swing-up (evojax, task/cartpole.py, after Gal, McAllister and Rasmussen 2016): the pole hangs, has friction, and is
// to be swung up and held near the middle. State: position x, velocity v, angle t (0 is upright), angular velocity w.
import { cos, cosineOfPair, sincos } from '../../../../kernels/math/exports.as';
import { add, both, div, mul, sub } from '../../../../kernels/math/lanes.as';
import { drawNormal, drawUniform, instance } from '../../../../kernels/rollout/episode.as';
import { clamp, get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';

// @ts-ignore: decorator
@inline const PI: f64 = 3.141592653589793;
// @ts-ignore: decorator
@inline const STEP: f64 = 0.01;

export function taskCartpoleSwingup(): usize {
  return define(4, 5, 1, 1000, start, observe, step);
}

/** Instance 1 starts near hanging at rest, instance 2 anywhere. */
function start(state: usize): void {
  const hard = instance == 2;
  const x = hard ? drawUniform(-2.4, 2.4) : drawNormal(0.2);
  const v = hard ? drawUniform(-10, 10) : drawNormal(0.2);
  const t = hard ? drawUniform(-PI / 2, PI / 2) : drawNormal(0.2);
  const w = hard ? drawUniform(-10, 10) : drawNormal(0.2);
  store<f64>(state, x);
  store<f64>(state, v, 8);
  store<f64>(state, t + PI, 16);
  store<f64>(state, w, 24);
}

function observe(state: usize, observation: usize): void {
  const sine = sincos(get(state, 2));
  set(observation, 0, get(state, 0));
  set(observation, 1, get(state, 1));
  set(observation, 2, cosineOfPair);
  set(observation, 3, sine);
  set(observation, 4, get(state, 3));
}

/** The force is ten times the action, which is clipped to [−1, 1]. Explicit Euler; the reward is that of the new state. */
function step(state: usize, action: usize): void {
  const x = get(state, 0);
  const v = get(state, 1);
  const t = get(state, 2);
  const w = get(state, 3);
  const sine = sincos(t);
  const cosine = cosineOfPair;
  const force = mul(both(10), clamp(get(action, 0), -1, 1));
  const spin = mul(mul(w, w), sine);
  const square = mul(cosine, cosine);
  const thrust = div(
    sub(add(add(mul(both(-0.6), spin), mul(mul(both(14.73), sine), cosine)), mul(both(4), force)), mul(both(0.4), v)),
    sub(both(4), mul(both(1.5), square)),
  );
  const turn = div(
    add(
      add(mul(mul(both(-0.9), spin), cosine), mul(both(58.92), sine)),
      mul(mul(both(6), sub(force, mul(both(0.1), v))), cosine),
    ),
    sub(both(2.4), mul(both(0.9), square)),
  );
  const place = add(x, mul(both(STEP), v));
  const angle = add(t, mul(both(STEP), w));
  set(state, 0, place);
  set(state, 1, add(v, mul(both(STEP), thrust)));
  set(state, 2, angle);
  set(state, 3, add(w, mul(both(STEP), turn)));
  const upright = mul(add(cos(angle), both(1)), both(0.5));
  const central = cos(mul(place, both(PI / 4.8)));
  settle(mul(upright, central), f64x2.gt(f64x2.abs(place), both(2.4)));
}
