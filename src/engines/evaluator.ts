import type { SumRequest } from '../core/population/fold.ts';
import type { DrawAddress, Plan } from '../core/population/plan.ts';
import type { EngineSetting } from './setting.ts';
import type { Evaluated } from './wasm/engine.ts';

/** A slice of a generation to evaluate: individuals from ≤ i < to. */
export interface EvaluateTask {
  readonly plan: Plan;
  readonly address: DrawAddress;
  readonly from: number;
  readonly to: number;
}

/** Chunks of a generation to fold; each request carries the weights of these chunks' individuals only. */
export interface FoldTask {
  readonly plan: Plan;
  readonly address: DrawAddress;
  readonly requests: readonly SumRequest[];
  readonly fromChunk: number;
  readonly toChunk: number;
}

/** Something on another thread that evaluates slices. Every promise settles: a lost evaluator rejects. */
export interface Evaluator {
  prepare(setting: EngineSetting): Promise<void>;
  evaluate(task: EvaluateTask): Promise<Evaluated>;
  /** Partial sums of each request, chunk after chunk. */
  fold(task: FoldTask): Promise<readonly Float64Array[]>;
}
