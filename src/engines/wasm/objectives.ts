import type { Kernels } from '../../kernels/kernels.ts';
import { Bbob } from '../../kernels/bbob.ts';

/** A cost function in kernel memory. */
export interface Objective {
  readonly fopt: number;
  readonly xopt: Float64Array;
  /** Writes f − f_opt of 4·tiles individuals in tile layout. */
  evaluate(points: number, tiles: number, costs: number): void;
  release(): void;
}

/** Makes the cost function of a problem. */
export function objectiveOf(
  kernels: Kernels,
  { problem, dim, instance }: { problem: string; dim: number; instance: number },
): Objective {
  const bbob = /^bbob-f(\d+)$/.exec(problem);
  if (!bbob) throw new Error(`The WebAssembly engine has no kernel for "${problem}".`);
  return Bbob.create(kernels, Number(bbob[1]), dim, instance);
}
