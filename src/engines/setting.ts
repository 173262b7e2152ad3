import type { RunDescription } from '../core/experiment/description.ts';
import { problemOf } from '../core/problems/registry.ts';

/** The part of a run description that an engine needs: which costs, and what happens outside the box. */
export interface EngineSetting {
  readonly problem: string;
  readonly dim: number;
  readonly instance: number;
  /** Policy and episodes, where the problem is a task. */
  readonly task?: RunDescription['task'];
  readonly bounds: RunDescription['bounds'];
  readonly lower: number;
  readonly upper: number;
}

/** That part of a description. */
export function engineSetting({
  problem,
  dim,
  instance,
  task,
  bounds,
}: Omit<EngineSetting, 'lower' | 'upper'>): EngineSetting {
  const { lower, upper } = problemOf(problem);
  return { problem, dim, instance, ...(task ? { task } : {}), bounds, lower, upper };
}
