import { BBOB_PROBLEMS } from './bbob/registry.ts';
import { findTask } from './tasks/registry.ts';
import type { Problem } from './problem.ts';

/**
 * Every function, in the order of menus. Adding one is adding its entry and a line here. Tasks have a list of their own, since
 * they have neither a landscape nor a dimension to choose; menus show them on a shelf of their own.
 */
export const PROBLEMS: readonly Problem[] = [...BBOB_PROBLEMS];

/** The function or task with this id, or undefined. */
export function findProblem(id: string): Problem | undefined {
  return PROBLEMS.find((problem) => problem.id === id) ?? findTask(id);
}

/**
 * The function or task with this id.
 * @throws Error for an id that is not in the registry; ids from outside are checked at the border
 */
export function problemOf(id: string): Problem {
  const problem = findProblem(id);
  if (!problem) throw new Error(`There is no problem "${id}".`);
  return problem;
}
