import { InputError, type Issue, type NumberField } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';
import { readNumber } from '../experiment/read-value.ts';
import type { Problem } from '../problems/problem.ts';
import { isTask } from '../problems/task.ts';
import { TRIALS, type EvidencePlan } from './race.ts';

const OVER = ['seeds', 'instances'] as const;

/** How many instances there are to go over. */
export function instanceCount({ instances: [least, most] }: Problem): number {
  return most - least + 1;
}

/** What races on this problem rest on where nothing is said: instances of a function, seeds of a task. */
export function usualEvidence(problem: Problem, over: EvidencePlan['over'] = isTask(problem) ? 'seeds' : 'instances') {
  return { over, count: countField(problem, over).default } as const satisfies EvidencePlan;
}

/** The number of trials as a setting, for controls and checks. */
export function countField(problem: Problem, over: EvidencePlan['over']) {
  const max = over === 'instances' ? Math.min(TRIALS.most, instanceCount(problem)) : TRIALS.most;
  return {
    kind: 'integer',
    label: 'Trials',
    help: 'Runs of each lane, every one with a seed of its own. Differences between strategies show only over many.',
    unit: 'runs each',
    min: TRIALS.least,
    max,
    scale: 'log',
    default: Math.min(TRIALS.usual, max),
  } as const satisfies NumberField;
}

/**
 * Reads `over` and `count`.
 * @throws InputError when one cannot be read
 */
export function readEvidence(
  problem: Problem,
  { over, count }: { readonly over?: unknown; readonly count?: unknown },
  issues: Issue[],
): EvidencePlan {
  const wanted = over === undefined ? usualEvidence(problem).over : OVER.find((known) => known === over);
  if (!wanted) {
    throw new InputError(`over is ${quote(over)}, but it can only be one of: ${OVER.join(', ')}.`, 'over');
  }
  const able = wanted === 'seeds' || instanceCount(problem) >= TRIALS.least;
  if (!able) {
    const message = `${problem.name} has only one instance, so trials cannot go over several; they go over seeds.`;
    issues.push({ key: 'over', message });
  }
  const used = able ? wanted : 'seeds';
  const field = countField(problem, used);
  const scarce = field.max < TRIALS.most;
  const why = scarce ? `, since ${problem.name} has ${instanceCount(problem)} instances` : '';
  return { over: used, count: readNumber('count', count, field, { dimension: 0 }, issues, why) };
}
