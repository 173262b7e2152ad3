import type { KernelArray } from '../../kernels/array.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { Purpose } from './purposes.ts';

const TWO_TO_MINUS_32 = 2.3283064365386963e-10;

/**
 * A run's random numbers, addressed and never consumed: Philox4x32-10 with key (seed, repetition) and counter
 * (block, individual, generation, purpose). A draw can be made anywhere and in any order, always with the same result.
 */
export class Stream {
  readonly #words;
  /** One place for four words in each memory: a draw is copied out before anybody makes the next. */
  static readonly #places = new WeakMap<Kernels, KernelArray<Uint32Array<ArrayBuffer>>>();

  /** @param seed, repetition unsigned 32-bit integers; 0 is as good as any other. */
  constructor(
    private readonly kernels: Kernels,
    readonly seed: number,
    readonly repetition: number,
  ) {
    let words = Stream.#places.get(kernels);
    if (!words) Stream.#places.set(kernels, (words = kernels.uint32(4)));
    this.#words = words;
  }

  /** Four uniform unsigned 32-bit words. The array is reused by the next call. */
  words(purpose: Purpose, generation: number, individual: number, block = 0): Uint32Array {
    this.kernels.call.philox(block, individual, generation, purpose, this.seed, this.repetition, this.#words.pointer);
    return this.#words.values;
  }

  /** Fills `out` with uniform draws in (0, 1): (k + ½)/2³² for each 32-bit word k. */
  uniforms(purpose: Purpose, generation: number, individual: number, out: Float64Array): void {
    for (let i = 0; i < out.length; i += 4) {
      const words = this.words(purpose, generation, individual, i >> 2);
      for (let w = 0; w < 4 && i + w < out.length; w++) out[i + w] = (words[w] + 0.5) * TWO_TO_MINUS_32;
    }
  }
}
