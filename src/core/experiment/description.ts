import type { PolicyChoice } from '../policies/policy.ts';
import type { Bounds } from '../population/plan.ts';

/**
 * Where the first search begins: a uniform draw from the box, its centre of coordinates, a given point, or, for the weights of
 * a policy, where fresh ones are drawn.
 */
export type Start = 'uniform' | 'zero' | 'drawn' | readonly number[];

/** Which engine evaluates; the WebAssembly engine is the reference that every digest refers to. */
export type EngineId = 'wasm' | 'webgpu';

/** A setting that is another from the generation on that follows the first `generation` ones. */
export interface Change {
  /** Completed generations when it comes into force, at least 1. */
  readonly generation: number;
  /** A parameter of the strategy, or `seed`. */
  readonly key: string;
  readonly value: number | string;
}

/** What a task needs besides: a policy, and the episodes of a generation. */
export interface TaskChoice extends PolicyChoice {
  readonly episodes: number;
}

/** Everything that decides a run's numbers, complete and valid: what `resolve` makes of settings. */
export interface RunDescription {
  readonly problem: string;
  readonly dim: number;
  readonly instance: number;
  /** Present where the problem is a task. */
  readonly task?: TaskChoice;
  readonly strategy: string;
  /** Every parameter of the strategy. */
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly restart: 'none' | 'ipop' | 'bipop';
  readonly start: Start;
  readonly bounds: Bounds;
  /** Budgets: evaluations and generations at most, and the cost f − f_opt at which a run has succeeded. */
  readonly evaluations: number;
  readonly generations: number;
  readonly target: number;
  readonly seed: number;
  readonly repetitions: number;
  readonly engine: EngineId;
  /** What a language model replied, as links write it; missing where none was asked, or none has been yet. */
  readonly replies?: string;
  /** By generation; at most one of a setting at each. */
  readonly changes: readonly Change[];
}
