import { COLUMN } from '../../core/experiment/history.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask } from '../../core/problems/task.ts';
import { measureOf } from './measure.ts';
import { count } from './numbers.ts';
import { someReached } from './questions-alike.ts';
import type { Asked, QuestionRule } from './questions.ts';

/** Returns of a generation differ clearly when its best is this far, in shares of the largest seen, from its median. */
const APART = 0.2;
/** A spread has shrunk, or has not. */
const GATHERED = 3;

/** What can be asked about a task before anybody has tried it. */
export const TASK_BEFORE: readonly QuestionRule[] = [
  {
    id: 'hard',
    about: 'place',
    ask: () => 'Read the rules of the task. What must a policy do first to be paid more than one that acts at random?',
  },
  {
    id: 'guess-tries',
    about: 'cost',
    ask: ({ description }) =>
      `How many networks with random weights would have to be tried until one solves the task? The budget is ${count(description.evaluations)}.`,
  },
  {
    id: 'follow',
    about: 'next',
    ask: () => 'Follow the link and press play. What surprises you?',
  },
];

/** What can be asked about a run of a task. */
export const TASK_AFTER: readonly QuestionRule[] = [
  someReached('some-solved', 'solved the task'),
  {
    id: 'flat-start',
    about: 'steps',
    plot: 'return',
    ask: (asked) =>
      firstSpread(asked) === 0
        ? 'In the first generation everybody has the same return. What can selection go by then, and what breaks the tie?'
        : '',
  },
  {
    id: 'luck',
    about: 'cost',
    plot: 'return',
    ask: (asked) =>
      noisy(asked) && firstSpread(asked) >= APART
        ? 'The best of a generation often earns more than the test afterwards says. Why, and how would more episodes change that?'
        : '',
  },
  {
    id: 'gathers',
    about: 'spread',
    plot: 'diversity',
    ask: ({ diversity }) =>
      diversity && diversity.last <= diversity.first / GATHERED
        ? 'How much closer together are the networks of the last generation than those of the first? What is good and what is bad about it?'
        : '',
  },
  {
    id: 'unsolved',
    about: 'next',
    ask: ({ results, description }) =>
      results.length > 0 && results.every(({ reason }) => reason !== 'target')
        ? `The target, ${measureOf(description).goal(description.target)}, was not reached. Which setting would you change, and why? Follow the link and try.`
        : '',
  },
  {
    id: 'smaller',
    about: 'next',
    ask: ({ description, results }) =>
      results.length > 0 && (description.task?.hidden.length ?? 0) > 0
        ? 'Is a smaller network enough? Follow the link, take “none” as hidden layers, and compare.'
        : '',
  },
  {
    id: 'seed',
    about: 'next',
    ask: () => 'Follow the link and take another seed. What changes, and what stays the same?',
  },
];

function noisy({ description }: Asked): boolean {
  const task = problemOf(description.problem);
  return isTask(task) && task.noisy && task.score.of === 'return';
}

/** How far the best of the first generation is from its median, in shares of the largest cost; NaN without one. */
function firstSpread({ snapshot }: Asked): number {
  if (!snapshot || snapshot.history.length === 0) return NaN;
  const { values } = snapshot.history;
  const [best, median] = [values[COLUMN.best], values[COLUMN.median]];
  return best === median ? 0 : (median - best) / median;
}
