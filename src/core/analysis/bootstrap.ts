import { ratio, spentOn } from './art.ts';
import type { TrialOutcome } from './outcome.ts';
import { BOOTSTRAP_SAMPLES, type Resampler } from './resampler.ts';

/** How many of the samples lie beyond each end of a 95 % interval. */
const BEYOND = 25;
/**
 * More than all runs can spend together, 1000 times 10⁹. What a run spent and whether it succeeded are added up as one number, spent +
 * SUCCESS · successes, which stays below 2⁵³ and so is exact: to fetch them one by one takes twice the time.
 */
const SUCCESS = 2_199_023_255_552;

/** Where an average runtime lies with 95 % confidence, in evaluations; the upper end is often Infinity where some runs failed. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Percentile intervals of the average runtimes of some targets (Efron 1979): the runs are drawn again with replacement, as
 * many as there are, 1000 times. With few runs such an interval is rather too narrow.
 * @param targets places in the yardstick
 * @returns an interval for each target; null where fewer than two runs are over, or none of them reached it
 */
export function artIntervals(
  outcomes: readonly Pick<TrialOutcome, 'hits' | 'evaluations'>[],
  targets: readonly number[],
  resampler: Resampler,
): readonly (Interval | null)[] {
  const count = outcomes.length;
  const drawn = resampler.places(count);
  return targets.map((target) => {
    if (count < 2 || !outcomes.some(({ hits }) => hits[target] < Infinity)) return null;
    return intervalOf(outcomes, target, drawn);
  });
}

function intervalOf(
  outcomes: readonly Pick<TrialOutcome, 'hits' | 'evaluations'>[],
  target: number,
  drawn: Uint16Array,
): Interval {
  const count = outcomes.length;
  const worth = Float64Array.from(
    outcomes,
    (outcome) => spentOn(outcome, target) + (outcome.hits[target] < Infinity ? SUCCESS : 0),
  );
  const arts = new Float64Array(BOOTSTRAP_SAMPLES);
  for (let sample = 0, at = 0; sample < BOOTSTRAP_SAMPLES; sample++) {
    let sum = 0;
    for (const end = at + count; at < end; at++) sum += worth[drawn[at]];
    const successes = Math.floor(sum / SUCCESS);
    arts[sample] = ratio(sum - successes * SUCCESS, successes, count);
  }
  arts.sort();
  return { lower: arts[BEYOND - 1], upper: arts[BOOTSTRAP_SAMPLES - BEYOND] };
}
