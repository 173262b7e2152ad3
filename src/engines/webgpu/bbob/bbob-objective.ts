import type { Tensor } from '@tensorflow/tfjs-core';
import { Bbob } from '../../../kernels/bbob.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import type { Gpu } from '../gpu.ts';
import type { GpuEvaluated, GpuObjective } from '../objective.ts';
import type { Program } from '../program.ts';
import frame from './frame.wgsl?raw';
import { FUNCTIONS } from './functions.ts';
import main from './main.wgsl?raw';
import { numbersOf, type Numbers } from './numbers.ts';

/**
 * A function of the suite: one thread an individual, everything fused. It computes f − f_opt itself, never as a difference,
 * and takes x − x_opt exactly, so that what float32 loses is a share of the cost (`TOLERANCES`), also near the optimum.
 */
export class GpuBbobObjective implements GpuObjective {
  readonly outcomeSize = 0;
  readonly #numbers: Numbers;
  readonly #uploaded: Tensor;

  /**
   * @param number 1 to 24
   * @throws RangeError when the suite does not define such a problem
   */
  constructor(
    private readonly gpu: Gpu,
    kernels: Kernels,
    private readonly number: number,
    dimension: number,
    instance: number,
  ) {
    const problem = Bbob.create(kernels, number, dimension, instance);
    this.#numbers = numbersOf(problem.numbers());
    problem.release();
    this.#uploaded = gpu.upload(this.#numbers.values, [this.#numbers.values.length]);
  }

  begin(): void {
    // A cost is the same in every generation.
  }

  evaluate(points: Tensor): GpuEvaluated {
    return { costs: this.gpu.run(this.#program(points.shape[1]!), [points, this.#uploaded]), outcomes: null };
  }

  release(): void {
    this.#uploaded.dispose();
  }

  #program(population: number): Program {
    const constants = Object.entries(this.#numbers.constants).map(([name, value]) => `const ${name} = ${value};`);
    return {
      name: `bbob-f${this.number}`,
      key: constants.join(' '),
      outputShape: [population],
      variableNames: ['points', 'numbers'],
      userCode: [...constants, frame, ...FUNCTIONS[this.number - 1], main].join('\n'),
    };
  }
}
