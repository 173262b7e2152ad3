import { SymmetricEigen } from '../../../kernels/eigen.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import type { CmaConstants } from './constants.ts';
import { advancePaths } from './paths.ts';
import { moved } from '../moved.ts';

/** A normal distribution that learns from the steps that proved good; matrices are n², row-major. */
export interface CmaDistribution {
  mean: Float64Array;
  sigma: number;
  readonly pathC: Float64Array;
  readonly pathSigma: Float64Array;
  /** C, symmetric; kept complete. */
  readonly covariance: Float64Array;
  /** A = B·diag(lengths): columns are the principal axes of the last eigendecomposition. */
  factor: Float64Array;
  /** Square roots of the eigenvalues, ascending. */
  readonly lengths: Float64Array;
  /** Updates before the last eigendecomposition. */
  decomposed: number;
  /** False once a number stopped being finite. */
  healthy: boolean;
}

const LEAST_EIGENVALUE = 1e-30;

/** A round distribution that has learnt nothing yet. */
export function roundDistribution(mean: Float64Array, sigma: number): CmaDistribution {
  const n = mean.length;
  const identity = new Float64Array(n * n);
  for (let j = 0; j < n; j++) identity[j * n + j] = 1;
  return {
    mean,
    sigma,
    pathC: new Float64Array(n),
    pathSigma: new Float64Array(n),
    covariance: identity,
    factor: identity.slice(),
    lengths: new Float64Array(n).fill(1),
    decomposed: 0,
    healthy: true,
  };
}

/**
 * Equations of section 4 of the tutorial, in place.
 * @param step Σ w y over the positive weights
 * @param outer Σ w° y yᵀ over all
 * @param total Σ w over all
 * @param updates how many there have been, this one included
 */
export function updateDistribution(
  state: CmaDistribution,
  step: Float64Array,
  outer: Float64Array,
  total: number,
  constants: CmaConstants,
  updates: number,
  kernels: Kernels,
): void {
  const n = step.length;
  const { cc, c1, cmu, eigenInterval } = constants;
  const { pathC, covariance } = state;

  state.mean = moved(state.mean, state.sigma, step);
  const { h, growth } = advancePaths(state, step, whiten(state, step, n), constants, updates, kernels);

  const keep = 1 + c1 * (1 - h) * cc * (2 - cc) - c1 - cmu * total;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = keep * covariance[i * n + j] + c1 * pathC[i] * pathC[j] + cmu * outer[i * n + j];
      covariance[i * n + j] = covariance[j * n + i] = value;
    }
  }
  state.sigma *= growth;
  state.healthy = Number.isFinite(state.sigma) && state.sigma > 0;
  if (updates - state.decomposed >= eigenInterval) decompose(state, n, updates, kernels);
}

/** C^(−½) v = B D⁻¹ Bᵀ v with the axes of the last decomposition. */
function whiten({ factor, lengths }: CmaDistribution, v: Float64Array, n: number): Float64Array {
  const along = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    for (let axis = 0; axis < n; axis++) along[axis] += factor[j * n + axis] * v[j];
  }
  // The factor's columns are lengths·b: one division for each of the two products and one for D⁻¹.
  for (let axis = 0; axis < n; axis++) along[axis] /= lengths[axis] * lengths[axis] * lengths[axis];
  const out = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let axis = 0; axis < n; axis++) sum += factor[j * n + axis] * along[axis];
    out[j] = sum;
  }
  return out;
}

function decompose(state: CmaDistribution, n: number, updates: number, kernels: Kernels): void {
  const eigen = SymmetricEigen.for(kernels, n);
  if (!eigen.decompose(state.covariance)) {
    state.healthy = false;
    return;
  }
  const { values, vectors } = eigen;
  const factor = new Float64Array(n * n);
  for (let axis = 0; axis < n; axis++) {
    const length = Math.sqrt(Math.max(LEAST_EIGENVALUE, values[axis]));
    state.lengths[axis] = length;
    for (let j = 0; j < n; j++) factor[j * n + axis] = vectors[axis * n + j] * length;
  }
  state.factor = factor;
  state.decomposed = updates;
}
