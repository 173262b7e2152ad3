import { releaseProxy, wrap, type Endpoint, type Remote as Proxy } from 'comlink';

/** A call that got no answer in time, or whose worker is gone. */
export class LostError extends Error {
  override readonly name = 'LostError';
}

/** What went wrong, as a part of a sentence. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

type Methods<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

const TICK_MS = 250;

interface Call {
  readonly method: string;
  readonly seconds: number;
  readonly reject: (error: LostError) => void;
  ticks: number;
}

/**
 * The only door to a worker: comlink, with what it lacks. Every call settles: with its answer, with an error when none
 * came within `patience`, or with an error when the connection is closed because the worker died.
 *
 * Patience is counted in ticks of the own event loop instead of clock time, so that a page that slept or was
 * throttled in the background does not blame its workers for it.
 */
export class Remote<T extends object> {
  readonly #proxy: Proxy<T>;
  readonly #pending = new Set<Call>();
  #timer: ReturnType<typeof setInterval> | null = null;
  #closed: LostError | null = null;

  /**
   * @param name who is at the other end, for error sentences
   * @param patience milliseconds after which an unanswered call is given up; a change holds for later calls
   */
  constructor(
    endpoint: Endpoint,
    private readonly name: string,
    public patience: number,
  ) {
    this.#proxy = wrap<T>(endpoint);
  }

  /**
   * Calls a method at the other end.
   * @throws LostError when no answer came in time or the connection is or gets closed; else whatever the method threw
   */
  call<K extends keyof Methods<T> & string>(
    method: K,
    ...args: Parameters<Methods<T>[K]>
  ): Promise<Awaited<ReturnType<Methods<T>[K]>>> {
    if (this.#closed) return Promise.reject(this.#closed);
    return new Promise((resolve, reject) => {
      const call = { ticks: Math.ceil(this.patience / TICK_MS), seconds: this.patience / 1000, reject, method };
      this.#pending.add(call);
      this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
      const remote = (this.#proxy as unknown as Record<string, (...a: unknown[]) => Promise<never>>)[method];
      remote(...args).then(
        (answer) => this.#settle(call, () => resolve(answer)),
        (error: unknown) => this.#settle(call, () => reject(error as Error)),
      );
    });
  }

  /** Closes the connection; calls in flight and later ones are rejected with this reason. */
  close(reason: string): void {
    if (this.#closed) return;
    this.#closed = new LostError(`${this.name} is gone: ${reason}.`);
    for (const call of [...this.#pending]) this.#settle(call, () => call.reject(this.#closed!));
    this.#proxy[releaseProxy]();
  }

  #tick(): void {
    for (const call of [...this.#pending]) {
      if (--call.ticks > 0) continue;
      const error = new LostError(`${this.name} did not answer "${call.method}" within ${call.seconds} s.`);
      this.#settle(call, () => call.reject(error));
    }
  }

  #settle(call: Call, how: () => void): void {
    if (!this.#pending.delete(call)) return;
    if (this.#pending.size === 0 && this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
    how();
  }
}
