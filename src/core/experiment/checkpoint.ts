import { writeReplies } from '../evollm/recorded.ts';
import type { State } from '../strategies/strategy.ts';
import type { HistoryRecord } from './history.ts';
import type { Provenance } from './provenance.ts';
import type { Run } from './run.ts';

/** A run between two generations: what the next ones depend on, and nothing else. */
export interface Moment {
  readonly generation: number;
  readonly evaluations: number;
  readonly invalid: number;
  readonly best: number;
  readonly solution: Float64Array;
  readonly provenance: Provenance | null;
  readonly state: State;
}

/** How far a run has ever been. */
export interface Head {
  readonly generation: number;
  readonly evaluations: number;
}

/** Form of a checkpoint; those of another one are not gone on from. */
export const CHECKPOINT_VERSION = 2;

/** A moment with everything that was recorded until the head, as one plain record that can be cloned, stored and posted. */
export interface Checkpoint extends Moment {
  readonly version: typeof CHECKPOINT_VERSION;
  readonly head: Head;
  readonly improvements: Float64Array;
  readonly marks: readonly string[];
  readonly history: HistoryRecord;
  /** What a model has said until the head, as links write it; missing where none was asked. */
  readonly replies?: string;
  /** How many of them were taken before this moment. */
  readonly replied?: number;
}

/**
 * @throws Error in the middle of a generation: between costs and sums a state is incomplete
 */
export function momentOf(run: Run): Moment {
  if (!run.settled) throw new Error('A checkpoint can only be taken between two generations.');
  return {
    generation: run.generation,
    evaluations: run.evaluations,
    invalid: run.invalid,
    best: run.best,
    solution: run.solution.slice(),
    provenance: run.provenance,
    state: structuredClone(run.state),
  };
}

/**
 * @throws Error in the middle of a generation
 */
export function checkpointOf(run: Run): Checkpoint {
  return {
    version: CHECKPOINT_VERSION,
    ...momentOf(run),
    head: run.head,
    improvements: run.trace.improvements.slice(),
    marks: [...run.trace.marks],
    history: run.history.record(),
    ...(run.replies.length > 0 ? { replies: writeReplies(run.replies), replied: run.replied } : {}),
  };
}

/** Puts a run where the moment was taken; what was recorded stays. */
export function restore(run: Run, from: Moment): void {
  run.generation = from.generation;
  run.evaluations = from.evaluations;
  run.invalid = from.invalid;
  run.best = from.best;
  run.solution = from.solution.slice();
  run.provenance = from.provenance;
  run.state = structuredClone(from.state);
}
