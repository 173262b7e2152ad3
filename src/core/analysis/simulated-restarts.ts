import type { TrialOutcome } from './outcome.ts';
import { chosen, type Resampler } from './resampler.ts';

/** Simulated runs at least; there are as many for each real run. */
export const LEAST_SIMULATED = 100;
const NO_WORDS = new Uint32Array(0);

/**
 * Runtimes of a search that begins again wherever it fails, put together from real runs, as COCO does: a run that did not
 * reach a target adds all its evaluations, and another one is drawn, until one reached it. Each run comes first equally often,
 * only what follows is drawn. The targets of a simulated run share its draws, so a harder target never takes less.
 * @returns for each simulated run the evaluations until each target; Infinity where no real run reached it
 */
export function simulatedRestarts(
  outcomes: readonly Pick<TrialOutcome, 'hits' | 'evaluations'>[],
  resampler: Resampler,
  least = LEAST_SIMULATED,
): readonly Float64Array[] {
  const count = outcomes.length;
  if (count === 0) return [];
  const targets = outcomes[0].hits.length;
  // Behind the hardest target that anybody reached there is nothing to wait for.
  let within = targets;
  while (within > 0 && !outcomes.some(({ hits }) => hits[within - 1] < Infinity)) within--;
  return Array.from({ length: count * Math.ceil(least / count) }, (_, sample) => {
    const runtimes = new Float64Array(targets).fill(Infinity);
    let spent = 0;
    let next = 0;
    let trial = sample % count;
    let words: Uint32Array = NO_WORDS;
    for (let draw = 0; next < within; draw++) {
      const { hits, evaluations } = outcomes[trial];
      while (next < within && hits[next] < Infinity) runtimes[next] = spent + hits[next++];
      spent += evaluations;
      if ((draw & 3) === 0) words = resampler.restartWords(sample, draw >> 2);
      trial = chosen(words[draw & 3], count);
    }
    return runtimes;
  });
}

/**
 * Where the curve of simulated restarts leaves what was measured: the middle of the evaluations of all runs that did not reach
 * the last target. COCO marks it with a cross, and curves are not to be compared behind it.
 * @returns null where every run reached it
 */
export function measuredUntil(outcomes: readonly Pick<TrialOutcome, 'hits' | 'evaluations'>[]): number | null {
  const spent = outcomes
    .filter(({ hits }) => !(hits[hits.length - 1] < Infinity))
    .map(({ evaluations }) => evaluations);
  if (spent.length === 0) return null;
  spent.sort((a, b) => a - b);
  const middle = spent.length >> 1;
  return spent.length % 2 === 1 ? spent[middle] : (spent[middle - 1] + spent[middle]) / 2;
}
