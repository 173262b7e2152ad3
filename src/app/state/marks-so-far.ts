import { markOf } from '../../core/experiment/result.ts';
import { MOST_MARKS } from '../../core/experiment/trace.ts';
import type { Marks } from '../../core/experiment/verify.ts';
import type { RunView } from './session.svelte.ts';

/** The marks that a claim of these runs will have, as far as they have come. */
export function marksSoFar(runs: readonly (Pick<RunView, 'snapshot'> | undefined)[], repetitions: number): Marks {
  if (repetitions === 1) return runs[0]?.snapshot.marks ?? [];
  return runs.slice(0, MOST_MARKS).map((run) => (run?.snapshot.result ? markOf(run.snapshot.result) : undefined));
}
