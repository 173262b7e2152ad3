import { ModelError, type ModelFailure, type Proposal } from '../../models/model.ts';
import type { Progress } from '../../models/open.ts';
import { Observers } from './observers.ts';

/** How something that takes long stands: plain data, since errors lose their kind between workers. */
export interface JobState<T> {
  readonly version: number;
  readonly state: 'working' | 'done' | 'failed';
  /** As much of a reply as has come. */
  readonly text: string;
  readonly progress: Progress | null;
  readonly result: T | null;
  readonly failure: JobFailure | null;
}

export interface JobFailure {
  readonly kind: ModelFailure;
  readonly message: string;
  readonly retryAfterMs: number | null;
}

/** What a worker may be busy with: opening a model, which brings nothing, or a reply. */
export type JobResult = Proposal | 'open';

/** Something that takes long, looked at from outside while it goes on. */
export class Job {
  readonly #observers = new Observers();
  readonly #controller = new AbortController();
  #state: Omit<JobState<JobResult>, 'version'> = {
    ...{ state: 'working', text: '', progress: null, result: null, failure: null },
  };

  /** @param work is begun at once */
  constructor(work: (job: Job) => Promise<JobResult>) {
    work(this).then(
      (result) => this.#change({ state: 'done', result }),
      (error: unknown) => this.#change({ state: 'failed', failure: failureOf(error) }),
    );
  }

  /** Fires when the job is not wanted any more. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly onText = (text: string): void => this.#change({ text });

  readonly onProgress = (progress: Progress): void => this.#change({ progress });

  abort(): void {
    this.#controller.abort(new ModelError('timeout', 'The call was stopped.'));
  }

  /** The state as soon as it is newer than this version, after a second at the latest. */
  async observe(version: number): Promise<JobState<JobResult>> {
    await this.#observers.newer(version);
    return { version: this.#observers.version, ...this.#state };
  }

  #change(change: Partial<JobState<JobResult>>): void {
    if (this.#state.state !== 'working') return;
    this.#state = { ...this.#state, ...change };
    this.#observers.changed();
  }
}

function failureOf(error: unknown): JobFailure {
  if (error instanceof ModelError)
    return { kind: error.kind, message: error.message, retryAfterMs: error.retryAfterMs };
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return { kind: 'server', message: `The model failed: ${reason}.`, retryAfterMs: null };
}
