import { KERNELS_REVISION } from '../../kernels/kernels.ts';
import { problemOf } from '../problems/registry.ts';
import { strategyOf } from '../strategies/registry.ts';
import { RESTART_REVISION } from '../strategies/restart.ts';
import type { RunDescription } from './description.ts';

/** Changes when the run loop or the digest would give the same description another result. */
export const RUN_REVISION = 1;

/** The revision of each part that a run's numbers come from. */
export interface Revisions {
  readonly run: number;
  readonly kernels: number;
  readonly problem: number;
  readonly strategy: number;
  readonly restart: number;
}

/** The parts in the order in which a link lists them. */
export const REVISION_PARTS = ['run', 'kernels', 'problem', 'strategy', 'restart'] as const;

/** What this build would run a description with. */
export function revisionsOf({ problem, strategy }: RunDescription): Revisions {
  return {
    run: RUN_REVISION,
    kernels: KERNELS_REVISION,
    problem: problemOf(problem).revision,
    strategy: strategyOf(strategy).revision,
    restart: RESTART_REVISION,
  };
}

/** "cma-es r1, this build has r2" for each part that differs; empty when none does. */
export function compareRevisions(description: RunDescription, made: Revisions): readonly string[] {
  const here = revisionsOf(description);
  const names = {
    run: 'run loop',
    kernels: 'kernels',
    problem: description.problem,
    strategy: description.strategy,
    restart: 'restarts',
  };
  return REVISION_PARTS.filter((part) => made[part] !== here[part]).map(
    (part) => `made with ${names[part]} r${made[part]}, this build has r${here[part]}`,
  );
}
