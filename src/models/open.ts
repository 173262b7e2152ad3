import type { Model } from './model.ts';

/** How far the opening of a model is: weights may have to be fetched, or a device prepared. */
export interface Progress {
  /** What is going on, in a sentence. */
  readonly says: string;
  /** From 0 to 1; null where nobody knows. */
  readonly share: number | null;
}

/** What opening a model needs beside its order. */
export interface OpenContext {
  /** For servers that want one; null where there is none. It is in no order, since orders are kept and shown. */
  readonly key: string | null;
  /** Of the page. */
  readonly origin: string;
  /** Ends the opening at once. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Opens one kind of model. It checks the order, which may come from anywhere.
 * @throws ModelError when there is no such model or it cannot be opened, in a sentence
 */
export type Opener = (order: unknown, context: OpenContext) => Promise<Model>;

/** Which model is wanted: plain data without a key. Each kind adds what it needs. */
export interface ModelOrder {
  /** A name of the registry. */
  readonly kind: string;
  /** As its provider calls it. */
  readonly model: string;
}
