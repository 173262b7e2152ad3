import { scoreOf, type Task } from '../../core/problems/task.ts';
import { measureOf } from './measure.ts';
import { count } from './numbers.ts';
import { returnText } from './watching.ts';

/** What somebody has come to by some step of an episode. */
export interface Reached {
  /** The return so far. */
  readonly sum: number;
  /** The outcomes of the state at that step, in the order of the task. */
  readonly outcomes: ArrayLike<number>;
}

/** Where somebody who drives stands beside a policy on the same start. */
export interface Standing {
  readonly task: Task;
  readonly instance: number;
  readonly steps: number;
  readonly over: boolean;
  readonly own: Reached;
  /** Null while there is none, or before it has begun. */
  readonly policy: Reached | null;
}

/** Somebody who drives is measured as a policy is: by the score of the task. */
function costOf(task: Task, { sum, outcomes }: Reached): number {
  return scoreOf(task, sum, outcomes);
}

function reachedText(task: Task, reached: Reached): string {
  return task.score.of === 'return'
    ? returnText(reached.sum)
    : measureOf({ problem: task.id }).written(costOf(task, reached));
}

/** Whether this solves a task that is judged by a single episode; where there is a test, one episode says too little. */
function solves({ task, instance }: Standing, reached: Reached): boolean {
  const { score, testEpisodes } = task;
  return score.of !== 'return' && testEpisodes === 0 && costOf(task, reached) <= score.solved(instance);
}

/** What is said as soon as somebody has solved a task, which nothing can undo; empty before. */
export function handSolved(standing: Standing): string {
  const { task, instance, own } = standing;
  if (!solves(standing, own)) return '';
  const { name, goal, upwards } = measureOf({ problem: task.id });
  return `Solved: a ${name} of ${goal(task.score.solved(instance))} or ${upwards ? 'more' : 'less'}.`;
}

/** How somebody did beside a policy, in a sentence or two. */
export function handScore(standing: Standing): string {
  const { task, steps, over, own, policy } = standing;
  const after = `after ${count(steps)} ${steps === 1 ? 'step' : 'steps'}`;
  const { score, outcomes } = task;
  const what = score.of === 'return' ? 'return' : outcomes[score.outcome].label.toLowerCase();
  // Before the first step there is nothing that an outcome could tell.
  if (!Number.isFinite(costOf(task, own))) return 'You have not moved yet.';
  const mine = `You: ${what} ${reachedText(task, own)} ${after}.${solves(standing, own) ? ' Solved.' : ''}`;
  if (!policy) return mine;
  const beside = `${mine} The policy ${over ? 'from the same start' : 'by then'}: ${reachedText(task, policy)}.`;
  return beside + verdict(standing, policy);
}

function verdict(standing: Standing, policy: Reached): string {
  const { task, over, own } = standing;
  if (over && solves(standing, own) && solves(standing, policy)) return ' Both solved it.';
  const lead = costOf(task, policy) - costOf(task, own);
  if (lead === 0) return over ? ' A draw.' : '';
  if (over) return lead > 0 ? ' You did better.' : ' It did better.';
  return lead > 0 ? ' You are ahead.' : ' It is ahead.';
}
