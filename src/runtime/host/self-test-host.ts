import {
  readReference,
  referenceError,
  referencePoints,
  type ReferenceProblem,
} from '../../core/problems/bbob/reference.ts';
import { engineSetting } from '../../engines/setting.ts';
import { WasmEngine } from '../../engines/wasm/engine.ts';
import { Kernels } from '../../kernels/kernels.ts';

/** What came of the problems of one function. */
export interface FunctionReport {
  /** 1 to 24. */
  readonly f: number;
  readonly problems: number;
  readonly values: number;
  /** Problems in which an error is larger than rounding may explain, as "dimension 5, instance 2". */
  readonly failures: readonly string[];
  /** Largest error as a share of what rounding may explain. */
  readonly worst: number;
}

/** The worker's end of the self-test: evaluates with the engine that runs use, and compares. */
export class SelfTestHost {
  #kernels: Kernels | null = null;
  #problems: readonly ReferenceProblem[] = [];

  /**
   * Takes the reference values.
   * @returns numbers of the functions that can be checked, in order
   * @throws Error with a sentence when the text is not what it should be
   */
  open(module: WebAssembly.Module, text: string): readonly number[] {
    this.#kernels = new Kernels(module);
    this.#problems = readReference(text);
    return [...new Set(this.#problems.map(({ f }) => f))].sort((a, b) => a - b);
  }

  /** Checks all problems of a function. */
  check(f: number): FunctionReport {
    const problems = this.#problems.filter((problem) => problem.f === f);
    const errors = problems.map((problem) => this.#errorOf(problem));
    const failures = problems.filter((_, k) => !(errors[k] <= 1)).map(({ d, i }) => `dimension ${d}, instance ${i}`);
    const values = problems.reduce((sum, { y }) => sum + y.length, 0);
    return { f, problems: problems.length, values, failures, worst: Math.max(...errors) };
  }

  #errorOf(problem: ReferenceProblem): number {
    if (!this.#kernels) throw new Error('The self-test has not been opened.');
    const setting = engineSetting({
      problem: `bbob-f${problem.f}`,
      dim: problem.d,
      instance: problem.i,
      bounds: 'none',
    });
    const engine = new WasmEngine(this.#kernels, setting);
    try {
      return referenceError(problem, engine.optimum, engine.costs(Float64Array.from(referencePoints(problem).flat())));
    } finally {
      engine.release();
    }
  }
}
