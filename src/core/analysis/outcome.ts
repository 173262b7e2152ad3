import type { EndReason } from '../experiment/need.ts';
import type { Run } from '../experiment/run.ts';
import { bestAlong } from './grid.ts';
import { hitTimes } from './hits.ts';
import type { Yardstick } from './yardstick.ts';

/** One finished run of a race, as statistics need it; small enough to keep thousands, and plain enough to clone and store. */
export interface TrialOutcome {
  /** Whose run it is and which one, both counted from 0. Runs of the same number share start and instance in all lanes. */
  readonly lane: number;
  readonly trial: number;
  readonly reason: EndReason;
  readonly evaluations: number;
  readonly generations: number;
  /** Restarts of a run with a restart policy; absent without one. */
  readonly restarts?: number;
  /** Lowest cost; Infinity where no evaluation was finite. */
  readonly best: number;
  /** Evaluations after which each of the yardstick's targets was first reached; Infinity where it was not. */
  readonly hits: Float64Array;
  /** Lowest cost after the evaluations of the yardstick's grid; after the run's end that at its end. Infinity before there is one. */
  readonly curve: Float64Array;
  /** Time that computing took. */
  readonly seconds?: number;
}

/**
 * What a run came to, measured by its race's yardstick.
 * @param place lane and number of the trial, and how long it took
 * @throws Error when the run is not over
 */
export function trialOutcome(
  run: Run,
  place: Pick<TrialOutcome, 'lane' | 'trial' | 'seconds'>,
  { targets, grid }: Yardstick,
): TrialOutcome {
  const need = run.next();
  if (need.kind !== 'done') throw new Error('The run is not over yet.');
  const restarts = run.restarts();
  const { improvements } = run.trace;
  return {
    ...place,
    reason: need.reason,
    evaluations: run.evaluations,
    generations: run.generation,
    ...(restarts ? { restarts: restarts.count } : {}),
    best: run.best,
    hits: hitTimes(improvements, targets),
    curve: bestAlong(improvements, grid),
  };
}
