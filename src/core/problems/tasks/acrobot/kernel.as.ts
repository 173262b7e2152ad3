// Acrobot-v1 of Gymnasium (classic_control/acrobot.py, "book" dynamics): two links hang from a joint; a motor between them
// has to swing the tip above the bar. State: angle t1 from hanging, angle t2 between the links, their speeds d1, d2.
import { cosineOfPair, sincos, sin, cos } from '../../../../kernels/math/exports.as';
import { add, both, div, mul, sub } from '../../../../kernels/math/lanes.as';
import { drawUniform } from '../../../../kernels/rollout/episode.as';
import { choose, clamp, get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';

// @ts-ignore: decorator
@inline const PI: f64 = 3.141592653589793;
// @ts-ignore: decorator
@inline const STEP: f64 = 0.2;

export function taskAcrobot(): usize {
  return define(4, 6, 1, 500, start, observe, step);
}

function start(state: usize): void {
  for (let j: usize = 0; j < 4; j++) store<f64>(state + (j << 3), <f64>(<f32>drawUniform(-0.1, 0.1)));
}

function observe(state: usize, observation: usize): void {
  for (let k = 0; k < 2; k++) {
    const sine = sincos(get(state, k));
    set(observation, 2 * k, cosineOfPair);
    set(observation, 2 * k + 1, sine);
    set(observation, 4 + k, get(state, 2 + k));
  }
}

/** Accelerations of the two joints, left in `first` and `second`. */
let first: v128 = i64x2(0, 0);
let second: v128 = i64x2(0, 0);

function accelerate(t1: v128, t2: v128, d1: v128, d2: v128, torque: v128): void {
  const sine = sincos(t2);
  const cosine = cosineOfPair;
  const a = add(both(3.5), cosine);
  const b = add(both(1.25), mul(both(0.5), cosine));
  // cos(angle − π/2) is the sine of the angle.
  const p2 = mul(both(4.9), sin(add(t1, t2)));
  const swing = add(mul(both(0.5), mul(mul(d2, d2), sine)), mul(mul(d2, d1), sine));
  const p1 = add(sub(mul(both(14.7), sin(t1)), swing), p2);
  const share = div(b, a);
  const pull = sub(add(torque, mul(share, p1)), add(mul(both(0.5), mul(mul(d1, d1), sine)), p2));
  second = div(pull, sub(both(1.25), mul(b, share)));
  first = div(sub(f64x2.neg(mul(b, second)), p1), a);
}

const slopes = heap.alloc(4 * 4 * 16);

/** Slope number `stage` of the Runge–Kutta step, taken at state + scale·(the slope before it). */
function slope(state: usize, stage: i32, scale: f64, torque: v128): void {
  const before = slopes + ((<usize>(stage - 1)) << 6);
  let t1 = get(state, 0);
  let t2 = get(state, 1);
  let d1 = get(state, 2);
  let d2 = get(state, 3);
  if (stage > 0) {
    t1 = add(t1, mul(both(scale), get(before, 0)));
    t2 = add(t2, mul(both(scale), get(before, 1)));
    d1 = add(d1, mul(both(scale), get(before, 2)));
    d2 = add(d2, mul(both(scale), get(before, 3)));
  }
  accelerate(t1, t2, d1, d2, torque);
  const own = slopes + ((<usize>stage) << 6);
  set(own, 0, d1);
  set(own, 1, d2);
  set(own, 2, first);
  set(own, 3, second);
}

/** Whole turns are taken off as often as it needs; angles that are not finite stay as they are. */
function wrap(angle: v128): v128 {
  let wrapped = angle;
  // A step turns a joint by less than one turn, so that a second round is for starts far outside.
  for (let round = 0; round < 64; round++) {
    const above = f64x2.gt(wrapped, both(PI));
    const below = f64x2.lt(wrapped, both(-PI));
    if (!v128.any_true(v128.or(above, below))) return wrapped;
    const less = sub(wrapped, both(2 * PI));
    wrapped = choose(above, less, choose(below, add(wrapped, both(2 * PI)), wrapped));
  }
  return wrapped;
}

/** Actions 0, 1, 2 are torques −1, 0, 1. One classical Runge–Kutta step of 0.2 s. */
function step(state: usize, action: usize): void {
  const torque = sub(get(action, 0), both(1));
  slope(state, 0, 0, torque);
  slope(state, 1, STEP / 2, torque);
  slope(state, 2, STEP / 2, torque);
  slope(state, 3, STEP, torque);
  for (let j = 0; j < 4; j++) {
    const inner = mul(both(2), add(get(slopes, 4 + j), get(slopes, 8 + j)));
    const sum = add(add(get(slopes, j), inner), get(slopes, 12 + j));
    set(state, j, add(get(state, j), mul(both(STEP / 6), sum)));
  }
  const t1 = wrap(get(state, 0));
  const t2 = wrap(get(state, 1));
  set(state, 0, t1);
  set(state, 1, t2);
  set(state, 2, clamp(get(state, 2), -4 * PI, 4 * PI));
  set(state, 3, clamp(get(state, 3), -9 * PI, 9 * PI));
  const height = f64x2.neg(add(cos(t1), cos(add(t1, t2))));
  const done = f64x2.gt(height, both(1));
  settle(choose(done, both(0), both(-1)), done);
}
