import type { Tensor } from '@tensorflow/tfjs-core';
import type { DrawAddress } from '../../core/population/plan.ts';

/** Costs of a population on the device. The caller disposes of what it gets. */
export interface GpuEvaluated {
  /** [size]: cost in the sense of the reference engine: f − f_opt, or the ceiling of returns minus the mean return. */
  readonly costs: Tensor;
  /** [size, outcomes]: what a task tells besides about each individual; null where it tells nothing. */
  readonly outcomes: Tensor | null;
}

/** A cost function on the device, in float32. */
export interface GpuObjective {
  /** Numbers besides the cost that it tells about each individual; 0 where it tells nothing. */
  readonly outcomeSize: number;
  /** Where a cost depends on the generation: told before a generation's individuals are evaluated. */
  begin(address: DrawAddress): void;
  /**
   * Costs of a population; disposes of everything but what it returns.
   * @param points [dimension, size], coordinate-major: coordinate j of individual i is element j·size + i, so that
   *        neighbouring threads read neighbouring numbers
   */
  evaluate(points: Tensor): GpuEvaluated;
  release(): void;
}
