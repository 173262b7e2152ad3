import type { SearchShape } from '../strategies/strategy.ts';

/** Of a variance that is a smaller share of the largest, nothing is left but rounding. */
const PRECISION = 1e-12;

/**
 * Mean and spread of individuals, in the form of a search distribution: its factor times its transpose is their covariance.
 * @param rows coordinates, a row for each individual
 * @returns null when they are fewer than two, all the same, or not all finite
 */
export function populationSpread(rows: Float32Array, dimension: number): SearchShape | null {
  const count = rows.length / dimension;
  if (count < 2) return null;
  const mean = new Float64Array(dimension);
  for (let k = 0; k < rows.length; k++) mean[k % dimension] += rows[k] / count;
  const covariance = new Float64Array(dimension * dimension);
  for (let i = 0; i < count; i++) {
    for (let a = 0; a < dimension; a++) {
      const away = rows[i * dimension + a] - mean[a];
      for (let b = 0; b <= a; b++) {
        covariance[a * dimension + b] += (away * (rows[i * dimension + b] - mean[b])) / (count - 1);
      }
    }
  }
  const factor = choleskyFactor(covariance, dimension);
  return factor && { mean, sigma: 1, factor };
}

/**
 * A factor F with F·Fᵀ = C, from the lower triangle of C: its rows are those of a triangle in another order. The coordinate with
 * the most variance left goes first (Cholesky with pivoting: Higham, "Accuracy and Stability of Numerical Algorithms", §10.3), so that
 * nothing is divided by what rounding has left of a variance. Directions without variance have columns of zeros.
 */
function choleskyFactor(covariance: Float64Array, n: number): Float64Array | null {
  const left = Float64Array.from({ length: n }, (_, j) => covariance[j * n + j]);
  const largest = left.reduce((most, variance) => Math.max(most, variance), 0);
  if (!(largest > 0 && largest < Infinity)) return null;
  const factor = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const pivot = left.reduce((best, variance, j) => (variance > left[best] ? j : best), 0);
    if (!(left[pivot] > PRECISION * largest)) break;
    const root = Math.sqrt(left[pivot]);
    factor[pivot * n + column] = root;
    left[pivot] = -Infinity;
    for (let i = 0; i < n; i++) {
      if (left[i] === -Infinity) continue;
      const shared = covariance[Math.max(i, pivot) * n + Math.min(i, pivot)];
      const share = (shared - productOf(factor, n, i, pivot, column)) / root;
      factor[i * n + column] = share;
      left[i] -= share * share;
    }
  }
  return factor;
}

/** Product of the first `columns` numbers of rows i and j. */
function productOf(factor: Float64Array, n: number, i: number, j: number, columns: number): number {
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += factor[i * n + k] * factor[j * n + k];
  return sum;
}
