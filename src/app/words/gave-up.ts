import type { TrialOutcome } from '../../core/analysis/outcome.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { stoppedItself } from './ended.ts';
import { count } from './numbers.ts';

/**
 * Which lanes left a part of their budget unused in half of their runs or more, since what is said of those is partly about
 * restarts; empty where none did.
 * @param names of the lanes, for sentences
 */
export function gaveUpText(
  lanes: readonly RunDescription[],
  names: readonly string[],
  outcomes: readonly Pick<TrialOutcome, 'lane' | 'reason' | 'evaluations' | 'generations' | 'best'>[],
): string {
  const told = lanes.flatMap((description, lane) => {
    const runs = outcomes.filter((outcome) => outcome.lane === lane);
    const stopped = runs.filter((outcome) => stoppedItself(outcome, description)).length;
    if (stopped === 0 || 2 * stopped < runs.length) return [];
    return [{ name: names[lane], times: `${count(stopped)} of ${count(runs.length)}` }];
  });
  if (told.length === 0) return '';
  const [first, ...others] = told;
  const rest = others.map(({ name, times }) => `, ${name} in ${times}`).join('');
  const who = others.length === 0 ? 'it' : 'they';
  return `${first.name} stopped by itself in ${first.times} runs${rest}: with restarts ${who} would have gone on, and may have come further.`;
}
