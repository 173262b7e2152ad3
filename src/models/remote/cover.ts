import type { KeyRing } from '../keys.ts';

/**
 * Covers keys in what comes of one call. A key may be replaced or forgotten while the call is under way, and its server may still
 * quote it: the keys that there were when the call began are covered as well as those that there are now.
 */
export class Cover {
  readonly #before: KeyRing;

  constructor(private readonly keys: KeyRing) {
    this.#before = keys.copy();
  }

  /** The text with every key covered. */
  whole(text: string): string {
    return this.#before.redact(this.keys.redact(text));
  }

  /** As `whole`, for a text that still grows: an end that may become a key is held back. */
  growing(text: string): string {
    return this.#before.redactGrowing(this.keys.redactGrowing(text));
  }
}
