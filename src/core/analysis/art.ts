import type { TrialOutcome } from './outcome.ts';

/** How long it takes to reach a target, judged by some runs. */
export interface Art {
  /** Runs that are over, and those of them that reached the target. */
  readonly trials: number;
  readonly reached: number;
  /**
   * Average runtime, once called expected running time: all evaluations that were spent until the target was reached, failures
   * included, for each success. Infinity where nobody reached it, NaN where no run is over.
   */
  readonly art: number;
}

/** What a run spent on a target: evaluations until it was reached, or all it made. */
export function spentOn({ hits, evaluations }: Pick<TrialOutcome, 'hits' | 'evaluations'>, target: number): number {
  return hits[target] < Infinity ? hits[target] : evaluations;
}

/**
 * The average runtime to a target (Hansen and others, COCO: performance assessment, 2016).
 * @param target place of the target in the yardstick
 */
export function artOf(outcomes: readonly Pick<TrialOutcome, 'hits' | 'evaluations'>[], target: number): Art {
  let spent = 0;
  let reached = 0;
  for (const outcome of outcomes) {
    spent += spentOn(outcome, target);
    if (outcome.hits[target] < Infinity) reached++;
  }
  return { trials: outcomes.length, reached, art: ratio(spent, reached, outcomes.length) };
}

/** Evaluations for each success. */
export function ratio(spent: number, reached: number, trials: number): number {
  return trials === 0 ? NaN : reached === 0 ? Infinity : spent / reached;
}
