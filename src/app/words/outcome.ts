import type { RunDescription } from '../../core/experiment/description.ts';
import type { Result } from '../../core/experiment/result.ts';
import { STOP_REASONS, type StopReason } from '../../core/strategies/stopping.ts';
import { count, counted, exact, measured } from './numbers.ts';

type EndReason = Result['reason'];

/** How well a run ended, for its mark and colour. */
export type Outcome = 'reached' | 'spent' | 'stopped';

export function outcomeOf(reason: EndReason): Outcome {
  if (reason === 'target') return 'reached';
  return reason === 'evaluations' ? 'spent' : 'stopped';
}

/** Why a run ended, in a sentence. */
export function whyEnded({ reason, evaluations, generations, best }: Result, description: RunDescription): string {
  const { target } = description;
  const left = `The best f − f_opt is ${measured(best)}.`;
  switch (reason) {
    case 'target':
      return target > 0
        ? `Reached the target of ${exact(target)} after ${counted(evaluations, 'evaluation')}.`
        : `Reached the optimum exactly after ${counted(evaluations, 'evaluation')}.`;
    case 'evaluations':
      return `The budget of ${counted(evaluations, 'evaluation')} is spent. ${left}`;
    case 'generations':
      // A strategy may have a limit of its own, which comes first.
      if (generations < description.generations) break;
      return `The limit of ${counted(generations, 'generation')} is reached. ${left}`;
  }
  return `Stopped after ${counted(evaluations, 'evaluation')} because ${STOP_REASONS[reason as StopReason]}. ${left}`;
}

/** What came of several repetitions, in a sentence or two. */
export function summaryOf(results: readonly Result[], { target }: RunDescription): string {
  const reached = results.filter(({ reason }) => reason === 'target');
  const goal = target > 0 ? `the target of ${exact(target)}` : 'the optimum exactly';
  const share = `${reached.length} of ${counted(results.length, 'run')} reached ${goal}`;
  if (reached.length === 0)
    return `None of ${counted(results.length, 'run')} reached ${goal}. The best f − f_opt is ${measured(Math.min(...results.map(({ best }) => best)))}.`;
  const spent = results.reduce((sum, { evaluations }) => sum + evaluations, 0);
  return `${share}; on average that took ${count(spent / reached.length)} evaluations for each success, failures included.`;
}
