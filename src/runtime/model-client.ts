import type { Message } from '../core/evollm/question.ts';
import type { KeyRing } from '../models/keys.ts';
import { ModelError, type Model, type Proposal, type ProposeOptions, type ReplySchema } from '../models/model.ts';
import type { ModelOrder, Progress } from '../models/open.ts';
import { orAborted } from '../models/or-aborted.ts';
import type { RemoteOrder } from '../models/remote/open-remote.ts';
import type { ModelHost } from './host/model-host.ts';
import type { JobResult, JobState } from './host/model-job.ts';
import { LONGEST_WAIT_MS } from './host/observers.ts';
import { LostError, messageOf, Remote } from './remote.ts';
import type { Spawn, WorkerHandle } from './workers.ts';

export interface ModelClientOptions {
  readonly spawn: Spawn;
  readonly order: ModelOrder;
  /** Where the key of the order's server is, if it has one; every question is sent with the key of its moment. */
  readonly keys: KeyRing;
  /** Of the page. */
  readonly origin: string;
  /** Told while the model is being opened. */
  readonly onProgress?: (progress: Progress) => void;
  /** In words: the worker was replaced. */
  readonly onNotice?: (message: string) => void;
  /** How long the worker may be silent; a model that lives is never silent for longer than a second, unless it computes in one go. */
  readonly patienceMs?: number;
  /** How long it may take the worker to stop what nobody wants any more. */
  readonly abortMs?: number;
}

interface Living {
  readonly handle: WorkerHandle;
  readonly remote: Remote<ModelHost>;
  opened: Promise<void>;
}

const PATIENCE_MS = 60_000;
const ABORT_MS = 5000;
/** Workers that may be lost in a row before somebody has to look into it. */
const MOST_LOSSES = 3;

/**
 * A language model in a worker of its own, as the page sees it. The worker is started for the first question; one that dies or hangs
 * is replaced for the next one. Every call settles, and at once when its signal fires.
 */
export class ModelClient implements Model {
  readonly name: string;
  #worker: Living | null = null;
  #losses = 0;
  #closed = false;
  readonly #closing = new AbortController();

  constructor(private readonly options: ModelClientOptions) {
    this.name = options.order.model;
  }

  /**
   * Opens the model now instead of with the first question.
   * @throws ModelError when it cannot be opened; the signal's reason when it fires
   */
  async open(signal: AbortSignal): Promise<void> {
    await this.#withWorker(signal, () => Promise.resolve());
  }

  propose(messages: readonly Message[], schema: ReplySchema, options: ProposeOptions): Promise<Proposal> {
    const { seed, temperature, maxTokens, stop } = options;
    return this.#withWorker(options.signal, async (worker, signal) => {
      const id = await worker.remote.call(
        'propose',
        messages,
        schema,
        { seed, temperature, maxTokens, stop },
        this.#key,
      );
      let text = '';
      const result = await this.#follow(worker, id, signal, (state) => {
        if (state.text === text) return;
        text = state.text;
        options.onText?.(text);
      });
      this.#losses = 0;
      return result as Proposal;
    });
  }

  close(): void {
    this.#closed = true;
    this.#closing.abort(new ModelError('unreachable', 'The model was closed.'));
    this.#end(this.#worker, 'the model was closed');
  }

  async #withWorker<T>(outer: AbortSignal, act: (worker: Living, signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.any([outer, this.#closing.signal]);
    signal.throwIfAborted();
    const worker = (this.#worker ??= this.#start());
    const acting = worker.opened.then(() => {
      signal.throwIfAborted();
      return act(worker, signal);
    });
    try {
      return await orAborted(acting, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LostError)) throw error;
      throw this.#lost(worker, messageOf(error));
    }
  }

  #start(): Living {
    const { spawn, order, origin, onProgress } = this.options;
    const handle = spawn('model', (reason) => remote.close(reason));
    const remote = new Remote<ModelHost>(handle.endpoint, 'The worker of the model', this.#patience);
    const worker: Living = { handle, remote, opened: Promise.resolve() };
    worker.opened = (async () => {
      const id = await remote.call('open', order, this.#key, origin);
      let told: Progress | null = null;
      await this.#follow(worker, id, this.#closing.signal, ({ progress }) => {
        if (progress && progress !== told) onProgress?.((told = progress));
      });
    })();
    // A model that could not be opened is opened anew by the next question: somebody may have mended what was wrong.
    worker.opened.catch((error: unknown) => {
      if (error instanceof ModelError) this.#end(worker, messageOf(error));
    });
    return worker;
  }

  /** Looks at a job until it ends. */
  async #follow(
    worker: Living,
    id: number,
    signal: AbortSignal,
    look: (state: JobState<JobResult>) => void,
  ): Promise<JobResult> {
    const abort = (): void => this.#abort(worker, id);
    signal.addEventListener('abort', abort, { once: true });
    try {
      if (signal.aborted) abort();
      signal.throwIfAborted();
      for (let version = 0; ;) {
        const state = await worker.remote.call('observe', id, version);
        signal.throwIfAborted();
        version = state.version;
        look(state);
        if (state.failure) throw new ModelError(state.failure.kind, state.failure.message, state.failure.retryAfterMs);
        if (state.result !== null) return state.result;
      }
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** Lets the worker stop a job; one that is too busy to hear of it is ended. */
  #abort(worker: Living, id: number): void {
    if (this.#worker !== worker) return;
    worker.remote.patience = this.options.abortMs ?? ABORT_MS;
    worker.remote.call('abort', id).catch((error: unknown) => {
      if (this.#worker === worker && !this.#closed) this.#lost(worker, messageOf(error));
    });
    worker.remote.patience = this.#patience;
  }

  /** Ends a worker that does not answer. @returns what to tell whoever asked */
  #lost(worker: Living, reason: string): ModelError {
    if (this.#worker === worker) {
      this.#losses++;
      this.#end(worker, reason);
      this.options.onNotice?.(`The worker of the model was replaced (${reason}).`);
    }
    if (this.#losses < MOST_LOSSES)
      return new ModelError('server', `The worker of the model was lost (${reason}). Ask again.`);
    // Whoever asks after that has had a look at it.
    this.#losses = 0;
    const sentence = `The worker of the model was lost ${MOST_LOSSES} times in a row (${reason}).`;
    return new ModelError('resources', `${sentence} Choose a smaller model, or reload the page.`);
  }

  #end(worker: Living | null, reason: string): void {
    if (!worker || this.#worker !== worker) return;
    this.#worker = null;
    worker.remote.close(reason);
    worker.handle.terminate();
  }

  /** For the server of the order, as it is now; null where there is none. */
  get #key(): string | null {
    const { order, keys } = this.options;
    const base = (order as Partial<RemoteOrder>).endpoint?.base;
    return base === undefined ? null : keys.keyFor(base);
  }

  get #patience(): number {
    return LONGEST_WAIT_MS + (this.options.patienceMs ?? PATIENCE_MS);
  }
}
