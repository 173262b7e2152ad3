import type { Architecture } from '../../../core/policies/policy.ts';
import { PolicyKernel } from '../../../kernels/policy.ts';
import type { ActingStage } from './stage.ts';

/**
 * What goes on in a network: each layer is the end of a shorter network with the same first weights, so the kernels that
 * act also tell the numbers between layers.
 */
export class Insight {
  /** Inputs, hidden neurons and outputs in all. */
  readonly size: number;
  readonly #layers: readonly PolicyKernel[];
  readonly #out;

  constructor(private readonly stage: ActingStage) {
    const { sizes, activation } = stage.architecture;
    this.#layers = sizes.slice(1).map((_, k) => new PolicyKernel(stage.kernels, beginning(stage.architecture, k + 1)));
    this.#out = stage.kernels.float64(Math.max(...sizes));
    this.size = sizes.reduce((sum, width) => sum + width, 0);
    this.#bends = activation === 'relu';
  }

  readonly #bends: boolean;

  /** Writes what the stage's policy sees and thinks of `seen`, from `at` on: inputs as they are, then layer by layer. */
  read(into: Float32Array, at: number): void {
    const { kernels, kernel, seen, architecture, tile } = this.stage;
    const { sizes } = architecture;
    into.set(seen.values, at);
    let next = at + sizes[0];
    for (let k = 1; k < sizes.length; k++) {
      const width = sizes[k];
      const { pointer } = this.#layers[k - 1];
      kernels.call.policyAct(pointer, tile, seen.pointer, kernel.observationSize, this.#out.pointer, width);
      const { values } = this.#out;
      const hidden = k < sizes.length - 1;
      for (let j = 0; j < width; j++) into[next + j] = hidden && this.#bends ? Math.max(0, values[j]) : values[j];
      next += width;
    }
  }

  release(): void {
    this.#layers.forEach((layer) => layer.release());
    this.#out.release();
  }
}

/** The network up to layer `layers`, whose numbers are given out as they stand there. */
function beginning({ sizes, activation, inputScales }: Architecture, layers: number) {
  const bent = layers < sizes.length - 1 && activation === 'tanh';
  const output = bent ? ('tanh' as const) : ('linear' as const);
  return { sizes: sizes.slice(0, layers + 1), activation, output, scale: 1, inputScales };
}
