import type { TrialOutcome } from '../core/analysis/outcome.ts';
import type { Checkpoint } from '../core/experiment/checkpoint.ts';
import { settingsOf } from '../core/experiment/settings.ts';
import { trialOf, type Race } from '../core/race/race.ts';
import type { TrialOrder } from './host/trial-host.ts';
import { estimate, type LaneEffort } from './trials-estimate.ts';
import type { TrialsProgress } from './trials-options.ts';

/** A trial that is not over: how far it is known to be, and how many workers died over it since it last got further. */
export interface OpenTrial {
  readonly lane: number;
  readonly trial: number;
  evaluations: number;
  seconds: number;
  /** Where it goes on with another worker, and the computing time until there. */
  checkpoint: Checkpoint | null;
  keptSeconds: number;
  deaths: number;
}

/** Which trials of a race are over, which wait for a worker, and which are with one: each is in exactly one place. */
export class TrialLedger {
  readonly #waiting: OpenTrial[] = [];
  readonly #open = new Set<OpenTrial>();
  readonly #over = new Set<string>();
  readonly #settings: readonly Record<string, unknown>[];
  readonly #lanes: { finished: number; evaluations: number; seconds: number }[];

  /** @param finished trials that are over already; what fits no trial of this race is passed over */
  constructor(
    private readonly race: Race,
    finished: Iterable<TrialOutcome> = [],
  ) {
    this.#settings = race.lanes.map(settingsOf);
    this.#lanes = race.lanes.map(() => ({ finished: 0, evaluations: 0, seconds: 0 }));
    for (const outcome of finished)
      if (outcome.lane < race.lanes.length && outcome.trial < race.evidence.count) this.#enter(outcome);
    // One trial of every lane after the other: whatever is looked at on the way is known of all lanes alike.
    for (let trial = 0; trial < race.evidence.count; trial++) {
      for (let lane = 0; lane < race.lanes.length; lane++) {
        if (this.#over.has(nameOf({ lane, trial }))) continue;
        const open = { lane, trial, evaluations: 0, seconds: 0, checkpoint: null, keptSeconds: 0, deaths: 0 };
        this.#open.add(open);
        this.#waiting.push(open);
      }
    }
  }

  /** Trials that no worker has. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Trials that are not over. */
  get open(): number {
    return this.#open.size;
  }

  /** The next trials, for a worker; fewer where there are no more. */
  take(count: number): OpenTrial[] {
    return this.#waiting.splice(0, count);
  }

  /** Trials come back from a worker that is gone, and are the next to be taken. */
  giveBack(trials: readonly OpenTrial[]): void {
    for (const trial of trials) {
      // What was computed after the checkpoint is computed again.
      trial.evaluations = trial.checkpoint?.evaluations ?? 0;
      trial.seconds = trial.keptSeconds;
    }
    this.#waiting.unshift(...trials);
  }

  /** What a worker needs to compute a trial. */
  orderOf({ lane, trial, checkpoint, keptSeconds }: OpenTrial): TrialOrder {
    const { seed, instance, target } = trialOf(this.race, lane, trial);
    // What trials differ in is written out, so that their lane's settings are worked out once.
    const settings = { ...this.#settings[lane], seed, instance, target };
    return { lane, trial, settings, checkpoint, seconds: keptSeconds };
  }

  /** A trial is over: true, or false where it was over before and does not count again. */
  finish(trial: OpenTrial, outcome: TrialOutcome): boolean {
    if (!this.#open.delete(trial)) return false;
    return this.#enter(outcome);
  }

  /** @param workers that compute side by side */
  progress(workers: number): TrialsProgress {
    const { lanes, evidence } = this.race;
    const open = [...this.#open];
    const efforts = lanes.map((description, lane): LaneEffort => {
      const { finished, evaluations, seconds } = this.#lanes[lane];
      const own = open.filter((trial) => trial.lane === lane);
      return {
        budget: description.evaluations,
        trials: evidence.count,
        finished,
        finishedEvaluations: evaluations,
        openEvaluations: own.reduce((sum, trial) => sum + trial.evaluations, 0),
        seconds: own.reduce((sum, trial) => sum + trial.seconds, seconds),
      };
    });
    return {
      finished: this.#over.size,
      of: lanes.length * evidence.count,
      lanes: this.#lanes.map(({ finished }) => finished),
      evaluations: efforts.reduce((sum, lane) => sum + lane.finishedEvaluations + lane.openEvaluations, 0),
      ...estimate(efforts, workers),
    };
  }

  #enter(outcome: TrialOutcome): boolean {
    const name = nameOf(outcome);
    if (this.#over.has(name)) return false;
    this.#over.add(name);
    const lane = this.#lanes[outcome.lane];
    lane.finished++;
    lane.evaluations += outcome.evaluations;
    lane.seconds += outcome.seconds ?? 0;
    return true;
  }
}

function nameOf({ lane, trial }: { readonly lane: number; readonly trial: number }): string {
  return `${lane}.${trial}`;
}
