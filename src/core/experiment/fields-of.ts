import type { Problem } from '../problems/problem.ts';
import { problemOf } from '../problems/registry.ts';
import { isTask, type Task } from '../problems/task.ts';
import { strategyOf } from '../strategies/registry.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { RunDescription } from './description.ts';
import { defaultOf, type Field, type Fields } from './fields.ts';
import { problemFields, RUN_FIELDS } from './schema.ts';
import { hiddenText, taskFields } from './task-settings.ts';

/** Every setting that is a number or a choice, by key, for this problem and strategy: what controls and words are made from. */
export function fieldsOf(problem: Problem, strategy: Strategy): Fields {
  const own = problemFields(problem);
  if (!isTask(problem)) return { ...own, ...strategy.parameters, ...RUN_FIELDS };
  return { ...own, ...taskFields(problem), ...strategy.parameters, ...RUN_FIELDS, ...taskWords(problem) };
}

/** What settings of every problem mean for a task, in the words and units of tasks. */
function taskWords(task: Task): Fields {
  const { score, testEpisodes } = task;
  const label = score.label.toLowerCase();
  const where = testEpisodes > 1 ? `, on ${testEpisodes} fixed test episodes` : '';
  return {
    instance: {
      ...problemFields(task).instance,
      help: 'Which variant of the task; its rules say in what they differ.',
    },
    evaluations: {
      ...RUN_FIELDS.evaluations,
      help: 'Policies tried after which the run ends, if the task is not solved before.',
      unit: 'policies tried',
    },
    target: { ...RUN_FIELDS.target, help: `Where the task counts as solved: ${label}${where}.`, unit: label },
  };
}

/** A task's own default of a field of the run: its target is where it counts as solved. */
export function presetOf(key: string, problem: Problem, instance: number): number | undefined {
  return key === 'target' && isTask(problem) ? problem.score.solved(instance) : undefined;
}

/** The value that a setting of this description has when nothing is said about it. */
export function usualOf(key: string, field: Field, { problem, dim, instance }: RunDescription): number | string {
  const of = problemOf(problem);
  return presetOf(key, of, instance) ?? defaultOf(field, { dimension: dim, task: isTask(of) });
}

/** Every value of a description by the key that sets it, except its changes; hidden layers as links write them. */
export function valuesOf(description: RunDescription): Readonly<Record<string, unknown>> {
  const { parameters, task, ...rest } = description;
  const network = task ? { ...task, hidden: hiddenText(task.hidden) } : {};
  return { ...rest, ...network, ...parameters, changes: undefined };
}

/** The fields of a description's own problem and strategy. */
export function fieldsIn({ problem, strategy }: RunDescription): Fields {
  return fieldsOf(problemOf(problem), strategyOf(strategy));
}
