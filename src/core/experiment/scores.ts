import { scoreOf, type Task } from '../problems/task.ts';

/** The score of each individual of a task that shows it in training. */
export function scoresOf(task: Task, costs: Float64Array, outcomes: Float64Array): Float64Array {
  const width = outcomes.length / costs.length;
  return costs.map((cost, i) => scoreOf(task, task.ceiling - cost, outcomes.subarray(i * width, (i + 1) * width)));
}

/** The lowest of these numbers that is one; NaN where none is. */
export function leastOf(numbers: Float64Array): number {
  let least = NaN;
  for (const number of numbers) if (Number.isNaN(least) || number < least) least = number;
  return least;
}
