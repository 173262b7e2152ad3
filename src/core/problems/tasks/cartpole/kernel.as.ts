// CartPole-v1 of Gymnasium (classic_control/cartpole.py): a pole hinged to a cart that is pushed left or right.
// State: position x, velocity v, angle t (0 is upright), angular velocity w. The observation is the state.
import { cosineOfPair, sincos } from '../../../../kernels/math/exports.as';
import { add, both, div, mul, sub } from '../../../../kernels/math/lanes.as';
import { drawUniform } from '../../../../kernels/rollout/episode.as';
import { choose, get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';

/** One over the mass of cart and pole: a product is cheaper than a quotient. */
// @ts-ignore: decorator
@inline const LIGHTNESS: f64 = 0.9090909090909091;
// @ts-ignore: decorator
@inline const EDGE: f64 = 2.4;
/** Twelve degrees. */
// @ts-ignore: decorator
@inline const TILT: f64 = 0.20943951023931953;

export function taskCartpole(): usize {
  return define(4, 4, 1, 500, start, observe, step);
}

function start(state: usize): void {
  for (let j: usize = 0; j < 4; j++) store<f64>(state + (j << 3), drawUniform(-0.05, 0.05));
}

function observe(state: usize, observation: usize): void {
  for (let j = 0; j < 4; j++) set(observation, j, get(state, j));
}

/** Action 1 pushes to the right, any other to the left. Explicit Euler with the old velocities. */
function step(state: usize, action: usize): void {
  const x = get(state, 0);
  const v = get(state, 1);
  const t = get(state, 2);
  const w = get(state, 3);
  const sine = sincos(t);
  const cosine = cosineOfPair;
  const force = choose(f64x2.eq(get(action, 0), both(1)), both(10), both(-10));
  const push = mul(add(force, mul(mul(both(0.05), mul(w, w)), sine)), both(LIGHTNESS));
  const arm = mul(both(0.5), sub(both(1.3333333333333333), mul(both(0.1 * LIGHTNESS), mul(cosine, cosine))));
  const spin = div(sub(mul(both(9.8), sine), mul(cosine, push)), arm);
  const thrust = sub(push, mul(mul(both(0.05 * LIGHTNESS), spin), cosine));
  const place = add(x, mul(both(0.02), v));
  const tilt = add(t, mul(both(0.02), w));
  set(state, 0, place);
  set(state, 1, add(v, mul(both(0.02), thrust)));
  set(state, 2, tilt);
  set(state, 3, add(w, mul(both(0.02), spin)));
  const outside = v128.or(f64x2.gt(f64x2.abs(place), both(EDGE)), f64x2.gt(f64x2.abs(tilt), both(TILT)));
  settle(both(1), outside);
}
