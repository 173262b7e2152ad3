import type { RunDescription } from '../../core/experiment/description.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { findProblem, PROBLEMS } from '../../core/problems/registry.ts';

const FIRST = { problem: 'bbob-f8', dim: 2 };

/** What a first visit shows. */
export function firstDescription(): RunDescription {
  const problem = findProblem(FIRST.problem) ? FIRST.problem : PROBLEMS[0].id;
  return resolve({ ...FIRST, problem }).description;
}
