import type { RunDescription } from '../core/experiment/description.ts';
import { problemOf } from '../core/problems/registry.ts';

/** The part of a run description that an engine needs: which costs, and what happens outside the box. */
export interface EngineSetting {
  readonly problem: string;
  readonly dim: number;
  readonly instance: number;
  readonly bounds: RunDescription['bounds'];
  readonly lower: number;
  readonly upper: number;
}

/** That part of a description. */
export function engineSetting({
  problem,
  dim,
  instance,
  bounds,
}: Omit<EngineSetting, 'lower' | 'upper'>): EngineSetting {
  const { lower, upper } = problemOf(problem);
  return { problem, dim, instance, bounds, lower, upper };
}
