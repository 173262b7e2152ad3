import { expose, transfer } from 'comlink';
import type { DrawAddress } from '../../core/population/plan.ts';
import type { EvaluateTask, Evaluator, FoldTask } from '../../engines/evaluator.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import { WasmEngine, type Evaluated } from '../../engines/wasm/engine.ts';
import { Kernels } from '../../kernels/kernels.ts';

/** The worker's end of an evaluator. */
export class EvaluatorHost implements Evaluator {
  #kernels: Kernels | null = null;
  #engine: WasmEngine | null = null;
  /** The task evaluated last: its plan object is the one the engine keeps steps for. */
  #held: EvaluateTask | null = null;

  /** @param adapt makes a port of this platform usable by comlink */
  constructor(private readonly adapt: (port: MessagePort) => Parameters<typeof expose>[1]) {}

  /** Instantiates the kernels and serves the run at the other end of the port; earlier ports go unanswered. */
  serve(module: WebAssembly.Module, port: MessagePort): void {
    this.#kernels ??= new Kernels(module);
    expose(this, this.adapt(port));
  }

  /** Answers as long as the worker's event loop is alive. */
  ping(): true {
    return true;
  }

  prepare(setting: EngineSetting): Promise<void> {
    if (!this.#kernels) return Promise.reject(new Error('The evaluator has no kernels yet: serve comes first.'));
    this.#engine?.release();
    this.#held = null;
    this.#engine = new WasmEngine(this.#kernels, setting);
    return Promise.resolve();
  }

  evaluate(task: EvaluateTask): Promise<Evaluated> {
    this.#held = task;
    const { plan, address, from, to } = task;
    const { costs, penalties, outcomes } = this.#ready().evaluate(plan, address, from, to);
    const own: Evaluated = {
      costs: costs.slice(),
      penalties: penalties?.slice() ?? null,
      outcomes: outcomes?.slice() ?? null,
    };
    const arrays = [own.costs, own.penalties, own.outcomes].filter((array) => array !== null);
    return Promise.resolve(
      transfer(
        own,
        arrays.map(({ buffer }) => buffer as ArrayBuffer),
      ),
    );
  }

  fold({ plan, address, requests, fromChunk, toChunk }: FoldTask): Promise<readonly Float64Array[]> {
    const held = this.#held && same(this.#held.address, address) ? this.#held.plan : plan;
    const sums = requests.map((request) => this.#ready().fold(held, address, request, fromChunk, toChunk));
    return Promise.resolve(
      transfer(
        sums,
        sums.map(({ buffer }) => buffer as ArrayBuffer),
      ),
    );
  }

  #ready(): WasmEngine {
    if (!this.#engine) throw new Error('The evaluator was not prepared for a run.');
    return this.#engine;
  }
}

function same(a: DrawAddress, b: DrawAddress): boolean {
  return a.generation === b.generation && a.seed === b.seed && a.repetition === b.repetition;
}
