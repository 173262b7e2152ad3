import type { Problem } from './problem.ts';

export const PROBLEMS: readonly Problem[] = Array.from({ length: 24 }, (_, k) => ({
  id: `bbob-f${k + 1}`,
  name: `f${k + 1}`,
  group: 'Separable',
  revision: 1,
  lower: -5,
  upper: 5,
  dimensions: [2, 40],
  instances: [1, 200000],
  suite: 'bbob',
}));

/** The problem with this id, or undefined. */
export function findProblem(id: string): Problem | undefined {
  return PROBLEMS.find((problem) => problem.id === id);
}

/**
 * The problem with this id.
 * @throws Error for an id that is not in the registry; ids from outside are checked at the border
 */
export function problemOf(id: string): Problem {
  const problem = findProblem(id);
  if (!problem) throw new Error(`There is no problem "${id}".`);
  return problem;
}
