import type { Clock } from '../clock.ts';
import { ModelError } from '../model.ts';

/**
 * Ends a call: when whoever asked wants it to, or when one of its times is up. What it waits for is left behind at once, even if that
 * never settles.
 */
export class Guard {
  readonly #controller = new AbortController();
  readonly #cancels = new Map<string, () => void>();
  readonly #gone: Promise<never>;
  readonly #abort = (): void => this.#controller.abort(this.outer.reason);

  /** @param outer ends the call from outside */
  constructor(
    private readonly outer: AbortSignal,
    private readonly clock: Clock,
  ) {
    this.#gone = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason as Error), { once: true });
    });
    // Nobody may be waiting for anything at that moment.
    this.#gone.catch(() => undefined);
    if (outer.aborted) this.#abort();
    else outer.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Starts a time, anew if it runs already; when it is up, the call ends with a timeout in these words. */
  begin(name: string, ms: number, sentence: string): void {
    this.stop(name);
    this.#cancels.set(
      name,
      this.clock.after(ms, () => this.#controller.abort(new ModelError('timeout', sentence))),
    );
  }

  stop(name: string): void {
    this.#cancels.get(name)?.();
    this.#cancels.delete(name);
  }

  /** @throws what ended the call, as soon as something does, or what the promise throws */
  race<T>(promise: Promise<T>): Promise<T> {
    promise.catch(() => undefined);
    return Promise.race([this.#gone, promise]);
  }

  /** Stops every time and what is still under way. */
  end(): void {
    for (const name of [...this.#cancels.keys()]) this.stop(name);
    this.outer.removeEventListener('abort', this.#abort);
    this.#controller.abort(new ModelError('timeout', 'The call is over.'));
  }
}
