import type { Kernels } from '../../kernels/kernels.ts';

const SQRT_TWO_PI = 2.5066282746310002;
/** Below this the series is used, above it the continued fraction, whose depth is enough for float64 from here on. */
const NEAR = 2.5;
const DEPTH = 120;

/**
 * The probability that a standard normal number is above z, for z ≥ 0: near the middle by the series
 * ½ − φ(z)(z + z³/3 + z⁵/15 + …), further out by Laplace's continued fraction φ(z)/(z + 1/(z + 2/(z + …))) (Abramowitz and
 * Stegun 26.2.11 and 26.2.14). The relative error is below 10⁻¹².
 */
export function upperTail(kernels: Kernels, z: number): number {
  const density = kernels.call.exp(-0.5 * z * z) / SQRT_TWO_PI;
  if (z > NEAR) {
    let below = z;
    for (let k = DEPTH; k > 0; k--) below = z + k / below;
    return density / below;
  }
  let term = z;
  let sum = z;
  for (let k = 3; term > 1e-18 * sum; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 - density * sum;
}
