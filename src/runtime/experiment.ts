import type { Checkpoint } from '../core/experiment/checkpoint.ts';
import type { RunDescription } from '../core/experiment/description.ts';
import { claimOf, type Result } from '../core/experiment/result.ts';
import { settingsOf } from '../core/experiment/settings.ts';
import type { Claim } from '../core/link/claim.ts';
import type { SplitPolicy } from '../engines/crew.ts';
import { RunClient } from './run-client.ts';
import type { PopulationSight, Snapshot } from './snapshot.ts';
import type { PortPair, Spawn } from './workers.ts';

export interface ExperimentOptions {
  readonly spawn: Spawn;
  readonly makeChannel: () => PortPair;
  readonly module: WebAssembly.Module;
  readonly description: RunDescription;
  /** Threads to use: for repetitions side by side, or for the generations of a single run. */
  readonly workers: number;
  /** `always` divides every generation among `workers` evaluators; `auto` only where that is faster. */
  readonly policy: SplitPolicy;
  /** Where repetitions go on, for those that had begun elsewhere. */
  readonly checkpoints?: Iterable<readonly [number, Checkpoint]>;
  /** Resolves when the reader wants the next snapshot. */
  readonly ready: () => Promise<void>;
  readonly onSnapshot: (repetition: number, snapshot: Snapshot) => void;
  readonly onDone: (claim: Claim, results: readonly Result[]) => void;
  readonly onNotice: (message: string) => void;
  readonly onFailure: (message: string) => void;
  /** How long a worker may leave a call unanswered before it is replaced. */
  readonly patienceMs?: number;
}

/** All repetitions of a description: side by side as far as there are threads for them, then one after the other. */
export class Experiment {
  readonly #clients = new Map<number, RunClient>();
  readonly #checkpoints: ReadonlyMap<number, Checkpoint>;
  readonly #results: Result[] = [];
  #begun = 0;
  #finished = 0;
  /** Generations per second of everything that runs; null while paused. */
  #speed: number | null = null;
  #sight: PopulationSight | null = null;
  #closed = false;

  constructor(private readonly options: ExperimentOptions) {
    this.#checkpoints = new Map(options.checkpoints ?? []);
    this.#fill();
  }

  /** Goes on at this many generations per second; Infinity as fast as possible. */
  play(speed: number): void {
    this.#speed = speed;
    this.#clients.forEach((client) => client.play(speed));
  }

  pause(): void {
    this.#speed = null;
    this.#clients.forEach((client) => client.pause());
  }

  step(generations: number): void {
    this.#speed = null;
    this.#clients.forEach((client) => client.step(generations));
  }

  /** Pauses at a generation that has been; for an experiment of one repetition. */
  seek(generation: number): void {
    this.#speed = null;
    this.#clients.forEach((client) => client.seek(generation));
  }

  /** Brings what a language model replied to what a snapshot asked; such experiments have one repetition. */
  reply(id: number, replies: readonly (string | null)[]): void {
    this.#clients.forEach((client) => client.reply(id, replies));
  }

  /** What of populations is to be seen. */
  show(sight: PopulationSight | null): void {
    this.#sight = sight;
    this.#clients.forEach((client) => client.show(sight));
  }

  /** Ends all workers; nothing is reported any more. */
  close(): void {
    this.#closed = true;
    this.#clients.forEach((client) => client.close());
    this.#clients.clear();
  }

  #fill(): void {
    const { description, workers } = this.options;
    while (this.#begun < description.repetitions && this.#clients.size < Math.max(1, workers))
      this.#begin(this.#begun++);
  }

  #begin(repetition: number): void {
    const { description, workers, policy, onSnapshot, onNotice, onFailure, ...platform } = this.options;
    const alone = description.repetitions === 1;
    const client = new RunClient({
      ...platform,
      settings: settingsOf(description),
      repetition,
      policy,
      checkpoint: this.#checkpoints.get(repetition) ?? null,
      evaluators: policy === 'always' ? workers : alone ? Math.max(0, workers - 1) : 0,
      onNotice,
      onFailure,
      onSnapshot: (snapshot) => {
        if (this.#closed) return;
        onSnapshot(repetition, snapshot);
        if (snapshot.result && !this.#results[repetition]) this.#finish(repetition, snapshot.result);
      },
    });
    this.#clients.set(repetition, client);
    client.show(this.#sight);
    if (this.#speed !== null) client.play(this.#speed);
  }

  #finish(repetition: number, result: Result): void {
    const { description, onDone } = this.options;
    this.#results[repetition] = result;
    this.#finished++;
    // The first repetition stays: the page may still want to see it in other coordinates.
    if (repetition > 0 || description.repetitions > 1) {
      this.#clients.get(repetition)?.close();
      this.#clients.delete(repetition);
    }
    if (this.#finished === description.repetitions) onDone(claimOf(description, this.#results), this.#results);
    else this.#fill();
  }
}
