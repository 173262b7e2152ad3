import type { State } from '../strategy.ts';
import type { CostHistory } from './stop.ts';

/** State of CMA-ES in n dimensions; matrices are n², row-major. */
export interface CmaState extends State {
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
  /** Generation of the last eigendecomposition. */
  decomposed: number;
  /** False once a number stopped being finite. */
  healthy: boolean;
  readonly history: CostHistory;
}
