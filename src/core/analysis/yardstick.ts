import type { RunDescription } from '../experiment/description.ts';
import { evaluationGrid } from './grid.ts';
import { targetsOf, toldOf } from './targets.ts';

/** What all runs of a race are measured by; it follows from what its lanes share. */
export interface Yardstick {
  /** Costs, from the easiest to the hardest, which is the race's own target. */
  readonly targets: Float64Array;
  /** Places of the targets that tables tell; the last of them is the last. */
  readonly told: readonly number[];
  /** Evaluations at which costs are noted, the budget last. */
  readonly grid: Float64Array;
}

/** The yardstick of a race: any of its lanes' descriptions gives the same. */
export function yardstickOf(
  description: Pick<RunDescription, 'problem' | 'task' | 'target' | 'evaluations'>,
): Yardstick {
  const targets = targetsOf(description);
  return { targets, told: toldOf(targets, description), grid: evaluationGrid(description.evaluations) };
}
