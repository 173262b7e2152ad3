import type { RunDescription } from '../../core/experiment/description.ts';
import { presetOf } from '../../core/experiment/fields-of.ts';
import type { Result } from '../../core/experiment/result.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { STOP_REASONS, type StopReason } from '../../core/strategies/stopping.ts';
import { measureOf } from './measure.ts';
import { count, counted } from './numbers.ts';

type EndReason = Result['reason'];

/** How well a run ended, for its mark and colour. */
export type Outcome = 'reached' | 'spent' | 'stopped';

export function outcomeOf(reason: EndReason): Outcome {
  if (reason === 'target') return 'reached';
  return reason === 'evaluations' ? 'spent' : 'stopped';
}

/** Why a run ended, in a sentence. */
export function whyEnded(
  { reason, evaluations, generations, best }: Pick<Result, 'reason' | 'evaluations' | 'generations' | 'best'>,
  description: RunDescription,
): string {
  const { target } = description;
  const measure = measureOf(description);
  const tried = measure.counted(evaluations);
  const left = `The ${measure.best} is ${measure.written(best)}.`;
  switch (reason) {
    case 'target':
      if (isSolved(description)) return `Solved in generation ${count(generations)}, after ${tried}. ${left}`;
      return target > 0
        ? `Reached the target of ${measure.goal(target)} after ${tried}.`
        : `Reached ${perfectionOf(description)} after ${tried}.`;
    case 'evaluations':
      return `The budget of ${tried} is spent. ${left}`;
    case 'generations':
      // A strategy may have a limit of its own, which comes first.
      if (generations < description.generations) break;
      return `The limit of ${counted(generations, 'generation')} is reached. ${left}`;
  }
  return `Stopped after ${tried} because ${STOP_REASONS[reason as StopReason]}. ${left}`;
}

/** A cost of 0, as people call it. */
function perfectionOf(description: RunDescription): string {
  return description.task ? `the best there is (${measureOf(description).goal(0)})` : 'the optimum exactly';
}

/** What a run that came to its target did: "solved the task", "reached the target of 10⁻⁸". */
export function successOf(description: RunDescription): string {
  const { target } = description;
  if (isSolved(description)) return 'solved the task';
  return `reached ${target > 0 ? `the target of ${measureOf(description).goal(target)}` : perfectionOf(description)}`;
}

/** What came of several repetitions, in a sentence or two. */
export function summaryOf(results: readonly Result[], description: RunDescription): string {
  const measure = measureOf(description);
  const reached = results.filter(({ reason }) => reason === 'target');
  const did = successOf(description);
  if (reached.length === 0) {
    const best = measure.written(Math.min(...results.map((result) => result.best)));
    return `None of ${counted(results.length, 'run')} ${did}. The ${measure.best} is ${best}.`;
  }
  const spent = results.reduce((sum, { evaluations }) => sum + evaluations, 0);
  const each = measure.counted(Math.round(spent / reached.length));
  return `${count(reached.length)} of ${counted(results.length, 'run')} ${did}; on average that took ${each} for each success, failures included.`;
}

/** Whether reaching the target is what counts as solving a task. */
function isSolved({ problem, instance, target }: RunDescription): boolean {
  return target === presetOf('target', problemOf(problem), instance);
}
