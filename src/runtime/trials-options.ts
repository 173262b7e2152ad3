import type { TrialOutcome } from '../core/analysis/outcome.ts';
import type { Question } from '../core/evollm/question.ts';
import type { Race } from '../core/race/race.ts';
import type { Spawn } from './workers.ts';

/** A trial that is over. */
export interface FinishedTrial extends TrialOutcome {
  /** Digest of its run, as a result link of `trialOf(race, lane, trial)` would claim it. */
  readonly digest: string;
}

/** How far a series of trials is. */
export interface TrialsProgress {
  readonly finished: number;
  /** Trials in all. */
  readonly of: number;
  /** Finished trials of each lane. */
  readonly lanes: readonly number[];
  /** Evaluations made in all trials, also in those that are not over yet. */
  readonly evaluations: number;
  /** Evaluations to expect in all: what a lane's finished trials took on average, its budget while none is finished. */
  readonly expected: number;
  /** Computing time to expect until the end, in seconds, with the present number of workers; null while nothing is known. */
  readonly secondsLeft: number | null;
}

/** What `new Trials(options)` of `trials.ts` needs; it begins to compute at once. */
export interface TrialsOptions {
  readonly spawn: Spawn;
  readonly module: WebAssembly.Module;
  readonly race: Race;
  /** Workers at most; no more are started than there are trials. */
  readonly workers: number;
  /** Trials that are over already: they count, and are neither computed nor reported again. */
  readonly finished?: Iterable<TrialOutcome>;
  readonly onTrial: (trial: FinishedTrial) => void;
  /** Told several times a second while it computes. */
  readonly onProgress?: (progress: TrialsProgress) => void;
  /** In words: a worker was replaced. */
  readonly onNotice: (message: string) => void;
  /**
   * Answers what a trial asks a language model, as long as the signal does not fire: one text for each question, null where there was
   * none. Where it rejects, the trials are paused and `onHeld` is told why. Without it such trials cannot be computed.
   */
  readonly answer?: (questions: readonly Question[], signal: AbortSignal) => Promise<readonly (string | null)[]>;
  readonly onHeld?: (reason: string) => void;
  readonly patienceMs?: number;
}

/** How a series of trials ended; a failure says in a sentence why. Whatever it was, what finished until then counts. */
export type TrialsEnd = { readonly kind: 'done' | 'cancelled' } | { readonly kind: 'failed'; readonly failure: string };

/** What a series of trials does when told; `Trials` is one. */
export interface TrialsControls {
  readonly progress: TrialsProgress;
  /** Resolves, and never rejects, when all trials are over, `cancel` was called or nothing can go on. */
  readonly end: Promise<TrialsEnd>;
  /** Whatever computes comes to rest within a fraction of a second and stays where it is. */
  pause(): void;
  resume(): void;
  /** Ends all workers; nothing is reported any more. */
  cancel(): void;
}
