import type { Kernels } from './kernels.ts';

/** The numbers by which the kernel knows activations and outputs. */
const ACTIVATION = { linear: 0, tanh: 1, relu: 2 } as const;
const OUTPUT = { argmax: 0, linear: 1, tanh: 2 } as const;

/** A fully connected network as the kernel needs it; see core/policies/policy.ts. */
export interface Network {
  readonly sizes: readonly number[];
  readonly activation: keyof typeof ACTIVATION;
  readonly output: keyof typeof OUTPUT;
  readonly scale: number;
  readonly inputScales: readonly number[];
}

/** A network in the kernels' memory, without weights. It must be released by whoever made it. */
export class PolicyKernel {
  readonly pointer: number;
  readonly #inputs: number;
  readonly #outputs: number;

  constructor(
    private readonly kernels: Kernels,
    { sizes, activation, output, scale, inputScales }: Network,
  ) {
    const { call } = kernels;
    const layers = sizes.length - 1;
    this.#inputs = sizes[0];
    // The index of the largest output is one number.
    this.#outputs = output === 'argmax' ? 1 : sizes[layers];
    const scaled = inputScales.some((factor) => factor !== 1) ? 1 : 0;
    const widest = Math.max(...sizes);
    this.pointer =
      call.policyCreate(layers, ACTIVATION[activation], OUTPUT[output], scale, widest, this.#inputs, scaled) >>> 0;
    const buffer = call.memory.buffer as ArrayBuffer;
    new Int32Array(buffer, call.policySizes(this.pointer) >>> 0, sizes.length).set(sizes);
    new Float64Array(buffer, call.policyInputScales(this.pointer) >>> 0, this.#inputs).set(inputScales);
  }

  /** The action that a network with these weights chooses for an observation. */
  act(weights: ArrayLike<number>, observation: readonly number[]): number[] {
    const tile = this.kernels.float64(4 * weights.length);
    const seen = this.kernels.float64(this.#inputs);
    const out = this.kernels.float64(this.#outputs);
    for (let j = 0; j < weights.length; j++) tile.values.fill(weights[j], 4 * j, 4 * j + 4);
    seen.values.set(observation);
    this.kernels.call.policyAct(this.pointer, tile.pointer, seen.pointer, this.#inputs, out.pointer, this.#outputs);
    const action = [...out.values];
    for (const array of [tile, seen, out]) array.release();
    return action;
  }

  release(): void {
    this.kernels.call.policyRelease(this.pointer);
  }
}
