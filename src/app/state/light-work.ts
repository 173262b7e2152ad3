import type { RunDescription } from '../../core/experiment/description.ts';
import { isAsking } from '../../core/experiment/settings.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask } from '../../core/problems/task.ts';

/** Evaluations × dimension that take about a second. */
const LIGHT_WORK = 2e6;
/** Steps of a small network in a task that do. */
const LIGHT_STEPS = 3e6;

/** Whether so many evaluations are soon done, and need not be asked for. */
export function isLight(evaluations: number, description: Pick<RunDescription, 'dim' | 'problem' | 'task'>): boolean {
  const { dim, task } = description;
  const problem = problemOf(description.problem);
  if (task && isTask(problem) && evaluations * task.episodes * problem.limit > LIGHT_STEPS) return false;
  return evaluations * dim <= LIGHT_WORK;
}

/** Whether a result is run again as soon as its link is opened: it is soon done, and nobody has to be asked for anything. */
export function runsUnasked(description: RunDescription): boolean {
  if (isAsking(description) && !description.replies) return false;
  return isLight(description.evaluations * description.repetitions, description);
}
