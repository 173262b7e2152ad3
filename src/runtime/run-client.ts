import { transfer } from 'comlink';
import type { Checkpoint } from '../core/experiment/checkpoint.ts';
import type { SplitPolicy } from '../engines/crew.ts';
import { Evaluators } from './evaluators.ts';
import { LONGEST_WAIT_MS } from './host/observers.ts';
import type { RunHost } from './host/run-host.ts';
import { LostError, messageOf, Remote } from './remote.ts';
import type { PopulationSight, Snapshot } from './snapshot.ts';
import type { PortPair, Spawn, WorkerHandle } from './workers.ts';

export interface RunClientOptions {
  readonly spawn: Spawn;
  readonly module: WebAssembly.Module;
  readonly makeChannel: () => PortPair;
  readonly settings: Record<string, unknown>;
  readonly repetition: number;
  /** Evaluator workers beside the run's own: at once where every generation is divided, else once that would be faster. */
  readonly evaluators: number;
  readonly policy: SplitPolicy;
  /** Where to go on; null to begin. */
  readonly checkpoint: Checkpoint | null;
  /** Resolves when the reader wants the next snapshot: a page waits for the next frame. */
  readonly ready: () => Promise<void>;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** In words: a worker was replaced, or none works any more. */
  readonly onNotice: (message: string) => void;
  readonly onFailure: (message: string) => void;
  /** How long a worker may leave a call unanswered before it is replaced. */
  readonly patienceMs?: number;
}

/** Longer than any single generation should take between two looks at the messages. */
const PATIENCE_MS = 8000;
/** Starting takes longer than answering: a script has to be fetched and kernels instantiated. */
const START_FACTOR = 4;
/** A worker that fails this often without any progress is not started again. */
const MOST_DEATHS = 4;

/**
 * A run in a worker of its own, as the page sees it: commands in, newest snapshot out. A worker that dies or hangs is
 * replaced, and the run goes on from its last checkpoint; since the past is exact, to the same digest.
 */
export class RunClient {
  #worker: { readonly handle: WorkerHandle; readonly remote: Remote<RunHost> } | null = null;
  readonly #evaluators: Evaluators;
  #checkpoint: Checkpoint | null;
  /** What the run was last told to do, to be repeated to a replacement. */
  #intent: { readonly kind: 'pause' } | { readonly kind: 'play' | 'until'; readonly at: number } = { kind: 'pause' };
  #sight: PopulationSight | null = null;
  #deaths = 0;
  #closed = false;

  constructor(private readonly options: RunClientOptions) {
    this.#checkpoint = options.checkpoint;
    this.#evaluators = new Evaluators({
      spawn: options.spawn,
      module: options.module,
      makeChannel: options.makeChannel,
      onPort: (index, port) => this.#send('join', index, transfer(port, [port])),
      onGone: (index) => this.#send('leave', index),
      onReplaced: options.onNotice,
      ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
    });
    this.#start();
  }

  /** Goes on at this many generations per second; Infinity as fast as possible. */
  play(speed: number): void {
    this.#intent = { kind: 'play', at: speed };
    this.#send('play', speed);
  }

  /** Goes on as fast as possible while fewer evaluations than these were made, then waits. */
  until(evaluations: number): void {
    this.#intent = { kind: 'until', at: evaluations };
    this.#send('until', evaluations);
  }

  pause(): void {
    this.#intent = { kind: 'pause' };
    this.#send('pause');
  }

  step(generations: number): void {
    this.#intent = { kind: 'pause' };
    this.#send('step', generations);
  }

  /** Pauses at a generation that the run has been at. */
  seek(generation: number): void {
    this.#intent = { kind: 'pause' };
    this.#send('seek', generation);
  }

  /** Brings what a language model replied to what a snapshot asked under this number. */
  reply(id: number, replies: readonly (string | null)[]): void {
    this.#send('reply', id, replies);
  }

  /** What of the population is to be seen. */
  show(sight: PopulationSight | null): void {
    this.#sight = sight;
    this.#send('show', sight);
  }

  /** Ends every worker; nothing is reported any more. */
  close(): void {
    this.#closed = true;
    this.#evaluators.close();
    this.#end('the run was closed');
  }

  #start(): void {
    const { spawn, module, settings, repetition, policy, evaluators } = this.options;
    const onDeath = (reason: string): void => this.#replace(handle, reason);
    const handle = spawn('run', onDeath);
    const remote = new Remote<RunHost>(handle.endpoint, 'The run worker', this.#patience() * START_FACTOR);
    this.#worker = { handle, remote };
    this.#send('begin', { module, settings, repetition, policy, evaluators, checkpoint: this.#checkpoint });
    this.#send('show', this.#sight);
    if (this.#evaluators.size > 0) this.#evaluators.reconnect();
    else if (policy === 'always') this.#evaluators.resize(evaluators);
    if (this.#intent.kind !== 'pause') this.#send(this.#intent.kind, this.#intent.at);
    void this.#watch(handle, remote);
  }

  /** Asks for one snapshot after the other; each answer also proves that the worker lives. */
  async #watch(handle: WorkerHandle, remote: Remote<RunHost>): Promise<void> {
    let version = 0;
    while (this.#worker?.remote === remote) {
      const snapshot = await remote.call('observe', version).catch((error: unknown) => {
        this.#replace(handle, messageOf(error));
        return null;
      });
      if (this.#worker?.remote !== remote) return;
      remote.patience = this.#patience();
      if (!snapshot) continue;
      version = snapshot.version;
      this.#keep(snapshot.checkpoint);
      // Most runs are too small to be divided, and their page does without.
      if (snapshot.wanting) this.#evaluators.resize(this.options.evaluators);
      this.options.onSnapshot(snapshot);
      await this.options.ready();
    }
  }

  #keep(checkpoint: Checkpoint | null): void {
    if (!checkpoint) return;
    // Only progress proves that a replacement helps: a generation that kills every worker must not be tried for ever.
    if (checkpoint.generation > (this.#checkpoint?.generation ?? 0)) this.#deaths = 0;
    this.#checkpoint = checkpoint;
  }

  #send<K extends keyof RunHost & string>(method: K, ...args: Parameters<RunHost[K]>): void {
    const worker = this.#worker;
    worker?.remote.call(method, ...(args as never)).catch((error: unknown) => {
      if (this.#worker !== worker || this.#closed) return;
      if (error instanceof LostError) this.#replace(worker.handle, messageOf(error));
      else this.#fail(messageOf(error));
    });
  }

  #replace(handle: WorkerHandle, reason: string): void {
    if (this.#closed || this.#worker?.handle !== handle) return;
    this.#end(reason);
    if (++this.#deaths >= MOST_DEATHS) {
      this.#fail(`The run worker failed ${MOST_DEATHS} times in a row (${reason}). Reload the page to try again.`);
      return;
    }
    this.options.onNotice(`The run worker was replaced (${reason}). The run goes on from its last checkpoint.`);
    this.#start();
  }

  /** A slow machine must not lose one worker after the other: each death doubles the patience. */
  #patience(): number {
    // A worker with nothing new to tell is silent for a while by design.
    return LONGEST_WAIT_MS + (this.options.patienceMs ?? PATIENCE_MS) * (1 << this.#deaths);
  }

  #end(reason: string): void {
    const worker = this.#worker;
    this.#worker = null;
    worker?.remote.close(reason);
    worker?.handle.terminate();
  }

  #fail(message: string): void {
    this.options.onFailure(message);
  }
}
