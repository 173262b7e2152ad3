import type { Message } from '../core/evollm/question.ts';

/** The form of a reply, for those models that can be held to one: this many integers from 0 to `highest`. */
export interface ReplySchema {
  readonly count: number;
  readonly highest: number;
}

export interface ProposeOptions {
  /** Ends the call at once, whatever it is waiting for; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  readonly seed: number;
  readonly temperature: number;
  readonly maxTokens: number;
  /** Where the reply ends, if the model gets that far. */
  readonly stop: readonly string[];
  /** Told the whole text so far, as it streams. */
  readonly onText?: (text: string) => void;
}

/** Tokens as the model counts them; null where it does not say. */
export interface Usage {
  readonly prompt: number | null;
  readonly completion: number | null;
}

export interface Proposal {
  /** As it came: nobody has looked at it yet. */
  readonly text: string;
  readonly usage: Usage;
  /** Whether the form of the reply was asked for in the model's own way, and how; "none" where it knows no such thing. */
  readonly form: 'schema' | 'object' | 'grammar' | 'none';
  /** Whether it came to its limit of tokens before it came to its end: its last word may be half a word. */
  readonly cut: boolean;
  /** The messages as they were sent, where a form needs other words than were to be asked. */
  readonly sent?: readonly Message[];
}

/** A language model behind the one interface that all have in common. */
export interface Model {
  /** As its provider calls it. */
  readonly name: string;
  /**
   * Asks for one reply.
   * @throws ModelError when there is none, with what happened and what to do in a sentence
   */
  propose(messages: readonly Message[], schema: ReplySchema, options: ProposeOptions): Promise<Proposal>;
  /**
   * From now on its server is sent this key, or none where it is null. What has no server has no such method.
   * @throws ModelError when the key can be none
   */
  rekey?(key: string | null): void;
  /** Gives back what it holds; calls in flight are rejected. */
  close(): void;
}

/** What went wrong, as the one who asked needs to know it. */
export type ModelFailure =
  | 'key' /** 401, 403: nothing will change until somebody does something */
  | 'missing' /** 404: no such model, or no such address */
  | 'limited' /** 429: later, `retryAfterMs` from now */
  | 'server' /** 5xx: the other side is at fault */
  | 'unreachable' /** no connection, or the browser does not allow it */
  | 'timeout'
  | 'malformed' /** an answer, but not one of a chat completion */
  | 'refused' /** any other 4xx */
  | 'endless' /** more text than was asked for by far */
  | 'cut' /** its limit of tokens came before the end of the reply */
  | 'unspoken' /** its tokens went into thoughts, and nothing was said */
  | 'resources' /** device lost, out of memory, no room to store weights */
  | 'unsupported'; /** this browser cannot run this model */

export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly kind: ModelFailure,
    message: string,
    /** Milliseconds after which it makes sense to ask again; null where nobody said. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}
