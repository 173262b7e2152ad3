// Rollouts of policies in tasks. Each task's folder exports a function that describes it and returns its pointer.
import { openEpisode, openEpisodes } from './episode.as';
import { createPolicy, Policy, releasePolicy } from './policy.as';
import { Task } from './task.as';

export { policyAct, rollout, rolloutSteps, taskObserve, taskSteps } from './rollout.as';

/** Fields of a task: 0 state, 1 observation, 2 action, 3 outcomes, 4 step limit, 5 place of the outcomes in a state. */
export function taskSize(task: Task, field: i32): i32 {
  return load<i32>(changetype<usize>(task) + ((<usize>FIELDS[field]) << 2));
}
const FIELDS: StaticArray<i32> = [0, 1, 2, 3, 5, 4];

/** starts[e·stateSize …] ← the state at the beginning of episode e, for all `episodes` of them. */
export function taskStarts(
  task: Task,
  starts: usize,
  episodes: i32,
  instance: u32,
  testing: bool,
  seed: u32,
  repetition: u32,
  generation: u32,
  purpose: u32,
): void {
  openEpisodes(instance, testing, seed, repetition, generation, purpose);
  for (let e = 0; e < episodes; e++) {
    openEpisode(e);
    call_indirect<void>(task.start, starts + ((<usize>(e * task.stateSize)) << 3));
  }
}

/** Reserves an architecture; the caller writes `layers + 1` int32 to `policySizes` and a float64 for each input. */
export function policyCreate(
  layers: i32,
  activation: i32,
  output: i32,
  scale: f64,
  widest: i32,
  inputs: i32,
  scaled: i32,
): usize {
  return createPolicy(layers, activation, output, scale, widest, inputs, scaled);
}

export function policySizes(policy: Policy): usize {
  return policy.sizes;
}

export function policyInputScales(policy: Policy): usize {
  return policy.inputScales;
}

export function policyRelease(policy: Policy): void {
  releasePolicy(policy);
}
