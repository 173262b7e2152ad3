import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Result } from '../../core/experiment/result.ts';
import type { Claim } from '../../core/link/claim.ts';
import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import { Experiment } from '../../runtime/experiment.ts';
import type { PopulationSight, Snapshot } from '../../runtime/snapshot.ts';
import { Trail } from '../stages/trail.ts';
import { nextFrame, oncePerFrame } from './frames.ts';

export type Phase = 'idle' | 'playing' | 'paused' | 'done' | 'failed';

/** One repetition, as the page shows it. */
export interface RunView {
  readonly snapshot: Snapshot;
  readonly trail: Trail;
}

export interface SessionOptions {
  readonly description: RunDescription;
  readonly workers: number;
  readonly onNotice: (message: string) => void;
  /** Where a repetition could go on; every so often, and whenever it comes to rest. */
  readonly onCheckpoint: (repetition: number, checkpoint: Checkpoint) => void;
  /** The run is no longer on the page: what was kept of it is of no use. */
  readonly onDiscard: () => void;
}

/** Changes come in bursts while somebody drags a slider; a run that plays begins anew when they have settled. */
const SETTLE_MS = 160;
/** Generations per second that a display can show one by one. */
const FOLLOWED_SPEED = 60;

/** The run on the page: one experiment at a time, its newest snapshots, and what it came to. */
export class Session {
  #phase = $state<Phase>('idle');
  #failure = $state('');
  #speed = $state(4);
  #runs = $state.raw<readonly (RunView | undefined)[]>([]);
  #results = $state.raw<readonly Result[]>([]);
  #claim = $state.raw<Claim | null>(null);
  #module: WebAssembly.Module | null = null;
  #experiment: Experiment | null = null;
  #description: RunDescription;
  #pending: (RunView | undefined)[] = [];
  #beginning: ReturnType<typeof setTimeout> | undefined;
  #sight: PopulationSight | null = null;
  readonly #commit = oncePerFrame(() => {
    this.#runs = [...this.#pending];
  });

  constructor(private readonly options: SessionOptions) {
    this.#description = options.description;
  }

  get description(): RunDescription {
    return this.#description;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Why the run failed; empty unless it did. */
  get failure(): string {
    return this.#failure;
  }

  /** Generations per second; Infinity as fast as it goes. */
  get speed(): number {
    return this.#speed;
  }

  /** All repetitions that have shown something. */
  get runs(): readonly (RunView | undefined)[] {
    return this.#runs;
  }

  /** Empty until every repetition is done. */
  get results(): readonly Result[] {
    return this.#results;
  }

  /** What a result link says of this run; null until it is done. */
  get claim(): Claim | null {
    return this.#claim;
  }

  /** The kernels are there: from now on runs can begin. */
  equip(module: WebAssembly.Module): void {
    this.#module = module;
  }

  /** Makes this the run to show, from its beginning; what played goes on playing. */
  prepare(description: RunDescription): void {
    const played = this.#phase === 'playing';
    this.#discard();
    this.#description = description;
    if (!played) return;
    this.#phase = 'playing';
    this.#beginning = setTimeout(() => this.play(), SETTLE_MS);
  }

  /** Goes on, or begins; a run that is over begins again. */
  play(speed = this.#speed): void {
    if (this.#phase === 'done' || this.#phase === 'failed') this.#discard();
    const experiment = this.#begin();
    if (!experiment) return;
    experiment.play(speed);
    this.#phase = 'playing';
  }

  /** Is where these checkpoints of the same description were taken, paused. */
  resume(checkpoints: ReadonlyMap<number, Checkpoint>): void {
    if (this.#begin(checkpoints)) this.#phase = 'paused';
  }

  pause(): void {
    if (this.#phase !== 'playing') return;
    clearTimeout(this.#beginning);
    this.#experiment?.pause();
    this.#phase = this.#experiment ? 'paused' : 'idle';
  }

  step(): void {
    if (this.#phase === 'done' || this.#phase === 'failed') return;
    const experiment = this.#begin();
    if (!experiment) return;
    experiment.step(1);
    this.#phase = 'paused';
  }

  /** Goes to a generation that has been, or else to the furthest, paused; for a run of one repetition. */
  seek(generation: number): void {
    if (!this.#experiment || this.#phase === 'failed' || this.#description.repetitions > 1) return;
    this.#experiment.seek(generation);
    this.#phase = 'paused';
  }

  /** Shows the generation before the one that is shown. */
  stepBack(): void {
    const shown = this.#runs[0]?.snapshot.generation ?? 0;
    if (shown > 0) this.seek(shown - 1);
  }

  /** Back to the beginning, paused. */
  restart(): void {
    this.#discard();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    if (this.#phase === 'playing') this.#experiment?.play(speed);
  }

  /** What of populations is to be seen. */
  show(sight: PopulationSight | null): void {
    this.#sight = sight;
    this.#experiment?.show(sight);
  }

  #begin(checkpoints?: ReadonlyMap<number, Checkpoint>): Experiment | null {
    clearTimeout(this.#beginning);
    if (this.#experiment || !this.#module) return this.#experiment;
    const { workers, onNotice } = this.options;
    const experiment: Experiment = new Experiment({
      spawn: spawnInBrowser,
      makeChannel: () => new MessageChannel(),
      module: this.#module,
      description: this.#description,
      workers,
      policy: 'auto',
      ...(checkpoints ? { checkpoints } : {}),
      ready: () => this.#nextGlance(),
      onSnapshot: (repetition, snapshot) => this.#take(repetition, snapshot),
      onDone: (claim, results) => {
        this.#phase = 'done';
        this.#results = results;
        this.#claim = claim;
      },
      onNotice,
      onFailure: (message) => this.#fail(message),
    });
    experiment.show(this.#sight);
    this.#experiment = experiment;
    return experiment;
  }

  /** Faster than frames there is nothing to follow: half of them leave more of the machine to the run. */
  async #nextGlance(): Promise<void> {
    await nextFrame();
    if (this.#speed > FOLLOWED_SPEED) await nextFrame();
  }

  #take(repetition: number, snapshot: Snapshot): void {
    const trail = this.#pending[repetition]?.trail ?? new Trail();
    const { width, rows } = snapshot.path;
    for (let row = 0; row < rows.length; row += width)
      trail.add(rows.slice(row + 2, row + width), rows[row], rows[row + 1]);
    trail.showUntil(snapshot.generation);
    // Holding a checkpoint for each repetition would only cost memory.
    if (snapshot.checkpoint) this.options.onCheckpoint(repetition, snapshot.checkpoint);
    this.#pending[repetition] = { snapshot: { ...snapshot, checkpoint: null }, trail };
    this.#commit();
    // A run that was over is gone through again: whether it is at its end, only the run itself knows.
    if (this.#claim && snapshot.status !== 'failed') this.#phase = snapshot.status;
    snapshot.notices.forEach(this.options.onNotice);
    if (snapshot.status === 'failed') this.#fail(snapshot.failure);
  }

  #fail(message: string): void {
    // What is done stays done: its worker was only kept to show the last generation in other coordinates.
    if (this.#phase === 'done') return;
    this.#experiment?.close();
    this.#experiment = null;
    this.#phase = 'failed';
    this.#failure = message;
  }

  #discard(): void {
    clearTimeout(this.#beginning);
    if (this.#experiment || this.#pending.length > 0) this.options.onDiscard();
    this.#experiment?.close();
    this.#experiment = null;
    this.#pending = [];
    this.#runs = [];
    this.#results = [];
    this.#claim = null;
    this.#failure = '';
    this.#phase = 'idle';
  }
}
