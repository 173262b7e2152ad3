import type { Kernels } from '../../kernels/kernels.ts';
import { artOf, type Art } from './art.ts';
import { costBand, type CostBand } from './bands.ts';
import { artIntervals, type Interval } from './bootstrap.ts';
import { runtimeSteps, type RuntimeSteps } from './ecdf.ts';
import { runsNeeded } from './holm.ts';
import type { TrialOutcome } from './outcome.ts';
import { pairsOf, type Pair } from './pairs.ts';
import { Resampler } from './resampler.ts';
import { measuredUntil, simulatedRestarts } from './simulated-restarts.ts';
import type { Yardstick } from './yardstick.ts';

/** What of a race decides its statistics. */
export interface EvidenceSetting {
  readonly lanes: number;
  /** Runs of each lane that are planned. */
  readonly count: number;
  /** Seed of the race, for what statistics draw again. */
  readonly seed: number;
  readonly yardstick: Yardstick;
}

/** How long a lane takes to reach one of the targets that tables tell. */
export interface ArtRow extends Art {
  /** Place of the target in the yardstick. */
  readonly target: number;
  readonly interval: Interval | null;
}

/** What the finished runs of a lane come to. */
export interface LaneEvidence {
  readonly trials: number;
  /** Average runtimes of the targets that tables tell; the last one is the race's own. */
  readonly arts: readonly ArtRow[];
  /** Runtimes as they were measured, and with restarts simulated. */
  readonly measured: RuntimeSteps;
  readonly restarted: RuntimeSteps;
  /** Where `restarted` leaves what was measured; null where every run reached the last target. */
  readonly measuredUntil: number | null;
  readonly band: CostBand;
}

/** Statistics of a race, as far as its runs are over; plain, so that it can be cloned and stored. */
export interface Evidence {
  readonly lanes: readonly LaneEvidence[];
  readonly pairs: readonly Pair[];
  /** Runs that are over, and all that are planned. */
  readonly finished: number;
  readonly planned: number;
  /** Runs of each lane that a claim needs at least. */
  readonly needed: number;
}

/**
 * Collects the runs of a race in any order and computes their statistics, which depend on what is there and not on how it came.
 * A lane's are computed again only when it has got another run.
 */
export class Weighing {
  readonly #lanes: TrialOutcome[][];
  readonly #known: (LaneEvidence | null)[];
  readonly #resampler: Resampler;

  constructor(
    private readonly kernels: Kernels,
    private readonly setting: EvidenceSetting,
  ) {
    this.#lanes = Array.from({ length: setting.lanes }, () => []);
    this.#known = this.#lanes.map(() => null);
    this.#resampler = new Resampler(kernels, setting.seed);
  }

  /**
   * Takes a run in; one of the same lane and number takes the place of the one before.
   * @throws RangeError when the race has no such run, or it was measured by another yardstick
   */
  add(outcome: TrialOutcome): void {
    const { lane, trial, hits, curve } = outcome;
    const { lanes, count, yardstick } = this.setting;
    if (!(lane >= 0 && lane < lanes && trial >= 0 && trial < count))
      throw new RangeError(
        `Run ${trial} of lane ${lane} was brought to a race of ${lanes} lanes with ${count} runs each.`,
      );
    if (hits.length !== yardstick.targets.length || curve.length !== yardstick.grid.length)
      throw new RangeError(`Run ${trial} of lane ${lane} was measured by the targets or the budget of another race.`);
    const outcomes = this.#lanes[lane];
    let place = outcomes.length;
    while (place > 0 && outcomes[place - 1].trial >= trial) place--;
    outcomes.splice(place, outcomes[place]?.trial === trial ? 1 : 0, outcome);
    this.#known[lane] = null;
  }

  /** Everything that the runs so far say. */
  evidence(): Evidence {
    const { lanes, count } = this.setting;
    const known = this.#lanes.map((outcomes, lane) => (this.#known[lane] ??= this.#weigh(outcomes)));
    return {
      lanes: known,
      pairs: pairsOf(this.kernels, this.#lanes),
      finished: this.#lanes.reduce((sum, { length }) => sum + length, 0),
      planned: lanes * count,
      needed: lanes < 2 ? 1 : runsNeeded(lanes),
    };
  }

  #weigh(outcomes: readonly TrialOutcome[]): LaneEvidence {
    const { told } = this.setting.yardstick;
    const intervals = artIntervals(outcomes, told, this.#resampler);
    return {
      trials: outcomes.length,
      arts: told.map((target, k) => ({ target, ...artOf(outcomes, target), interval: intervals[k] })),
      measured: runtimeSteps(outcomes.map(({ hits }) => hits)),
      restarted: runtimeSteps(simulatedRestarts(outcomes, this.#resampler)),
      measuredUntil: measuredUntil(outcomes),
      band: costBand(outcomes),
    };
  }
}
