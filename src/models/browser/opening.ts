import type { Model } from '../model.ts';

/** How far a model has come; `total` is null where nobody knows it. */
export interface LoadProgress {
  /** Bytes. */
  readonly loaded: number;
  readonly total: number | null;
  /** A sentence for people. */
  readonly text: string;
}

export type OnProgress = (progress: LoadProgress) => void;

/** Which model is wanted, and from where. */
export interface OpenOrder {
  /** As the catalogue calls it. */
  readonly model: string;
  /** Origin from which weights come; the hub unless told. */
  readonly hub?: string;
  /**
   * Absolute address of a folder with model libraries of WebLLM, with a slash at its end: what lies there is taken from there, the
   * rest from `LIBRARY_HOST`.
   */
  readonly libraries?: string | null;
}

/**
 * Loads one model; it may take minutes and hundreds of megabytes, so it is called only when somebody has asked for it.
 * Rejects with the signal's reason as soon as it is aborted, and with a ModelError when the model cannot be had.
 */
export type Opener = (order: OpenOrder, onProgress: OnProgress, signal: AbortSignal) => Promise<Model>;
