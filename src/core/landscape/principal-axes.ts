import type { Directions } from './plane.ts';

const MOST_SWEEPS = 30;
/** What is left beside the diagonal, as a share of the whole, when it counts as nothing. */
const PRECISION = 1e-24;

/**
 * The two longest axes of the ellipsoid A·Aᵀ, longest first. Their signs are such that the largest part of each is positive,
 * so that they stay where they are while the ellipsoid turns a little.
 * @param factor A: one number for each dimension for a diagonal, else dimension² numbers, row-major
 */
export function principalAxes(factor: Float64Array, dimension: number): Directions {
  const { lengths, axes } =
    factor.length === dimension ? diagonal(factor) : jacobi(product(factor, dimension), dimension);
  const order = [...lengths.keys()].sort((a, b) => lengths[b] - lengths[a]);
  const axis = (k: number): Float64Array => positive(axes.map((row) => row[order[k]]));
  return [axis(0), axis(1)];
}

interface Ellipsoid {
  /** Squared lengths of the axes. */
  readonly lengths: Float64Array;
  /** The axes are the columns. */
  readonly axes: readonly Float64Array[];
}

function diagonal(factor: Float64Array): Ellipsoid {
  return { lengths: factor.map((value) => value * value), axes: identity(factor.length) };
}

function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
}

function product(factor: Float64Array, n: number): Float64Array[] {
  const row = (i: number): Float64Array => factor.subarray(i * n, (i + 1) * n);
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, k) => sum + value * b[k], 0);
  return Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (__, j) => dot(row(i), row(j))));
}

/** Eigenvalues and eigenvectors of a symmetric matrix, which is used up, by Jacobi's rotations (Golub and Van Loan, 8.5). */
function jacobi(matrix: Float64Array[], n: number): Ellipsoid {
  const axes = identity(n);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let [beside, whole] = [0, 0];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const square = matrix[i][j] * matrix[i][j];
        whole += square;
        if (i !== j) beside += square;
      }
    }
    if (!(beside > PRECISION * whole)) break;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(matrix, axes, p, q);
  }
  return { lengths: Float64Array.from({ length: n }, (_, i) => matrix[i][i]), axes };
}

/** Turns coordinates p and q such that the entry they share becomes 0. */
function rotate(matrix: Float64Array[], axes: Float64Array[], p: number, q: number): void {
  const shared = matrix[p][q];
  if (shared === 0) return;
  const tau = (matrix[q][q] - matrix[p][p]) / (2 * shared);
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  turnColumns(matrix, p, q, c, s);
  const [above, below] = [matrix[p], matrix[q]];
  for (let k = 0; k < above.length; k++) {
    const [a, b] = [above[k], below[k]];
    above[k] = c * a - s * b;
    below[k] = s * a + c * b;
  }
  turnColumns(axes, p, q, c, s);
}

function turnColumns(rows: readonly Float64Array[], p: number, q: number, c: number, s: number): void {
  for (const row of rows) {
    const [a, b] = [row[p], row[q]];
    row[p] = c * a - s * b;
    row[q] = s * a + c * b;
  }
}

function positive(axis: readonly number[]): Float64Array {
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return Float64Array.from(axis, (value) => (largest < 0 ? -value : value));
}
