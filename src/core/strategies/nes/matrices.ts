import { SymmetricEigen } from '../../../kernels/eigen.ts';
import type { Kernels } from '../../../kernels/kernels.ts';

/**
 * e^S of a symmetric matrix, n², row-major: V·diag(e^λ)·Vᵀ with its eigenvectors and eigenvalues.
 * @param matrix its upper triangle is not read
 * @returns null where the matrix holds numbers that are not finite
 */
export function exponential(matrix: Float64Array, n: number, kernels: Kernels): Float64Array | null {
  const eigen = SymmetricEigen.for(kernels, n);
  if (!eigen.decompose(matrix)) return null;
  const { values, vectors } = eigen;
  const out = new Float64Array(n * n);
  for (let axis = 0; axis < n; axis++) {
    const stretch = kernels.call.exp(values[axis]);
    for (let i = 0; i < n; i++) {
      const scaled = stretch * vectors[axis * n + i];
      for (let j = 0; j < n; j++) out[i * n + j] += scaled * vectors[axis * n + j];
    }
  }
  return out;
}

/** A·B of two n × n matrices, row-major. */
export function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const scale = a[i * n + k];
      for (let j = 0; j < n; j++) out[i * n + j] += scale * b[k * n + j];
    }
  }
  return out;
}

/** The lower triangle of A·Aᵀ. */
export function gramian(a: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[i * n + k] * a[j * n + k];
      out[i * n + j] = sum;
    }
  }
  return out;
}
