import type { Evidence, EvidenceSetting } from '../core/analysis/evidence.ts';
import type { TrialOutcome } from '../core/analysis/outcome.ts';
import type { WeighHost } from './host/weigh-host.ts';
import { LostError, messageOf, Remote } from './remote.ts';
import type { Spawn, WorkerHandle } from './workers.ts';

export interface WeigherOptions {
  readonly spawn: Spawn;
  readonly module: WebAssembly.Module;
  readonly setting: EvidenceSetting;
  /** How long the worker may leave a question unanswered. */
  readonly patienceMs?: number;
}

/** Drawing thousands of runs again takes a while on a slow machine. */
const PATIENCE_MS = 60_000;
/** Workers that one question may cost. */
const MOST_LOSSES = 3;

/**
 * Statistics of a race, computed in a worker that keeps the runs it has been told. One that dies or hangs is replaced by one that
 * is told everything again. Every call settles.
 */
export class Weigher {
  #worker: { readonly handle: WorkerHandle; readonly remote: Remote<WeighHost> } | null = null;
  /** Runs that the present worker has. */
  #told = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(private readonly options: WeigherOptions) {}

  /**
   * What these runs say; one question after the other.
   * @param outcomes all so far: those of the last question, and new ones behind them
   * @throws Error in words when runs are not of this race, three workers in a row were lost, or `close` was called
   */
  weigh(outcomes: readonly TrialOutcome[]): Promise<Evidence> {
    const answer = this.#last.then(() => this.#weigh(outcomes));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the worker; questions that wait are rejected. */
  close(): void {
    this.#closed = true;
    this.#end('the race was put away');
  }

  async #weigh(outcomes: readonly TrialOutcome[]): Promise<Evidence> {
    for (let losses = 1; ; losses++) {
      if (this.#closed) throw new LostError('The statistics were given up: the race was put away.');
      try {
        return await this.#ask(outcomes);
      } catch (error) {
        // A worker that refused a run has taken in others before it.
        this.#end(messageOf(error));
        if (this.#closed || !(error instanceof LostError) || losses >= MOST_LOSSES) throw error;
      }
    }
  }

  async #ask(outcomes: readonly TrialOutcome[]): Promise<Evidence> {
    const remote = this.#worker?.remote ?? (await this.#begin());
    const evidence = await remote.call('weigh', outcomes.slice(this.#told));
    this.#told = outcomes.length;
    return evidence;
  }

  async #begin(): Promise<Remote<WeighHost>> {
    const { spawn, module, setting, patienceMs = PATIENCE_MS } = this.options;
    const handle = spawn('weigh', (reason) => remote.close(reason));
    const remote = new Remote<WeighHost>(handle.endpoint, 'The worker for statistics', patienceMs);
    this.#worker = { handle, remote };
    this.#told = 0;
    await remote.call('begin', module, setting);
    return remote;
  }

  #end(reason: string): void {
    const worker = this.#worker;
    this.#worker = null;
    worker?.remote.close(reason);
    worker?.handle.terminate();
  }
}
