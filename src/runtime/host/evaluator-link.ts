import type { Endpoint } from 'comlink';
import type { MutantsPlan } from '../../core/population/plan.ts';
import type { EvaluateTask, Evaluator, FoldTask } from '../../engines/evaluator.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import { trimPlan } from '../../engines/trim-lineage.ts';
import type { Evaluated } from '../../engines/wasm/engine.ts';
import { Remote } from '../remote.ts';
import type { EvaluatorHost } from './evaluator-host.ts';

const PATIENCE_MS = 30_000;

/** A run's end of a channel to an evaluator. */
export class EvaluatorLink implements Evaluator {
  readonly #remote: Remote<EvaluatorHost>;
  /** Nodes of a lineage whose rows the evaluator has, and in which repetition. */
  #known: ReadonlySet<number> = new Set();
  #owner = '';

  constructor(endpoint: Endpoint, index: number) {
    this.#remote = new Remote<EvaluatorHost>(endpoint, `Evaluator ${index + 1}`, PATIENCE_MS);
  }

  prepare(setting: EngineSetting): Promise<void> {
    this.#known = new Set();
    return this.#remote.call('prepare', setting);
  }

  evaluate(task: EvaluateTask): Promise<Evaluated> {
    const { plan } = task;
    return plan.kind === 'mutants' ? this.#evaluateMutants(task, plan) : this.#remote.call('evaluate', task);
  }

  fold(task: FoldTask): Promise<readonly Float64Array[]> {
    return this.#remote.call('fold', task);
  }

  /** Rejects whatever is in flight: the worker at the other end is gone. */
  close(reason: string): void {
    this.#remote.close(reason);
  }

  /** Sends only what the evaluator lacks; it keeps the rows of the parents it was sent last. */
  async #evaluateMutants({ address, from, to }: EvaluateTask, plan: MutantsPlan): Promise<Evaluated> {
    const owner = `${address.seed}.${address.repetition}`;
    const known = owner === this.#owner ? this.#known : new Set<number>();
    this.#known = new Set();
    this.#owner = owner;
    const own = trimPlan(plan, from, to, known);
    const evaluated = await this.#remote.call('evaluate', { plan: own, address, from: 0, to: to - from });
    this.#known = new Set(Array.from(plan.parents, (node) => plan.lineage.born[node]));
    return evaluated;
  }
}
