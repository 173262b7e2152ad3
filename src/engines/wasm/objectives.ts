import type { Kernels } from '../../kernels/kernels.ts';
import { Bbob } from '../../kernels/bbob.ts';
import { findTask } from '../../core/problems/tasks/registry.ts';
import type { DrawAddress } from '../../core/population/plan.ts';
import type { EngineSetting } from '../setting.ts';
import { TaskObjective } from './task-objective.ts';

/** A part of a plane, painted row by row. */
export interface Slice {
  /** f − f_opt along the row at y, counted from the middle; the next row overwrites it. */
  paint(y: number): Float64Array;
  release(): void;
}

/** A cost function in kernel memory. */
export interface Objective {
  readonly fopt: number;
  readonly xopt: Float64Array;
  /** A short way to the costs over a part of a plane, see `Bbob.slice`; null where it has none for this part. */
  slice?(plane: readonly Float64Array[], xs: Float64Array, reachY: number): Slice | null;
  /** Numbers besides the cost that it tells about each individual; none where this is missing. */
  readonly outcomeSize?: number;
  /** Where a cost depends on the generation: told before a generation's individuals are evaluated. */
  begin?(address: DrawAddress): void;
  /**
   * Writes f − f_opt of 4·tiles individuals in tile layout.
   * @param outcomes receives those numbers, `outcomeSize` for each individual, from individual `at` on to its end
   */
  evaluate(points: number, tiles: number, costs: number, outcomes?: Float64Array | null, at?: number): void;
  release(): void;
}

/** Makes the cost function of a problem. */
export function objectiveOf(
  kernels: Kernels,
  { problem, dim, instance, task: choice }: Pick<EngineSetting, 'problem' | 'dim' | 'instance' | 'task'>,
): Objective {
  const bbob = /^bbob-f(\d+)$/.exec(problem);
  if (bbob) return Bbob.create(kernels, Number(bbob[1]), dim, instance);
  const task = findTask(problem);
  if (!task || !choice) throw new Error(`The WebAssembly engine has no kernel for "${problem}".`);
  return new TaskObjective(kernels, task, instance, choice, choice.episodes);
}
