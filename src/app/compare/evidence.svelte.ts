import type { Evidence } from '../../core/analysis/evidence.ts';
import type { RaceRecord, RecordedTrial } from '../../core/analysis/record.ts';
import { yardstickOf } from '../../core/analysis/yardstick.ts';
import { sameTrials, type Race } from '../../core/race/race.ts';
import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import type { TrialAnswer } from '../models/trial-answers.ts';
import { messageOf } from '../../runtime/remote.ts';
import type { FinishedTrial, TrialsEnd, TrialsProgress } from '../../runtime/trials-options.ts';
import { Trials } from '../../runtime/trials.ts';
import { Weigher } from '../../runtime/weigh.ts';
import type { Playground } from '../state/playground.svelte.ts';
import { KnownRuns } from './known-runs.ts';

export type EvidencePhase = 'none' | 'running' | 'paused' | 'cancelled' | 'done' | 'failed';

/** Statistics that change faster nobody reads, and computing them takes the machine from the runs. */
const PACE_MS = 700;
const LOOK_MS = 50;

/** What many runs of each lane say: they are computed, collected and weighed, while the page shows what is known so far. */
export class EvidenceState {
  #phase = $state<EvidencePhase>('none');
  #progress = $state.raw<TrialsProgress | null>(null);
  #evidence = $state.raw<Evidence | null>(null);
  #failure = $state('');
  #held = $state('');
  #answer: Promise<TrialAnswer> | null = null;
  #trials: Trials | null = null;
  #weigher: Weigher | null = null;
  #race = $state.raw<Race | null>(null);
  #outcomes = $state.raw<readonly RecordedTrial[]>([]);
  readonly #known = new KnownRuns();
  #weighing = false;
  /** Outcomes that the statistics on show know. */
  #weighed = 0;

  constructor(private readonly playground: Playground) {}

  get phase(): EvidencePhase {
    return this.#phase;
  }

  get progress(): TrialsProgress | null {
    return this.#progress;
  }

  /** Statistics of the runs so far; null before there is any. */
  get evidence(): Evidence | null {
    return this.#evidence;
  }

  /** Why it cannot go on, as a sentence. */
  get failure(): string {
    return this.#failure;
  }

  /** Why it was paused by itself, as a sentence; empty where somebody has paused it, or nobody. */
  get held(): string {
    return this.#held;
  }

  /** Every run that is over. */
  get outcomes(): readonly RecordedTrial[] {
    return this.#outcomes;
  }

  /** What files about it are made from: statistics, and the runs that they rest on; null before there are any. */
  get record(): Pick<RaceRecord, 'race' | 'outcomes' | 'evidence'> | null {
    if (!this.#race || !this.#evidence) return null;
    return { race: this.#race, outcomes: this.#outcomes.slice(0, this.#weighed), evidence: this.#evidence };
  }

  /** The race that this is evidence for; null while there is none. */
  get race(): Race | null {
    return this.#race;
  }

  /** Makes this race evidence; what was computed of it before counts. */
  begin(race: Race): void {
    const { module, workers, notices } = this.playground;
    if (!module) return;
    this.#trials?.cancel();
    this.#held = '';
    this.#answer = null;
    this.#remember();
    this.#outcomes = this.#known.of(race);
    this.#weighAnew(race, module);
    const trials: Trials = new Trials({
      spawn: spawnInBrowser,
      module,
      race,
      workers,
      finished: this.#outcomes,
      onTrial: (trial) => trials === this.#trials && this.#take(trial),
      onProgress: (progress) => trials === this.#trials && (this.#progress = progress),
      onNotice: (message) => notices.add(message, 'run'),
      answer: async (questions, signal) => (await this.#answering())(questions, signal),
      onHeld: (reason) => {
        if (trials !== this.#trials) return;
        this.#phase = 'paused';
        this.#held = /[.!?]$/.test(reason) ? reason : `${reason}.`;
      },
    });
    this.#trials = trials;
    this.#progress = trials.progress;
    this.#phase = 'running';
    void trials.end.then((end) => trials === this.#trials && this.#finish(end));
    this.#weighSoon();
  }

  /** Shows runs of this race that were over before; the others are computed when somebody asks. What is there already stays. */
  recall(race: Race, outcomes: readonly RecordedTrial[]): void {
    const { module } = this.playground;
    if (!module || this.#race || outcomes.length === 0) return;
    this.#outcomes = outcomes;
    this.#weighAnew(race, module);
    this.#phase = outcomes.length < race.lanes.length * race.evidence.count ? 'cancelled' : 'done';
    this.#weighSoon();
  }

  /** Shows what is known of this race, which may have been on the page before; for another number of the same runs all stays. */
  fitTo(race: Race): void {
    if (this.#race && sameTrials(this.#race, race)) return;
    this.#remember();
    this.#putAway();
    this.recall(race, this.#known.of(race));
  }

  pause(): void {
    if (this.#phase !== 'running') return;
    this.#trials?.pause();
    this.#phase = 'paused';
  }

  /** Goes on where it was paused or cancelled. */
  resume(): void {
    if (this.#phase === 'paused') {
      this.#held = '';
      this.#trials?.resume();
      this.#phase = 'running';
    } else if (this.#race) this.begin(this.#race);
  }

  /** Gives up; what is over stays. */
  cancel(): void {
    if (this.#phase !== 'running' && this.#phase !== 'paused') return;
    this.#trials?.cancel();
    if (this.#outcomes.length === 0) this.#putAway();
  }

  /** Who asks language models; fetched with the first question. */
  #answering(): Promise<TrialAnswer> {
    return (this.#answer ??= import('../models/trial-answers.ts').then(
      ({ trialAnswers }) => trialAnswers(this.playground),
      () => {
        this.#answer = null;
        throw new Error('What asks language models could not be fetched. Check the connection, then resume');
      },
    ));
  }

  /** Nothing of it is left, nor remembered. */
  discard(): void {
    if (this.#race) this.#known.forget(this.#race);
    this.#putAway();
  }

  #remember(): void {
    if (this.#race) this.#known.keep(this.#race, this.#outcomes);
  }

  #putAway(): void {
    const trials = this.#trials;
    this.#trials = null;
    trials?.cancel();
    this.#weigher?.close();
    this.#weigher = null;
    this.#race = null;
    this.#outcomes = [];
    this.#progress = null;
    this.#evidence = null;
    this.#phase = 'none';
  }

  #weighAnew(race: Race, module: WebAssembly.Module): void {
    this.#race = race;
    this.#failure = '';
    this.#weigher?.close();
    this.#weigher = new Weigher({ spawn: spawnInBrowser, module, setting: settingOf(race) });
    this.#weighed = 0;
  }

  #take(trial: FinishedTrial): void {
    this.#outcomes = [...this.#outcomes, trial];
    this.#weighSoon();
  }

  #finish(end: TrialsEnd): void {
    this.#progress = this.#trials?.progress ?? null;
    this.#trials = null;
    this.#phase = end.kind;
    if (end.kind === 'failed') this.#failure = end.failure;
  }

  /** One weighing at a time, and none without news. */
  #weighSoon(): void {
    if (this.#weighing) return;
    this.#weighing = true;
    void this.#weigh();
  }

  async #weigh(): Promise<void> {
    for (;;) {
      // Told in the same breath as the last look, so that no run comes in between.
      if (!this.#weigher || this.#weighed >= this.#outcomes.length) return void (this.#weighing = false);
      const weigher = this.#weigher;
      const known = this.#outcomes.length;
      try {
        const evidence = await weigher.weigh(this.#outcomes);
        if (weigher !== this.#weigher) continue;
        this.#evidence = evidence;
        this.#weighed = known;
      } catch (error) {
        if (weigher !== this.#weigher) continue;
        this.playground.notices.add(`The statistics could not be computed: ${messageOf(error)}.`, 'run');
        return void (this.#weighing = false);
      }
      // The last ones are waited for by somebody.
      const due = performance.now() + PACE_MS;
      while (this.#phase === 'running' && performance.now() < due)
        await new Promise((wake) => setTimeout(wake, LOOK_MS));
    }
  }
}

function settingOf({ lanes, evidence }: Race) {
  const [first] = lanes;
  return { lanes: lanes.length, count: evidence.count, seed: first.seed, yardstick: yardstickOf(first) };
}
