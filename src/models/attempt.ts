import type { Message, Question } from '../core/evollm/question.ts';
import type { ModelFailure, Proposal, Usage } from './model.ts';

/** One call of a model, as a transcript shows it; it is told anew at every change. */
export interface Attempt {
  /** Counts from 1 within its asker. */
  readonly id: number;
  readonly question: Question;
  /** As they were sent. */
  readonly messages: readonly Message[];
  /** How often this question was asked before by the asker itself. */
  readonly retry: number;
  readonly state: 'asked' | 'answered' | 'failed' | 'stopped';
  /** As much as has come; never a key. */
  readonly text: string;
  readonly usage: Usage | null;
  readonly form: Proposal['form'] | null;
  /** From being sent until now, or until it ended. */
  readonly milliseconds: number;
  readonly failure: { readonly kind: ModelFailure; readonly message: string } | null;
  /** When the question is asked again, in milliseconds of the asker's clock; null when it is not. */
  readonly againAt: number | null;
}

/** Why a run has to wait for somebody: nothing changes until a key, a model or a limit does. */
export class PauseError extends Error {
  override readonly name = 'PauseError';

  constructor(
    readonly kind: ModelFailure | 'limit',
    message: string,
  ) {
    super(message);
  }
}
