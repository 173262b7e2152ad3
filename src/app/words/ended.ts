import type { TrialOutcome } from '../../core/analysis/outcome.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { STOP_REASONS, type StopReason } from '../../core/strategies/stopping.ts';
import { measureOf } from './measure.ts';
import { count, counted } from './numbers.ts';
import { successOf, whyEnded } from './outcome.ts';

type Ended = Pick<TrialOutcome, 'reason' | 'evaluations' | 'generations' | 'best' | 'restarts'>;

/** Why a lane's run is over, in the words of a run alone, and how often it began again. */
export function endedText(ended: Ended, description: RunDescription): string {
  return whyEnded(ended, description) + restartsText(ended.restarts ?? 0, 'It began again');
}

/**
 * How far a lane's run is that is not over.
 * @param restarts how often it began again
 */
export function goingText(evaluations: number, restarts: number, description: RunDescription): string {
  const measure = measureOf(description);
  if (evaluations === 0) return 'Not begun yet.';
  const made = `Still going: ${count(evaluations)} of ${measure.counted(description.evaluations)}.`;
  return made + restartsText(restarts, 'It began again');
}

/**
 * How a lane's runs ended: "10 of 15 runs reached the target of 10⁻⁸, 3 ran out of budget, 2 stopped because …". Reasons that
 * are more frequent come first.
 * @param planned runs in all; those that are not among the outcomes are told as still to come
 */
export function endingsText(
  outcomes: readonly Ended[],
  description: RunDescription,
  planned = outcomes.length,
): string {
  if (planned === 0 || outcomes.length === 0) return 'No run is over yet.';
  const did = new Map<string, number>();
  for (const outcome of outcomes) {
    const what = deedOf(outcome, description);
    did.set(what, (did.get(what) ?? 0) + 1);
  }
  const success = successOf(description);
  const others = [...did].filter(([what]) => what !== success).sort(([, one], [, other]) => other - one);
  const successes = did.get(success) ?? 0;
  const first = `${successes > 0 ? count(successes) : 'None'} of ${counted(outcomes.length, 'run')} ${success}`;
  const rest = others.map(([what, times]) => `${count(times)} ${what}`);
  const told = outcomes.length === 1 ? `The first run that ended ${[...did.keys()][0]}` : [first, ...rest].join(', ');
  const left = planned - outcomes.length;
  const restarts = outcomes.reduce((sum, outcome) => sum + (outcome.restarts ?? 0), 0);
  return (
    `${told}.` +
    (left > 0 ? ` ${counted(left, 'run')} ${left === 1 ? 'is' : 'are'} still to come.` : '') +
    restartsText(restarts, outcomes.length === 1 ? 'It began again' : 'Together they began again')
  );
}

/** Whether a run was over before its budget was, without the target, by a rule of its own strategy. */
export function stoppedItself({ reason, generations }: Ended, description: RunDescription): boolean {
  // A strategy may have a limit of generations, too, which comes first.
  if (reason === 'generations') return generations < description.generations;
  return reason !== 'target' && reason !== 'evaluations';
}

/** What a run did in the end, after a number of runs. */
function deedOf(ended: Ended, description: RunDescription): string {
  const { reason } = ended;
  if (reason === 'target') return successOf(description);
  if (reason === 'evaluations') return 'ran out of budget';
  if (!stoppedItself(ended, description))
    return `came to the limit of ${counted(description.generations, 'generation')}`;
  return `stopped because ${STOP_REASONS[reason as StopReason]}`;
}

function restartsText(restarts: number, what: string): string {
  return restarts > 0
    ? ` ${what} ${restarts === 1 ? 'once' : `${count(restarts)} times`} after a search had stopped.`
    : '';
}
