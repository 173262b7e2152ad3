// The hard deceptive maze (Lehman and Stanley 2008; numbers of uber-research/deep-neuroevolution, gpu_implementation/maze).
// State: x, y, heading in degrees, speed, angular velocity; then x and y as outcomes, the closest approach to the goal so far
// and the number of steps made.
import { cosineOfPair, sincos } from '../../../../kernels/math/exports.as';
import { add, both, div, entry, mul, sub } from '../../../../kernels/math/lanes.as';
import { choose, clamp, get, set } from '../../../../kernels/rollout/pair.as';
import { define, settle } from '../../../../kernels/rollout/task.as';

// @ts-ignore: decorator
@inline const STEPS: i32 = 400;
// @ts-ignore: decorator
@inline const WALLS: usize = 13;
// @ts-ignore: decorator
@inline const RADIUS: f64 = 8;
// @ts-ignore: decorator
@inline const RANGE: f64 = 100;
/** One degree with the maze's own π, 3.1415926. */
// @ts-ignore: decorator
@inline const DEGREE: f64 = 3.1415926 / 180;
// @ts-ignore: decorator
@inline const GOAL_X: f64 = 31;
// @ts-ignore: decorator
@inline const GOAL_Y: f64 = 20;

/** Ends x₁ y₁ x₂ y₂ of every wall. */
const walls = memory.data<f64>([
  41, 5, 3, 8, 3, 8, 4, 49, 4, 49, 57, 53, 4, 49, 7, 202, 7, 202, 195, 198, 195, 198, 186, 8, 186, 8, 39, 5, 56, 54, 56,
  157, 57, 106, 158, 162, 77, 201, 108, 164, 6, 80, 33, 121, 192, 146, 87, 91, 56, 55, 133, 30,
]);
/** Cosine and sine of the six rangefinders' angles to the heading: −90, −45, 0, 45, 90, −180 degrees. */
const finders = memory.data<f64>([
  0, -1, 0.7071067811865476, -0.7071067811865476, 1, 0, 0.7071067811865476, 0.7071067811865476, 0, 1, -1, 0,
]);

export function taskHardMaze(): usize {
  return define(9, 11, 2, STEPS, start, observe, step, 5, 3);
}

function start(state: usize): void {
  store<f64>(state, 36);
  store<f64>(state, 184, 8);
  for (let j: usize = 2; j < 5; j++) store<f64>(state + (j << 3), 0);
  store<f64>(state, 36, 40);
  store<f64>(state, 184, 48);
  store<f64>(state, Infinity, 56);
  store<f64>(state, 0, 64);
}

/** Distance along (dx, dy) from (x, y) to the first wall within range, over the range; 1 where there is none. */
// @ts-ignore: decorator
@inline
function look(x: v128, y: v128, dx: v128, dy: v128): v128 {
  let nearest = both(RANGE);
  for (let k: usize = 0; k < WALLS; k++) {
    const wall = walls + (k << 5);
    const ax = entry(wall, 0);
    const ay = entry(wall, 1);
    const bx = sub(entry(wall, 2), ax);
    const by = sub(entry(wall, 3), ay);
    const px = sub(ax, x);
    const py = sub(ay, y);
    // Of x + r·d = a + s·b; parallel lines give an infinite or undefined r and s, which fail the comparisons.
    const across = sub(mul(dx, by), mul(dy, bx));
    const r = div(sub(mul(px, by), mul(py, bx)), across);
    const s = div(sub(mul(px, dy), mul(py, dx)), across);
    const ahead = v128.and(f64x2.ge(r, both(0)), f64x2.lt(r, nearest));
    const within = v128.and(f64x2.ge(s, both(0)), f64x2.le(s, both(1)));
    nearest = choose(v128.and(ahead, within), r, nearest);
  }
  return div(nearest, both(RANGE));
}

function observe(state: usize, observation: usize): void {
  const x = get(state, 0);
  const y = get(state, 1);
  const sine = sincos(mul(get(state, 2), both(DEGREE)));
  const cosine = cosineOfPair;
  set(observation, 0, both(1));
  for (let k = 0; k < 6; k++) {
    const c = entry(finders, <usize>(2 * k));
    const s = entry(finders, <usize>(2 * k + 1));
    set(observation, 1 + k, look(x, y, sub(mul(cosine, c), mul(sine, s)), add(mul(sine, c), mul(cosine, s))));
  }
  // Parts of the way to the goal along the heading and to its left; the slices are quarters of a circle.
  const gx = sub(both(GOAL_X), x);
  const gy = sub(both(GOAL_Y), y);
  const along = add(mul(gx, cosine), mul(gy, sine));
  const aside = sub(mul(gy, cosine), mul(gx, sine));
  const front = v128.and(f64x2.lt(aside, along), f64x2.ge(aside, f64x2.neg(along)));
  const left = v128.and(f64x2.ge(aside, along), f64x2.gt(aside, f64x2.neg(along)));
  const back = v128.and(f64x2.gt(aside, along), f64x2.le(aside, f64x2.neg(along)));
  const seen = v128.or(front, v128.or(left, back));
  set(observation, 7, v128.and(front, both(1)));
  set(observation, 8, v128.and(left, both(1)));
  set(observation, 9, v128.and(back, both(1)));
  set(observation, 10, v128.andnot(both(1), seen));
}

/** All bits are set where a wall is nearer than the robot's radius. */
// @ts-ignore: decorator
@inline
function touches(x: v128, y: v128): v128 {
  let hit = both(0);
  for (let k: usize = 0; k < WALLS; k++) {
    const wall = walls + (k << 5);
    const bx = sub(entry(wall, 2), entry(wall, 0));
    const by = sub(entry(wall, 3), entry(wall, 1));
    const px = sub(x, entry(wall, 0));
    const py = sub(y, entry(wall, 1));
    const s = clamp(div(add(mul(px, bx), mul(py, by)), add(mul(bx, bx), mul(by, by))), 0, 1);
    const ex = sub(px, mul(s, bx));
    const ey = sub(py, mul(s, by));
    hit = v128.or(hit, f64x2.lt(add(mul(ex, ex), mul(ey, ey)), both(RADIUS * RADIUS)));
  }
  return hit;
}

/** `now` moved towards what an output asks for by at most 0.2, within ±3. */
// @ts-ignore: decorator
@inline
function towards(now: v128, output: v128): v128 {
  const wanted = mul(sub(clamp(add(output, both(0.5)), 0, 1), both(0.5)), both(6));
  return clamp(add(now, clamp(sub(wanted, now), -0.2, 0.2)), -3, 3);
}

/** Outputs: turn and speed, raw. The reward is 0 until the last step, which pays minus the distance to the goal. */
function step(state: usize, action: usize): void {
  const x = get(state, 0);
  const y = get(state, 1);
  const heading = get(state, 2);
  const turn = towards(get(state, 4), get(action, 0));
  const speed = towards(get(state, 3), get(action, 1));
  const sine = sincos(mul(heading, both(DEGREE)));
  const nextX = add(x, mul(cosineOfPair, speed));
  const nextY = add(y, mul(sine, speed));
  let turned = add(heading, turn);
  turned = choose(f64x2.gt(turned, both(360)), sub(turned, both(360)), turned);
  turned = choose(f64x2.lt(turned, both(0)), add(turned, both(360)), turned);
  const hit = touches(nextX, nextY);
  const newX = choose(hit, x, nextX);
  const newY = choose(hit, y, nextY);
  set(state, 0, newX);
  set(state, 1, newY);
  set(state, 2, turned);
  set(state, 3, speed);
  set(state, 4, turn);
  set(state, 5, newX);
  set(state, 6, newY);
  const gx = sub(both(GOAL_X), newX);
  const gy = sub(both(GOAL_Y), newY);
  const distance = f64x2.sqrt(add(mul(gx, gx), mul(gy, gy)));
  set(state, 7, f64x2.pmin(get(state, 7), distance));
  const time = add(get(state, 8), both(1));
  set(state, 8, time);
  settle(v128.and(f64x2.neg(distance), f64x2.eq(time, both(STEPS))), i64x2(0, 0));
}
