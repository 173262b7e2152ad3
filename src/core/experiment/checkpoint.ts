import type { State } from '../strategies/strategy.ts';
import type { HistoryRecord } from './history.ts';
import type { Run } from './run.ts';

/** A run between two generations, as one plain record that can be cloned, stored and posted. */
export interface Checkpoint {
  readonly version: 1;
  readonly generation: number;
  readonly evaluations: number;
  readonly invalid: number;
  readonly best: number;
  readonly solution: Float64Array;
  readonly improvements: Float64Array;
  readonly marks: readonly string[];
  readonly state: State;
  readonly history: HistoryRecord;
}

/**
 * @throws Error in the middle of a generation: between costs and sums a state is incomplete
 */
export function checkpointOf(run: Run): Checkpoint {
  if (!run.settled) throw new Error('A checkpoint can only be taken between two generations.');
  return {
    version: 1,
    generation: run.generation,
    evaluations: run.evaluations,
    invalid: run.invalid,
    best: run.best,
    solution: run.solution.slice(),
    improvements: run.trace.improvements.slice(),
    marks: [...run.trace.marks],
    state: structuredClone(run.state),
    history: run.history.record(),
  };
}

/** Puts a freshly made run where the checkpoint was taken; its trace and history are restored by their constructors. */
export function restore(run: Run, from: Checkpoint): void {
  run.generation = from.generation;
  run.evaluations = from.evaluations;
  run.invalid = from.invalid;
  run.best = from.best;
  run.solution = from.solution.slice();
  run.state = structuredClone(from.state);
}
