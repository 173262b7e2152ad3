import type { Message } from '../../core/evollm/question.ts';
import { ModelError, type Model, type ProposeOptions, type ReplySchema } from '../../models/model.ts';
import type { ModelOrder } from '../../models/open.ts';
import { openModel } from '../../models/registry.ts';
import { Job, type JobResult, type JobState } from './model-job.ts';

/** Of the options of a proposal, those that can be sent to a worker. */
export type PlainOptions = Pick<ProposeOptions, 'seed' | 'temperature' | 'maxTokens' | 'stop'>;

/**
 * The worker's end of a language model. Whatever takes long is a job with a number: it is begun, looked at again and again, and aborted
 * by its number, so that no call of the page ever waits for a model.
 */
export class ModelHost {
  #model: Model | null = null;
  readonly #jobs = new Map<number, Job>();
  #last = 0;

  /**
   * Begins to open a model; the one before is closed.
   * @param key for its server, null where it needs none
   * @param origin of the page
   * @returns the number of the job
   */
  open(order: ModelOrder, key: string | null, origin: string): number {
    this.#model?.close();
    this.#model = null;
    return this.#begin(async ({ signal, onProgress }) => {
      const model = await openModel(order, { key, origin, signal, onProgress });
      if (signal.aborted) {
        model.close();
        throw signal.reason;
      }
      this.#model = model;
      return 'open';
    });
  }

  /**
   * Begins to ask for one reply.
   * @param key for its server as it is now: since the model was opened it may have been corrected or forgotten
   * @returns the number of the job
   */
  propose(messages: readonly Message[], schema: ReplySchema, options: PlainOptions, key: string | null): number {
    return this.#begin(({ signal, onText }) => {
      if (!this.#model) throw new ModelError('unsupported', 'No model is open. Choose one first.');
      this.#model.rekey?.(key);
      return this.#model.propose(messages, schema, { ...options, signal, onText });
    });
  }

  /**
   * How a job stands, as soon as there is something newer than this version; within a second in any case. One that has ended is
   * told once.
   * @throws RangeError when there is no such job
   */
  async observe(id: number, version: number): Promise<JobState<JobResult>> {
    const job = this.#jobs.get(id);
    if (!job) throw new RangeError(`There is no job ${id} of the model.`);
    const state = await job.observe(version);
    if (state.state !== 'working') this.#jobs.delete(id);
    return state;
  }

  /** Ends a job at once; nothing happens if it has ended already. */
  abort(id: number): void {
    this.#jobs.get(id)?.abort();
    this.#jobs.delete(id);
  }

  #begin(work: (job: Job) => Promise<JobResult>): number {
    const id = ++this.#last;
    // A job may fail before it has begun to wait for anything.
    this.#jobs.set(id, new Job(async (job) => work(job)));
    return id;
  }
}
