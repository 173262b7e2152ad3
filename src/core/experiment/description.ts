import type { Bounds } from '../population/plan.ts';

/** Where the first search begins: a uniform draw from the box, its centre of coordinates, or a given point. */
export type Start = 'uniform' | 'zero' | readonly number[];

/** Which engine evaluates; the WebAssembly engine is the reference that every digest refers to. */
export type EngineId = 'wasm';

/** Everything that decides a run's numbers, complete and valid: what `resolve` makes of settings. */
export interface RunDescription {
  readonly problem: string;
  readonly dim: number;
  readonly instance: number;
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
}
