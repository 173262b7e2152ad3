import type { ModelFailure } from './model.ts';

/** What becomes of a question whose call failed. */
export type Consequence =
  /** Nothing changes until somebody does something: the run pauses. */
  | 'pause'
  /** The server says when. */
  | 'wait'
  /** It may pass. Where it does not the run pauses: no reply is something else than one that cannot be read. */
  | 'retry'
  /** It was a reply, though none that can be read, and the same question would bring it again. */
  | 'leave'
  /** The same for a model that has answered before. Of one that never has, nothing else is to be expected: the run pauses. */
  | 'doubt';

/** What each failure leads to. */
export const CONSEQUENCES: Readonly<Record<ModelFailure, Consequence>> = {
  key: 'pause',
  missing: 'pause',
  unsupported: 'pause',
  // Weights that did not fit once will not fit the next time either.
  resources: 'pause',
  limited: 'wait',
  server: 'retry',
  timeout: 'retry',
  unreachable: 'retry',
  malformed: 'retry',
  refused: 'pause',
  endless: 'leave',
  cut: 'leave',
  unspoken: 'doubt',
};

/** How patient an asker is. */
export interface Patience {
  /** Times that a question is asked again after a failure that may pass. */
  readonly retries: number;
  /** As many as that at most while the model has never answered: somebody may have to look at the connection. */
  readonly untried: number;
  /** Milliseconds before the first of them; each next one waits twice as long. */
  readonly backoffMs: number;
  /** Times that a question waits because the server wants it to, before the run pauses. */
  readonly waits: number;
  /** No wait is longer; where the server wants a longer one, the run pauses. */
  readonly longestWaitMs: number;
}

export const PATIENCE: Patience = { retries: 3, untried: 3, backoffMs: 1000, waits: 8, longestWaitMs: 120_000 };

/**
 * Milliseconds until a question is asked for the `k`-th time again, from 0 on.
 * @param random from 0 to 1: those who failed together do not come again together
 */
export function backoff({ backoffMs, longestWaitMs }: Patience, k: number, random: number): number {
  return Math.min(longestWaitMs, backoffMs * (1 << Math.min(k, 20)) * (0.75 + 0.5 * random));
}

/** Failures before which the model did nothing that anybody could charge for. */
export const UNCHARGED: ReadonlySet<ModelFailure> = new Set([
  'key',
  'missing',
  'limited',
  'unreachable',
  'refused',
  'unsupported',
  'resources',
]);
