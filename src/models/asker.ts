import type { Question } from '../core/evollm/question.ts';
import { PauseError, type Attempt } from './attempt.ts';
import { pause, SYSTEM_CLOCK, type Clock } from './clock.ts';
import type { Meter } from './meter.ts';
import { ModelError, type Model, type Proposal } from './model.ts';
import { orAborted } from './or-aborted.ts';
import { backoff, CONSEQUENCES, PATIENCE, UNCHARGED, type Patience } from './patience.ts';

export interface AskerOptions {
  readonly model: Model;
  readonly meter: Meter;
  /** Calls under way at the same time, 1 or more; 2 unless told. */
  readonly concurrency?: number;
  /** Where replies end. */
  readonly stop?: readonly string[];
  readonly patience?: Partial<Patience>;
  /** Told of every call at every change. */
  readonly onAttempt?: (attempt: Attempt) => void;
  /** Covers keys in whatever is told or thrown; a second lock behind that of the model. */
  readonly redact?: (text: string) => string;
  readonly clock?: Clock;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** How often a question has been asked again, and why. */
interface Turn {
  readonly retries: number;
  readonly waits: number;
}

/**
 * Gets the questions of a run answered by a model: a few at a time, again after failures that may pass, within the limits of a meter.
 * Every call of `ask` settles, and at once when its signal fires.
 */
export class Asker {
  readonly #patience: Patience;
  readonly #clock: Clock;
  #ids = 0;
  /** Nobody asks before this moment: the server wants it so. */
  #notBefore = -Infinity;

  constructor(private readonly options: AskerOptions) {
    this.#patience = { ...PATIENCE, ...options.patience };
    this.#clock = options.clock ?? SYSTEM_CLOCK;
  }

  /** Until when everybody waits because the server wants it, in milliseconds of the clock; null when nobody does. */
  get waitsUntil(): number | null {
    return this.#notBefore > this.#clock.now() ? this.#notBefore : null;
  }

  /**
   * Answers questions.
   * @returns the text of each reply as it came, in the order of the questions; null for one that got none
   * @throws PauseError when nothing will change until somebody does something; the signal's reason when it fires
   */
  async ask(questions: readonly Question[], signal: AbortSignal): Promise<readonly (string | null)[]> {
    signal.throwIfAborted();
    const answers: (string | null)[] = questions.map(() => null);
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < questions.length) {
        const k = next++;
        answers[k] = await this.#answer(questions[k], either);
      }
    };
    const lanes = Math.max(1, Math.min(this.options.concurrency ?? 2, questions.length));
    try {
      await Promise.all(
        Array.from({ length: lanes }, () =>
          lane().catch((error: unknown) => {
            // The others have nothing to wait for any more.
            failed.abort(error);
            throw error;
          }),
        ),
      );
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
    return answers;
  }

  async #answer(question: Question, signal: AbortSignal): Promise<string | null> {
    for (let turn: Turn | null = { retries: 0, waits: 0 }; turn;) {
      const wait = this.#notBefore - this.#clock.now();
      if (wait > 0) await pause(this.#clock, wait, signal);
      signal.throwIfAborted();
      const reached = this.options.meter.reached();
      if (reached !== null) throw new PauseError('limit', reached);
      const outcome: Proposal | Turn | null = await this.#try(question, turn, signal);
      if (outcome && 'text' in outcome) return outcome.text;
      turn = outcome;
    }
    return null;
  }

  /** Makes one call. What it returns instead of a reply is when to try again, waited for already, or null for never. */
  async #try(question: Question, turn: Turn, signal: AbortSignal): Promise<Proposal | Turn | null> {
    const { model, meter, stop = [], redact = (text: string) => text } = this.options;
    const { messages, count, highest, seed, temperature, maxTokens } = question;
    const begun = this.#clock.now();
    let attempt: Attempt = {
      ...{ id: ++this.#ids, question, retry: turn.retries + turn.waits, state: 'asked', text: '' },
      ...{ usage: null, form: null, milliseconds: 0, failure: null, againAt: null },
    };
    const tell = (change: Partial<Attempt>): void => {
      attempt = { ...attempt, ...change, milliseconds: this.#clock.now() - begun };
      this.options.onAttempt?.(attempt);
    };
    const onText = (text: string): void => {
      if (attempt.state === 'asked') tell({ text: redact(text) });
    };
    tell({});
    const end = meter.begin(messages.reduce((sum, { content }) => sum + content.length, 0));
    try {
      const reply = { signal, seed, temperature, maxTokens, stop, onText };
      const proposal = await orAborted(model.propose(messages, { count, highest }, reply), signal);
      const text = redact(proposal.text);
      end(proposal.usage, text.length);
      tell({ state: 'answered', text, usage: proposal.usage, form: proposal.form });
      return { ...proposal, text };
    } catch (error) {
      if (signal.aborted) {
        end(null, attempt.text.length);
        tell({ state: 'stopped' });
        throw signal.reason;
      }
      const failure = error instanceof ModelError ? error : new ModelError('malformed', messageOf(error));
      const message = redact(failure.message);
      end(null, attempt.text === '' && UNCHARGED.has(failure.kind) ? null : attempt.text.length);
      const again = this.#again(failure, turn);
      const told = { state: 'failed', failure: { kind: failure.kind, message } } as const;
      if (again === 'pause' || again === null) {
        tell(told);
        if (again === 'pause') throw new PauseError(failure.kind, message);
        return null;
      }
      const againAt = this.#clock.now() + again.ms;
      if (failure.kind === 'limited') this.#notBefore = Math.max(this.#notBefore, againAt);
      tell({ ...told, againAt });
      await pause(this.#clock, again.ms, signal);
      return again.turn;
    }
  }

  /** When to ask again, and what that turn is. */
  #again(failure: ModelError, { retries, waits }: Turn): { readonly ms: number; readonly turn: Turn } | 'pause' | null {
    const consequence = CONSEQUENCES[failure.kind];
    const random = (this.options.random ?? Math.random)();
    if (consequence === 'wait') {
      if (waits >= this.#patience.waits) return 'pause';
      const wanted = failure.retryAfterMs ?? backoff(this.#patience, waits, random);
      return { ms: Math.min(wanted, this.#patience.longestWaitMs), turn: { retries, waits: waits + 1 } };
    }
    if (consequence === 'retry' && retries < this.#patience.retries) {
      return { ms: backoff(this.#patience, retries, random), turn: { retries: retries + 1, waits } };
    }
    return consequence === 'pause' ? 'pause' : null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
