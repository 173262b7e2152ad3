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

/** The lower triangle L with L·Lᵀ = C, from the lower triangle of C; directions without variance have columns of zeros. */
function choleskyFactor(covariance: Float64Array, n: number): Float64Array | null {
  let largest = 0;
  for (let j = 0; j < n; j++) largest = Math.max(largest, covariance[j * n + j]);
  if (!(largest > 0 && largest < Infinity)) return null;
  const factor = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const variance = covariance[j * n + j] - productOf(factor, n, j, j);
    if (!(variance > PRECISION * largest)) continue;
    const root = Math.sqrt(variance);
    factor[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      factor[i * n + j] = (covariance[i * n + j] - productOf(factor, n, i, j)) / root;
    }
  }
  return factor;
}

/** Product of the first `column` numbers of rows i and `column`. */
function productOf(factor: Float64Array, n: number, i: number, column: number): number {
  let sum = 0;
  for (let k = 0; k < column; k++) sum += factor[i * n + k] * factor[column * n + k];
  return sum;
}
