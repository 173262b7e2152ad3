import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Result } from '../../core/experiment/result.ts';
import { isAsking } from '../../core/experiment/settings.ts';
import type { Claim } from '../../core/link/claim.ts';
import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import { Experiment } from '../../runtime/experiment.ts';
import type { DeviceOffer, PopulationSight, Snapshot } from '../../runtime/snapshot.ts';
import { Trail } from '../stages/trail.ts';
import type { Branch } from './branches.svelte.ts';
import { nextFrame, oncePerFrame } from './frames.ts';
import { isLight } from './light-work.ts';

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
  /** Told once a run: a graphics processor would be much faster. */
  readonly onOffer: (offer: DeviceOffer) => void;
  /** Where a repetition could go on; every so often, and whenever it comes to rest. */
  readonly onCheckpoint: (repetition: number, checkpoint: Checkpoint) => void;
  /** A run begins, or goes on from somewhere. */
  readonly onBegin: () => void;
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
  /** Where the only repetition could go on. */
  #kept: Checkpoint | null = null;
  #beginning: ReturnType<typeof setTimeout> | undefined;
  #sight: PopulationSight | null = null;
  #actors = 0;
  #elite = -1;
  /** What is shown is no run of this page. */
  #guest = false;
  #offered = false;
  #announceBegun!: () => void;
  /** Resolves with the first generation that any run of this page has computed. */
  readonly begun = new Promise<void>((resolve) => (this.#announceBegun = resolve));
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

  /** Makes this the run to show, from its beginning; what played goes on playing, but nobody asks a model without a click. */
  prepare(description: RunDescription): void {
    const played = this.#phase === 'playing';
    this.#discard();
    this.#description = description;
    if (!played || isAsking(description)) return;
    this.#phase = 'playing';
    this.#beginning = setTimeout(() => this.play(), SETTLE_MS);
  }

  /** Shows somebody who acts before anything has been played; the first generation takes the stage over. */
  welcome(guest: Snapshot): void {
    this.#discard();
    this.#guest = true;
    this.#pending = [{ snapshot: guest, trail: new Trail() }];
    this.#runs = [...this.#pending];
  }

  /** The run as it would be left now; null before it has shown anything, and for several repetitions. */
  left(): Branch | null {
    const [view] = this.#pending;
    if (!view || this.#guest || this.#description.repetitions > 1 || this.#phase === 'failed') return null;
    const { snapshot, trail } = view;
    return {
      ...{ snapshot, trail, checkpoint: this.#kept, claim: this.#claim, results: this.#results },
      description: this.#description,
    };
  }

  /** Shows a run from where it was left, in place of the present one; what played goes on playing. */
  turnTo({ description, snapshot, trail, checkpoint, claim, results }: Branch): void {
    if (!checkpoint) return this.prepare(description);
    const played = this.#phase === 'playing';
    this.#discard();
    this.#description = description;
    this.#pending = [{ snapshot, trail }];
    this.#runs = [...this.#pending];
    this.#claim = claim;
    this.#results = results;
    this.resume([[0, checkpoint]]);
    if (played) this.play();
    // A checkpoint has no population. Where that is soon done, it is computed again, so that it can be seen from all sides.
    else if (isLight(checkpoint.evaluations, description)) this.seek(checkpoint.generation);
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
  resume(checkpoints: Iterable<readonly [number, Checkpoint]>): void {
    const from = [...checkpoints];
    if (!this.#begin(from)) return;
    if (this.#description.repetitions === 1) this.#kept = from.find(([repetition]) => repetition === 0)?.[1] ?? null;
    this.#phase = 'paused';
  }

  pause(): void {
    if (this.#phase !== 'playing') return;
    clearTimeout(this.#beginning);
    this.#experiment?.pause();
    this.#phase = this.#experiment ? 'paused' : 'idle';
  }

  /** Goes on by so many generations, and rests. */
  step(generations = 1): void {
    if (this.#phase === 'done' || this.#phase === 'failed') return;
    const experiment = this.#begin();
    if (!experiment) return;
    experiment.step(generations);
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

  /** Brings what a language model replied to what a snapshot asked. */
  reply(id: number, replies: readonly (string | null)[]): void {
    this.#experiment?.reply(id, replies);
  }

  /** The description with everything that a model has replied so far: with it, anybody can run this again without one. */
  get recorded(): RunDescription {
    const replies = this.#results[0]?.replies ?? this.#kept?.replies;
    return replies ? { ...this.#description, replies } : this.#description;
  }

  /** What of populations is to be seen. */
  show(sight: PopulationSight | null): void {
    this.#sight = sight && { ...sight, actors: this.#actors, elite: this.#elite };
    this.#experiment?.show(this.#sight);
  }

  /**
   * How many individuals are to be sent with what they act with; 0 for none.
   * @param elite cell of a behaviour space whose elite is to be sent as well; −1 for none
   */
  showActing(actors: number, elite = -1): void {
    if (actors === this.#actors && elite === this.#elite) return;
    this.#actors = actors;
    this.#elite = elite;
    this.show(this.#sight);
  }

  #begin(checkpoints?: Iterable<readonly [number, Checkpoint]>): Experiment | null {
    clearTimeout(this.#beginning);
    if (this.#experiment || !this.#module) return this.#experiment;
    if (this.#guest) this.#discard();
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
    this.options.onBegin();
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
    if (snapshot.checkpoint && this.#description.repetitions === 1) this.#kept = snapshot.checkpoint;
    const seen = withPopulation(snapshot, this.#pending[repetition]?.snapshot);
    this.#pending[repetition] = { snapshot: { ...seen, checkpoint: null }, trail };
    this.#commit();
    if (snapshot.generation > 0) this.#announceBegun();
    // A run that was over is gone through again: whether it is at its end, only the run itself knows.
    if (this.#claim && snapshot.status !== 'failed') this.#phase = snapshot.status;
    snapshot.notices.forEach(this.options.onNotice);
    if (snapshot.offer && this.#phase === 'playing' && !this.#offered) {
      this.#offered = true;
      this.options.onOffer(snapshot.offer);
    }
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
    this.#guest = false;
    this.#offered = false;
    if (this.#experiment || this.#pending.length > 0) this.options.onDiscard();
    this.#experiment?.close();
    this.#experiment = null;
    this.#pending = [];
    this.#kept = null;
    this.#runs = [];
    this.#results = [];
    this.#claim = null;
    this.#failure = '';
    this.#phase = 'idle';
  }
}

/** A run that goes on from a checkpoint has no population yet; where the same generation was seen before, that is it. */
function withPopulation(given: Snapshot, before: Snapshot | undefined): Snapshot {
  // Who acts is sent now and then, and stays on the stage until others come.
  const { cast, endings } = given.cast ? given : (before ?? given);
  const snapshot = { ...given, cast, endings };
  if (snapshot.population || before?.generation !== snapshot.generation) return snapshot;
  const { population, costs, shape } = before;
  return { ...snapshot, population, costs, shape };
}
