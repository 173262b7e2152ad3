import { ADEQUATE_STRUCTURE } from './adequate-structure.ts';
import { HIGH_CONDITIONING } from './high-conditioning.ts';
import { MODERATE_CONDITIONING } from './moderate-conditioning.ts';
import { BBOB_GROUPS, bbobProblem, type BbobProblem } from './problem.ts';
import { SEPARABLE } from './separable.ts';
import { WEAK_STRUCTURE } from './weak-structure.ts';

const ENTRIES = [SEPARABLE, MODERATE_CONDITIONING, HIGH_CONDITIONING, ADEQUATE_STRUCTURE, WEAK_STRUCTURE];

/** The 24 functions of the noiseless BBOB suite, in order. */
export const BBOB_PROBLEMS: readonly BbobProblem[] = ENTRIES.flatMap((entries, group) =>
  entries.map((entry) => bbobProblem(BBOB_GROUPS[group], entry)),
);
