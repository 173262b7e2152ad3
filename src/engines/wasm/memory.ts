import type { Kernels } from '../../kernels/kernels.ts';
import type { KernelArray } from '../../kernels/array.ts';

type Float64Memory = KernelArray<Float64Array<ArrayBuffer>>;

/** A float64 array in the kernels' memory that grows when more is asked for; growing forgets its content. */
export class Workspace {
  #array: Float64Memory | null = null;

  constructor(private readonly kernels: Kernels) {}

  /** At least `length` numbers; the pointer may change whenever more are asked for than before. */
  reserve(length: number): Float64Memory {
    if (!this.#array || this.#array.length < length) {
      this.#array?.release();
      this.#array = this.kernels.float64(length);
    }
    return this.#array;
  }

  release(): void {
    this.#array?.release();
    this.#array = null;
  }
}
