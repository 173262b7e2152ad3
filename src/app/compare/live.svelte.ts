import type { RunDescription } from '../../core/experiment/description.ts';
import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import { LiveRace as LaneRuns } from '../../runtime/race.ts';
import type { PopulationSight, Snapshot } from '../../runtime/snapshot.ts';
import { Trail } from '../stages/trail.ts';
import { nextFrame, oncePerFrame } from '../state/frames.ts';
import type { Playground } from '../state/playground.svelte.ts';

export type RacePhase = 'idle' | 'playing' | 'paused' | 'done';

/** One lane of a race, as the page shows it. */
export interface LaneView {
  readonly snapshot: Snapshot | null;
  readonly trail: Trail;
  /** Why this lane cannot go on, as a sentence; empty while it can. */
  readonly failure: string;
}

const NOTHING: LaneView = { snapshot: null, trail: new Trail(), failure: '' };
/** Evaluations per second at first: a race of five dimensions is seen to happen and over in some ten seconds. */
const USUAL_SPEED = 500;

/** The race on the page: its lanes side by side, each as far as the others. */
export class LiveRace {
  #phase = $state<RacePhase>('idle');
  #speed = $state(USUAL_SPEED);
  #views = $state.raw<readonly LaneView[]>([]);
  #lanes: readonly RunDescription[] = [];
  #pending: LaneView[] = [];
  #run: LaneRuns | null = null;
  #sight: PopulationSight | null = null;
  /** What was asked for before there was anything to compute with. */
  #wish: 'play' | 'step' | null = null;
  readonly #commit = oncePerFrame(() => {
    this.#views = [...this.#pending];
    // Told together with how each lane ended, so that nobody hears of an end that is not shown yet.
    if (this.#views.length > 0 && this.#views.every(isOver)) this.#phase = 'done';
  });

  constructor(private readonly playground: Pick<Playground, 'module' | 'notices'>) {}

  get phase(): RacePhase {
    return this.#phase;
  }

  /** Evaluations per second of each lane; Infinity as fast as it goes. */
  get speed(): number {
    return this.#speed;
  }

  /** By lane; what has not begun shows nothing. */
  view(lane: number): LaneView {
    return this.#views[lane] ?? NOTHING;
  }

  /** Whether any lane makes no evaluations any more. */
  get anyOver(): boolean {
    return this.#views.some(isOver);
  }

  /** Evaluations that every lane has made, or would have if it were not over. */
  get mark(): number {
    let least = Infinity;
    let most = 0;
    for (const view of this.#views) {
      if (!view.snapshot) continue;
      const { evaluations } = view.snapshot;
      most = Math.max(most, evaluations);
      if (!isOver(view)) least = Math.min(least, evaluations);
    }
    return least === Infinity ? most : least;
  }

  /** Makes this the race to show, from its beginning. */
  prepare(lanes: readonly RunDescription[]): void {
    this.#discard();
    this.#lanes = lanes;
  }

  /** Goes on, or begins; a race that is over begins again. */
  play(): void {
    if (this.#phase === 'done') this.#discard();
    const run = this.#begin();
    if (!run) return void (this.#wish = 'play');
    run.play(this.#speed);
    this.#phase = 'playing';
  }

  pause(): void {
    if (this.#phase !== 'playing') return;
    this.#run?.pause();
    this.#phase = 'paused';
  }

  /** On to the next moment that all lanes have in common. */
  step(): void {
    if (this.#phase === 'done') return;
    const run = this.#begin();
    if (!run) return void (this.#wish = 'step');
    run.step();
    this.#phase = 'paused';
  }

  /** Does what was asked for while the kernels were still on their way. */
  equipped(): void {
    const wish = this.#wish;
    this.#wish = null;
    if (wish) this[wish]();
  }

  /** Back to the beginning, paused. */
  restart(): void {
    this.#discard();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    if (this.#phase === 'playing') this.#run?.play(speed);
  }

  /** What is to be seen of the population of each lane. */
  show(sight: PopulationSight): void {
    this.#sight = sight;
    this.#run?.show(sight);
  }

  #begin(): LaneRuns | null {
    const { module, notices } = this.playground;
    if (this.#run || !module || this.#lanes.length === 0) return this.#run;
    this.#pending = this.#lanes.map(() => ({ ...NOTHING, trail: new Trail() }));
    const run: LaneRuns = new LaneRuns({
      spawn: spawnInBrowser,
      makeChannel: () => new MessageChannel(),
      module,
      lanes: this.#lanes,
      ready: () => nextFrame(),
      onSnapshot: (lane, snapshot) => run === this.#run && this.#take(lane, snapshot),
      onDone: () => undefined,
      onFailure: (lane, message) => run === this.#run && this.#fail(lane, message),
      onNotice: (_lane, message) => notices.add(message, 'run'),
    });
    this.#run = run;
    if (this.#sight) run.show(this.#sight);
    return run;
  }

  #take(lane: number, snapshot: Snapshot): void {
    const { trail, snapshot: before } = this.#pending[lane];
    const { width, rows } = snapshot.path;
    for (let row = 0; row < rows.length; row += width)
      trail.add(rows.slice(row + 2, row + width), rows[row], rows[row + 1]);
    // How episodes ended is sent now and then; in between what was sent last stands.
    const endings = snapshot.endings ?? before?.endings ?? null;
    // A checkpoint is the workers' own business; held here it would only cost memory.
    this.#pending[lane] = { snapshot: { ...snapshot, endings, cast: null, checkpoint: null }, trail, failure: '' };
    if (snapshot.status === 'failed') return this.#fail(lane, snapshot.failure);
    this.#commit();
  }

  #fail(lane: number, failure: string): void {
    this.#pending[lane] = { ...this.#pending[lane], failure };
    this.#commit();
  }

  #discard(): void {
    this.#wish = null;
    this.#run?.close();
    this.#run = null;
    this.#pending = [];
    this.#views = [];
    this.#phase = 'idle';
  }
}

function isOver({ snapshot, failure }: LaneView): boolean {
  return Boolean(snapshot?.result) || failure !== '';
}
