import type { Kernels } from '../../../kernels/kernels.ts';

/** Strategy constants of CMA-ES, Hansen, "The CMA evolution strategy: a tutorial" (arXiv:1604.00772), table 1. */
export interface CmaConstants {
  /** One weight for each rank, best first: the positive ones sum to 1, the others are negative or zero. */
  readonly weights: Float64Array;
  /** Number of positive weights. */
  readonly mu: number;
  readonly mueff: number;
  /** Learning rates of the rank-one path, the rank-one update, the rank-μ update and the step-size path. */
  readonly cc: number;
  readonly c1: number;
  readonly cmu: number;
  readonly cs: number;
  /** Damping of the step size. */
  readonly damping: number;
  /** Expected length of a standard normal vector. */
  readonly chi: number;
  /** Generations between two eigendecompositions. */
  readonly eigenInterval: number;
}

/**
 * @param n dimension, at least 1
 * @param lambda population size; with 1 the only weight is 1
 * @param active keep negative weights for the worse half (Jastrebski and Arnold 2006)
 */
export function cmaConstants(n: number, lambda: number, active: boolean, kernels: Kernels): CmaConstants {
  const mu = Math.max(1, Math.floor(lambda / 2));
  const raw = new Float64Array(lambda);
  const best = kernels.call.log((lambda + 1) / 2);
  for (let k = 0; k < lambda; k++) raw[k] = best - kernels.call.log(k + 1);
  if (lambda === 1) raw[0] = 1;
  const positive = totals(raw, 0, mu);
  const negative = totals(raw, mu, lambda);
  const mueff = (positive.sum * positive.sum) / positive.squares;
  const mueffNegative = negative.squares > 0 ? (negative.sum * negative.sum) / negative.squares : 0;

  const cc = (4 + mueff / n) / (n + 4 + (2 * mueff) / n);
  const c1 = 2 / ((n + 1.3) * (n + 1.3) + mueff);
  const cmu = Math.min(1 - c1, (2 * (0.25 + mueff + 1 / mueff - 2)) / ((n + 2) * (n + 2) + mueff));
  const cs = (mueff + 2) / (n + mueff + 5);
  const damping = 1 + 2 * Math.max(0, Math.sqrt((mueff - 1) / (n + 1)) - 1) + cs;
  const chi = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));

  const limit = Math.min(1 + c1 / cmu, 1 + (2 * mueffNegative) / (mueff + 2), (1 - c1 - cmu) / (n * cmu));
  const negativeTotal = active && negative.sum < 0 ? Math.max(0, limit) : 0;
  const weights = raw.map((w, k) =>
    k < mu ? w / positive.sum : negative.sum < 0 ? (w * negativeTotal) / -negative.sum : 0,
  );
  const eigenInterval = Math.max(1, Math.floor(1 / (10 * n * (c1 + cmu))));
  return { weights, mu, mueff, cc, c1, cmu, cs, damping, chi, eigenInterval };
}

/**
 * Constants of sep-CMA-ES (Ros and Hansen 2008): positive weights, and both learning rates of C times (n + 2)/3, since a
 * diagonal has so many fewer numbers to learn.
 */
export function sepConstants(n: number, lambda: number, kernels: Kernels): CmaConstants {
  const full = cmaConstants(n, lambda, false, kernels);
  const c1 = (full.c1 * (n + 2)) / 3;
  const cmu = Math.min(1 - c1, (full.cmu * (n + 2)) / 3);
  return { ...full, c1, cmu };
}

function totals(raw: Float64Array, from: number, to: number): { sum: number; squares: number } {
  let sum = 0;
  let squares = 0;
  for (let k = from; k < to; k++) {
    sum += raw[k];
    squares += raw[k] * raw[k];
  }
  return { sum, squares };
}
