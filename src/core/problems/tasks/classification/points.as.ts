// Two classes of points in the plane, told apart one point a step. The reward of a step is minus the cross entropy of the
// policy's two outputs over the number of points, so that a return is minus the mean cross entropy.
// State: number of the next point, 1 in a test and 0 in training; then the points told apart so far, over
// their number and as they are counted.
import { exp, log1p } from '../../../../kernels/math/exports.as';
import { add, both, div, sub } from '../../../../kernels/math/lanes.as';
import { instance, openEpisode, openEpisodes, testing } from '../../../../kernels/rollout/episode.as';
import { choose, get, set } from '../../../../kernels/rollout/pair.as';
import { settle } from '../../../../kernels/rollout/task.as';

/** Points of one class for training and for a test. */
export const TRAINING: i32 = 200;
export const TEST: i32 = 100;
/** What draws of points are for; nothing else in a run has this number (core/random/purposes.ts). */
const PURPOSE: u32 = 8;

/** Draws a point of class 0 or 1 into `out`, two float64. */
export type DrawPoint = (kind: i32, out: usize) => void;

/** Points x, y of one task, those of a test after those for training; the class of point i is i mod 2. */
@unmanaged
export class Points {
  drawn: u32;
  numbers: usize;
}

export function createPoints(): Points {
  const points = changetype<Points>(heap.alloc(offsetof<Points>()));
  points.drawn = 0;
  points.numbers = heap.alloc((<usize>(2 * (TRAINING + TEST))) << 4);
  return points;
}

/** The state before the first point; draws the points of the instance at hand where they are not there yet. */
export function begin(points: Points, draw: DrawPoint, state: usize): void {
  const forTest = testing;
  const variant = instance;
  store<f64>(state, 0);
  store<f64>(state, forTest ? 1 : 0, 8);
  store<f64>(state, 0, 16);
  store<f64>(state, 0, 24);
  if (points.drawn == variant) return;
  points.drawn = variant;
  openEpisodes(variant, forTest, variant, 0, 0, PURPOSE);
  for (let i = 0; i < 2 * (TRAINING + TEST); i++) {
    openEpisode(i);
    draw(i & 1, points.numbers + ((<usize>i) << 4));
  }
}

// @ts-ignore: decorator
@inline
function placeOf(state: usize, lane: usize): usize {
  const index = <i32>load<f64>(state + lane);
  const inTraining = load<f64>(state + lane, 16) == 0;
  return <usize>(inTraining ? index % (2 * TRAINING) : 2 * TRAINING + (index % (2 * TEST)));
}

export function showPoint(points: Points, state: usize, observation: usize): void {
  for (let lane: usize = 0; lane < 16; lane += 8) {
    const point = points.numbers + (placeOf(state, lane) << 4);
    store<f64>(observation + lane, load<f64>(point));
    store<f64>(observation + lane, load<f64>(point, 8), 16);
  }
}

/** Actions are two scores; the larger one is the policy's class. */
export function judge(state: usize, action: usize): void {
  const second = f64x2(<f64>(placeOf(state, 0) & 1), <f64>(placeOf(state, 8) & 1));
  const lead = sub(get(action, 1), get(action, 0));
  // Score of the wrong class over that of the right one: the cross entropy is ln(1 + e^excess).
  const excess = choose(f64x2.eq(second, both(1)), f64x2.neg(lead), lead);
  const entropy = add(f64x2.max(excess, both(0)), log1p(exp(f64x2.neg(f64x2.abs(excess)))));
  const count = choose(f64x2.eq(get(state, 1), both(0)), both(2 * TRAINING), both(2 * TEST));
  const right = add(get(state, 3), v128.and(f64x2.lt(excess, both(0)), both(1)));
  const next = add(get(state, 0), both(1));
  set(state, 0, next);
  set(state, 2, div(right, count));
  set(state, 3, right);
  settle(f64x2.neg(div(entropy, count)), f64x2.ge(next, count));
}
