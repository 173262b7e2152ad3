import type { Kernels } from './kernels.ts';

/** Eigendecomposition of symmetric matrices of one size, with its working memory. */
export class SymmetricEigen {
  readonly #matrix;
  readonly #values;
  readonly #scratch;

  private constructor(
    private readonly kernels: Kernels,
    readonly size: number,
  ) {
    this.#matrix = kernels.float64(size * size);
    this.#values = kernels.float64(size);
    this.#scratch = kernels.float64(size);
  }

  static readonly #made = new WeakMap<Kernels, Map<number, SymmetricEigen>>();

  /** The one instance for this memory and size; it lives as long as the kernels. */
  static for(kernels: Kernels, size: number): SymmetricEigen {
    let sizes = this.#made.get(kernels);
    if (!sizes) this.#made.set(kernels, (sizes = new Map<number, SymmetricEigen>()));
    let solver = sizes.get(size);
    if (!solver) sizes.set(size, (solver = new SymmetricEigen(kernels, size)));
    return solver;
  }

  /**
   * Decomposes a symmetric matrix, row-major; its upper triangle is not read.
   * @returns false when the matrix holds numbers that are not finite
   */
  decompose(matrix: Float64Array): boolean {
    const target = this.#matrix.values;
    const { size } = this;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) target[i * size + j] = target[j * size + i] = matrix[i * size + j];
    }
    const { pointer } = this.#matrix;
    return this.kernels.call.symmetricEigen(size, pointer, this.#values.pointer, this.#scratch.pointer) === 1;
  }

  /** Eigenvalues in ascending order; valid until the next decomposition. */
  get values(): Float64Array {
    return this.#values.values;
  }

  /** Unit eigenvectors, one in each row, in the order of `values`; valid until the next decomposition. */
  get vectors(): Float64Array {
    return this.#matrix.values;
  }
}
