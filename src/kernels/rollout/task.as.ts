// What a task is to the rollouts: sizes and four functions. Two individuals act side by side, one in each lane of a v128:
// number j of a pair (a state, an observation, an action) is the v128 at `address + 16·j`, and lanes never mix.

/** A task as its folder describes it. `define` makes it, once for each module. */
@unmanaged
export class Task {
  /** Numbers of a state, those first that describe it to people; of an observation; of an action. */
  stateSize: i32;
  observationSize: i32;
  actionSize: i32;
  /** Numbers of the state at an episode's end that are of interest; they begin at `outcomeAt`. */
  outcomeSize: i32;
  outcomeAt: i32;
  /** Steps after which an episode is cut. */
  limit: i32;
  /** Table indices of the functions below. */
  start: u32;
  observe: u32;
  step: u32;
}

/** Writes the state at the beginning of an episode, `stateSize` float64, from the draws of `drawUniform` and its relatives. */
export type Start = (state: usize) => void;
/** Writes the observation of a pair of states. */
export type Observe = (state: usize, observation: usize) => void;
/** Moves a pair of states by one step and sets `reward` and `ended`. */
export type Step = (state: usize, action: usize) => void;

/** Both lanes of the reward of the last step. */
export let reward: v128 = i64x2(0, 0);
/** All bits of a lane where the last step ended the episode by itself, not by the limit. */
export let ended: v128 = i64x2(0, 0);

/** To be called by every step. */
// @ts-ignore: decorator
@inline
export function settle(pays: v128, ends: v128): void {
  reward = pays;
  ended = ends;
}

/** Describes a task; the pointer is valid for ever. */
export function define(
  stateSize: i32,
  observationSize: i32,
  actionSize: i32,
  limit: i32,
  start: Start,
  observe: Observe,
  step: Step,
  outcomeAt: i32 = 0,
  outcomeSize: i32 = 0,
): usize {
  const task = changetype<Task>(heap.alloc(offsetof<Task>()));
  task.stateSize = stateSize;
  task.observationSize = observationSize;
  task.actionSize = actionSize;
  task.outcomeAt = outcomeAt;
  task.outcomeSize = outcomeSize;
  task.limit = limit;
  task.start = start.index;
  task.observe = observe.index;
  task.step = step.index;
  return changetype<usize>(task);
}
