import type { EvaluateTask, Evaluator, FoldTask } from '../../engines/evaluator.ts';
import type { EngineSetting, Evaluated } from '../../engines/wasm/engine.ts';
import { Remote } from '../remote.ts';
import type { EvaluatorHost } from './evaluator-host.ts';
import type { Endpoint } from 'comlink';

const PATIENCE_MS = 20_000;

/** A run's end of a channel to an evaluator. */
export class EvaluatorLink implements Evaluator {
  readonly #remote: Remote<EvaluatorHost>;

  constructor(endpoint: Endpoint, index: number) {
    this.#remote = new Remote<EvaluatorHost>(endpoint, `Evaluator ${index + 1}`, PATIENCE_MS);
  }

  prepare(setting: EngineSetting): Promise<void> {
    return this.#remote.call('prepare', setting);
  }

  evaluate(task: EvaluateTask): Promise<Evaluated> {
    return this.#remote.call('evaluate', task);
  }

  fold(task: FoldTask): Promise<readonly Float64Array[]> {
    return this.#remote.call('fold', task);
  }

  /** Rejects whatever is in flight: the worker at the other end is gone. */
  close(reason: string): void {
    this.#remote.close(reason);
  }
}
