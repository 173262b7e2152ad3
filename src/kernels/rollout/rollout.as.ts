// Policies acting in a task until their episodes end, fused: observe, act, step, with nothing reserved on the way. Both
// lanes of a pair go through their episodes independently; a lane that is through waits for the other at a harmless start.
import { act, Policy } from './policy.as';
import { ended, reward, Task } from './task.as';

/** Most numbers of a state, an observation or an action. */
const MOST = 32;
const state = heap.alloc(MOST * 16);
const observation = heap.alloc(MOST * 16);
const action = heap.alloc(MOST * 16);
const returns = heap.alloc(16);

/** Steps that individuals have made in all, for measurements. */
let steps: f64 = 0;

export function rolloutSteps(): f64 {
  return steps;
}

/**
 * Lets every individual of some tiles act.
 * @param starts one state for each episode
 * @param spread 0: every lane plays all episodes in order. 1: the four lanes of a tile share the episodes of one
 *        individual, who stands in all of them: lane l plays l, l + 4, l + 8, …
 * @param results for each tile 1 + outcomeSize times four lanes: the return and the outcomes, added up over episodes
 */
export function rollout(
  task: Task,
  policy: Policy,
  weights: usize,
  parameters: i32,
  tiles: i32,
  starts: usize,
  episodes: i32,
  spread: i32,
  results: usize,
): void {
  const width = 1 + task.outcomeSize;
  for (let t = 0; t < tiles; t++) {
    for (let pair: usize = 0; pair < 2; pair++) {
      const first = spread ? <i32>pair * 2 : 0;
      playPair(task, policy, weights + (pair << 4), starts, first, spread, episodes, results + (pair << 4));
    }
    weights += (<usize>parameters) << 5;
    results += (<usize>width) << 5;
  }
}

/** Lane l plays episodes first + l·spread, and on by 1 or, where they are shared, by 4. */
function playPair(
  task: Task,
  policy: Policy,
  weights: usize,
  starts: usize,
  first: i32,
  spread: i32,
  episodes: i32,
  results: usize,
): void {
  const by = spread ? 4 : 1;
  const stateSize = task.stateSize;
  const observe = task.observe;
  const step = task.step;
  const limit = f64x2.splat(<f64>task.limit);
  for (let k = 0; k <= task.outcomeSize; k++) v128.store(results + ((<usize>k) << 5), f64x2.splat(0));
  let next0 = first;
  let next1 = first + spread;
  // A lane without an episode of its own plays the first one, and it does not count.
  let alive0 = next0 < episodes;
  let alive1 = next1 < episodes;
  place(starts, stateSize, alive0 ? next0 : 0, 0);
  place(starts, stateSize, alive1 ? next1 : 0, 8);
  let time = f64x2.splat(0);
  let sum = f64x2.splat(0);
  while (alive0 || alive1) {
    call_indirect<void>(observe, state, observation);
    act(policy, weights, observation, action);
    call_indirect<void>(step, state, action);
    time = f64x2.add(time, f64x2.splat(1));
    sum = f64x2.add(sum, reward);
    const over = v128.or(ended, f64x2.ge(time, limit));
    if (!v128.any_true(over)) continue;
    const played = time;
    v128.store(returns, sum);
    if (i64x2.extract_lane(over, 0) != 0) {
      if (alive0) {
        steps += f64x2.extract_lane(played, 0);
        record(task, results, 0);
        next0 += by;
        alive0 = next0 < episodes;
      }
      place(starts, stateSize, alive0 ? next0 : 0, 0);
    }
    if (i64x2.extract_lane(over, 1) != 0) {
      if (alive1) {
        steps += f64x2.extract_lane(played, 1);
        record(task, results, 8);
        next1 += by;
        alive1 = next1 < episodes;
      }
      place(starts, stateSize, alive1 ? next1 : 0, 8);
    }
    time = v128.andnot(time, over);
    sum = v128.andnot(sum, over);
  }
}

/** Puts a lane at the beginning of an episode. */
function place(starts: usize, stateSize: i32, episode: i32, lane: usize): void {
  const start = starts + ((<usize>(episode * stateSize)) << 3);
  for (let j: usize = 0; j < <usize>stateSize; j++) store<f64>(state + (j << 4) + lane, load<f64>(start + (j << 3)));
}

/** Adds a finished episode of a lane to its results. */
function record(task: Task, results: usize, lane: usize): void {
  const own = results + lane;
  store<f64>(own, load<f64>(own) + load<f64>(returns + lane));
  for (let k = 0; k < task.outcomeSize; k++) {
    const at = own + ((<usize>(k + 1)) << 5);
    store<f64>(at, load<f64>(at) + load<f64>(state + ((<usize>(task.outcomeAt + k)) << 4) + lane));
  }
}

/**
 * Steps one state through given actions, also past its end.
 * @param from the state before, `stateSize` float64
 * @param actions `count` times `actionSize` float64
 * @param trace for each action the new state, the reward and 1 where the task ended by itself, else 0
 */
export function taskSteps(task: Task, from: usize, actions: usize, count: i32, trace: usize): void {
  const stateSize = <usize>task.stateSize;
  const actionSize = <usize>task.actionSize;
  for (let j: usize = 0; j < stateSize; j++) v128.store(state + (j << 4), v128.load64_splat(from + (j << 3)));
  for (let k = 0; k < count; k++) {
    for (let j: usize = 0; j < actionSize; j++) v128.store(action + (j << 4), v128.load64_splat(actions + (j << 3)));
    actions += actionSize << 3;
    call_indirect<void>(task.step, state, action);
    for (let j: usize = 0; j < stateSize; j++) store<f64>(trace + (j << 3), load<f64>(state + (j << 4)));
    store<f64>(trace + (stateSize << 3), f64x2.extract_lane(reward, 0));
    store<f64>(trace + ((stateSize + 1) << 3), i64x2.extract_lane(ended, 0) != 0 ? 1 : 0);
    trace += (stateSize + 2) << 3;
  }
}

/** The observation of one state. */
export function taskObserve(task: Task, from: usize, out: usize): void {
  for (let j: usize = 0; j < <usize>task.stateSize; j++)
    v128.store(state + (j << 4), v128.load64_splat(from + (j << 3)));
  call_indirect<void>(task.observe, state, observation);
  for (let j: usize = 0; j < <usize>task.observationSize; j++) {
    store<f64>(out + (j << 3), load<f64>(observation + (j << 4)));
  }
}

/** The action of a policy, in lane 0 of the first tile of weights, for one observation. */
export function policyAct(policy: Policy, weights: usize, from: usize, inputs: i32, out: usize, outputs: i32): void {
  for (let j: usize = 0; j < <usize>inputs; j++) v128.store(observation + (j << 4), v128.load64_splat(from + (j << 3)));
  act(policy, weights, observation, action);
  for (let j: usize = 0; j < <usize>outputs; j++) store<f64>(out + (j << 3), load<f64>(action + (j << 4)));
}
