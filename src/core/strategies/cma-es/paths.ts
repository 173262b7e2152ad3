import type { Kernels } from '../../../kernels/kernels.ts';
import type { CmaConstants } from './constants.ts';

/** Evolution paths: where the mean has been going lately, in the space of C and with the shape of C taken out of it. */
export interface Paths {
  readonly pathC: Float64Array;
  readonly pathSigma: Float64Array;
}

/** What a step has made of the paths. */
export interface Advanced {
  /** 0 where the step-size path is so long that the path of C stalls for this generation, else 1. */
  readonly h: number;
  /** Factor by which the step size changes. */
  readonly growth: number;
}

/**
 * Moves both paths by a step of the mean, in place.
 * @param step Σ w y over the positive weights
 * @param whitened C^(−½) times it
 * @param updates generations told, this one included
 */
export function advancePaths(
  { pathC, pathSigma }: Paths,
  step: Float64Array,
  whitened: Float64Array,
  { mueff, cc, cs, damping, chi }: CmaConstants,
  updates: number,
  kernels: Kernels,
): Advanced {
  const n = step.length;
  const push = Math.sqrt(cs * (2 - cs) * mueff);
  let squared = 0;
  for (let j = 0; j < n; j++) {
    pathSigma[j] = (1 - cs) * pathSigma[j] + push * whitened[j];
    squared += pathSigma[j] * pathSigma[j];
  }
  const length = Math.sqrt(squared);
  const settled = Math.sqrt(1 - kernels.call.pow(1 - cs, 2 * updates));
  const h = length / settled < (1.4 + 2 / (n + 1)) * chi ? 1 : 0;
  const pull = h * Math.sqrt(cc * (2 - cc) * mueff);
  for (let j = 0; j < n; j++) pathC[j] = (1 - cc) * pathC[j] + pull * step[j];
  return { h, growth: kernels.call.exp(Math.min(1, (cs / damping) * (length / chi - 1))) };
}
