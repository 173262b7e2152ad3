import type { Question } from '../core/evollm/question.ts';
import { readReply, saysAnything } from '../core/evollm/reply.ts';
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
  /** Where replies end; at a line break unless told, since a reply is one line. */
  readonly stop?: readonly string[];
  /** Tokens that each reply may have beyond those that are enough for it: some models think before they answer. None unless told. */
  readonly thoughts?: () => number;
  readonly patience?: Partial<Patience>;
  /** Told of every call at every change. */
  readonly onAttempt?: (attempt: Attempt) => void;
  /** Covers keys in whatever is told or thrown; a second lock behind that of the model. */
  readonly redact?: (text: string) => string;
  readonly clock?: Clock;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** While a call is under way, its time is counted at least this often. */
const TICK_MS = 1000;
/** The limit on time is not looked at more often. */
const SHORTEST_TICK_MS = 10;

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
  /** The model has been heard to answer. */
  #answered = false;
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
   * @returns the text of each reply as it came, in the order of the questions; null for one that is not to be read, because it was
   * cut off or did not end
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
    const { model, meter, thoughts, stop = ['\n'], redact = (text: string) => text } = this.options;
    const { messages, count, highest, seed, temperature } = question;
    const maxTokens = question.maxTokens + (thoughts?.() ?? 0);
    const begun = this.#clock.now();
    let attempt: Attempt = {
      ...{ id: ++this.#ids, question, messages, retry: turn.retries + turn.waits, state: 'asked', text: '' },
      ...{ usage: null, form: null, milliseconds: 0, failure: null, againAt: null },
    };
    const tell = (change: Partial<Attempt>): void => {
      attempt = { ...attempt, ...change, milliseconds: this.#clock.now() - begun };
      this.options.onAttempt?.(attempt);
    };
    const onText = (text: string): void => {
      if (attempt.state === 'asked') tell({ text: redact(text) });
    };
    const end = meter.begin(messages.reduce((sum, { content }) => sum + content.length, 0));
    tell({});
    const limit = new AbortController();
    const either = AbortSignal.any([signal, limit.signal]);
    const unwatch = this.#watch(limit, () => tell({}));
    try {
      const reply = { signal: either, seed, temperature, maxTokens, stop, onText };
      const proposal = await orAborted(model.propose(messages, { count, highest }, reply), either).finally(unwatch);
      const { usage, form, sent = messages } = proposal;
      const text = redact(proposal.text);
      end(usage, text.length);
      attempt = { ...attempt, text, usage, form, messages: sent };
      if (proposal.cut && readReply(text, count, highest, 'cut') === null) throw cutOff(model.name, text, maxTokens);
      this.#answered = true;
      tell({ state: 'answered' });
      return { ...proposal, text };
    } catch (error) {
      if (either.aborted) {
        end(null, attempt.text.length);
        tell({ state: 'stopped' });
        throw either.reason;
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

  /** Ends a call as soon as the time of the run is up, and lets it be seen meanwhile. @returns what stops that */
  #watch(limit: AbortController, tick: () => void): () => void {
    const { meter } = this.options;
    let cancel = (): void => undefined;
    const next = (): void => {
      const wait = Math.max(SHORTEST_TICK_MS, Math.min(TICK_MS, meter.remainingMs));
      cancel = this.#clock.after(wait, () => {
        const reached = meter.reached(['seconds']);
        if (reached !== null) return limit.abort(new PauseError('limit', reached));
        tick();
        next();
      });
    };
    next();
    return () => cancel();
  }

  /** When to ask again, and what that turn is. */
  #again(failure: ModelError, { retries, waits }: Turn): { readonly ms: number; readonly turn: Turn } | 'pause' | null {
    const consequence = CONSEQUENCES[failure.kind];
    const random = (this.options.random ?? Math.random)();
    if (consequence === 'wait') {
      const ms = failure.retryAfterMs ?? backoff(this.#patience, waits, random);
      // Whoever asks earlier than the server wants is only turned away again, or for longer.
      if (waits >= this.#patience.waits || ms > this.#patience.longestWaitMs) return 'pause';
      return { ms, turn: { retries, waits: waits + 1 } };
    }
    if (consequence === 'retry') {
      const { retries: most, untried } = this.#patience;
      if (retries >= (this.#answered ? most : Math.min(most, untried))) return 'pause';
      return { ms: backoff(this.#patience, retries, random), turn: { retries: retries + 1, waits } };
    }
    return consequence === 'leave' || (consequence === 'doubt' && this.#answered) ? null : 'pause';
  }
}

/** What a reply is that came to its limit of tokens before its integers were whole. */
function cutOff(model: string, text: string, tokens: number): ModelError {
  if (saysAnything(text))
    return new ModelError('cut', `The reply was cut off after ${tokens} tokens, before its integers were whole.`);
  const sentence = `“${model}” used all of its ${tokens} tokens for thoughts and said nothing.`;
  return new ModelError(
    'unspoken',
    `${sentence} Give it more tokens to think with, or choose a model that answers at once.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
