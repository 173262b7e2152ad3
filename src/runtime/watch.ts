import type { EngineSetting } from '../engines/setting.ts';
import type { Examined, ExamineOrder } from './host/examine.ts';
import type { WatchHost } from './host/watch-host.ts';
import { LostError, messageOf, Remote } from './remote.ts';
import type { Boundary, BoundaryOrder, EpisodeChoice, HandSteps, Opening, Play, Scene } from './watch-orders.ts';
import type { Spawn, WorkerHandle } from './workers.ts';

export interface WatcherOptions {
  readonly spawn: Spawn;
  readonly module: WebAssembly.Module;
  /** How long the worker may leave a question unanswered. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 20_000;
/** A worker that is lost this often without an answer in between is not started again. */
const MOST_LOSSES = 3;

/**
 * The watching worker, as the page sees it: started when first needed, replaced when it dies or hangs. Every call settles.
 * What can be asked again is asked again; a play whose worker was lost goes on from its last step, since it is exact.
 */
export class Watcher {
  #worker: { readonly handle: WorkerHandle; readonly remote: Remote<WatchHost> } | null = null;
  #losses = 0;
  #closed = false;

  constructor(private readonly options: WatcherOptions) {}

  /** Lets policies begin to act; a play that was opened before ends. */
  async open(play: Play): Promise<Episode> {
    const opening = await this.#ask((remote) => remote.call('open', this.options.module, play));
    return new Episode(
      opening,
      play,
      (ticket, steps) => this.#more(ticket, steps),
      (again) => this.#reopen(again),
    );
  }

  begin(setting: EngineSetting, episode: EpisodeChoice): Promise<HandSteps> {
    return this.#ask((remote) => remote.call('begin', this.options.module, setting, episode));
  }

  step(setting: EngineSetting, from: readonly number[], actions: readonly (readonly number[])[]): Promise<HandSteps> {
    return this.#ask((remote) => remote.call('step', this.options.module, setting, from, actions));
  }

  boundary(order: BoundaryOrder): Promise<Boundary> {
    return this.#ask((remote) => remote.call('boundary', this.options.module, order));
  }

  think(setting: EngineSetting, weights: Float64Array, observation: readonly number[]): Promise<Float32Array> {
    return this.#ask((remote) => remote.call('think', this.options.module, setting, weights, observation));
  }

  /** The weights of a policy and what it is worth; see `examine`. */
  examine(order: ExamineOrder): Promise<Examined> {
    return this.#ask((remote) => remote.call('examine', this.options.module, order));
  }

  /** Ends the worker; calls in flight are rejected. */
  close(): void {
    this.#closed = true;
    this.#end('nobody watches any more');
  }

  async #more(ticket: number, steps: number): Promise<Scene | null> {
    const remote = this.#remote();
    try {
      const scene = await remote.call('more', ticket, steps);
      this.#losses = 0;
      return scene;
    } catch (error) {
      if (error instanceof LostError) this.#lose(remote, messageOf(error));
      throw error;
    }
  }

  /** Opens a play anew in another worker. */
  #reopen(play: Play): Promise<Opening> {
    return this.#ask((remote) => remote.call('open', this.options.module, play));
  }

  /** Asks, and asks a fresh worker once more when the first one was lost. */
  async #ask<T>(question: (remote: Remote<WatchHost>) => Promise<T>): Promise<T> {
    for (;;) {
      const remote = this.#remote();
      try {
        const answer = await question(remote);
        this.#losses = 0;
        return answer;
      } catch (error) {
        if (!(error instanceof LostError) || this.#closed) throw error;
        this.#lose(remote, messageOf(error));
      }
    }
  }

  #remote(): Remote<WatchHost> {
    if (this.#closed) throw new LostError('Nobody watches any more.');
    if (this.#worker) return this.#worker.remote;
    if (this.#losses >= MOST_LOSSES) {
      throw new Error(`Nothing can be shown acting: the worker for it failed ${MOST_LOSSES} times in a row.`);
    }
    const handle = this.options.spawn('watch', (reason) => {
      if (this.#worker?.handle === handle) this.#worker.remote.close(reason);
    });
    const patience = this.options.patienceMs ?? PATIENCE_MS;
    this.#worker = { handle, remote: new Remote<WatchHost>(handle.endpoint, 'The watching worker', patience) };
    return this.#worker.remote;
  }

  #lose(remote: Remote<WatchHost>, reason: string): void {
    if (this.#worker?.remote !== remote) return;
    this.#losses++;
    this.#end(reason);
  }

  #end(reason: string): void {
    const worker = this.#worker;
    this.#worker = null;
    worker?.remote.close(reason);
    worker?.handle.terminate();
  }
}

/** A play that is under way in the worker. */
export class Episode {
  #ticket: number;
  /** Steps that have been brought. */
  #brought = 0;

  constructor(
    readonly opening: Opening,
    readonly play: Play,
    private readonly ask: (ticket: number, steps: number) => Promise<Scene | null>,
    private readonly reopen: (play: Play) => Promise<Opening>,
  ) {
    this.#ticket = opening.ticket;
  }

  /**
   * The next steps; null when the episode is over for everybody. When the worker is lost, another one makes the steps again
   * that were brought already.
   * @throws Error when another play was opened meanwhile, or no worker lives long enough
   */
  async more(steps: number): Promise<Scene | null> {
    try {
      return this.#take(await this.ask(this.#ticket, steps));
    } catch (error) {
      if (!(error instanceof LostError)) throw error;
      const { ticket } = await this.reopen(this.play);
      this.#ticket = ticket;
      if (this.#brought > 0) await this.ask(ticket, this.#brought);
      return this.#take(await this.ask(ticket, steps));
    }
  }

  #take(scene: Scene | null): Scene | null {
    this.#brought += scene?.steps ?? 0;
    return scene;
  }
}
