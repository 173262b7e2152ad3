/** What Adam remembers: running means of the gradient and of its square, and the powers β₁ᵗ and β₂ᵗ of its bias correction. */
export interface Moments {
  readonly first: Float64Array;
  readonly second: Float64Array;
  firstPower: number;
  secondPower: number;
}

const EPSILON = 1e-8;

/** Moments before the first step in `dimension` coordinates. */
export function noMoments(dimension: number): Moments {
  return { first: new Float64Array(dimension), second: new Float64Array(dimension), firstPower: 1, secondPower: 1 };
}

/**
 * One step of Adam downhill (Kingma and Ba 2015, algorithm 1): a new array, about `rate` away from `mean` in each coordinate.
 * @param gradient of what is minimised, as many numbers as `mean`
 * @param moments taken on in place
 */
export function descend(
  mean: Float64Array,
  gradient: Float64Array,
  moments: Moments,
  { beta1, beta2 }: { readonly beta1: number; readonly beta2: number },
  rate: number,
): Float64Array {
  const { first, second } = moments;
  moments.firstPower *= beta1;
  moments.secondPower *= beta2;
  const next = new Float64Array(mean.length);
  for (let j = 0; j < next.length; j++) {
    first[j] = beta1 * first[j] + (1 - beta1) * gradient[j];
    second[j] = beta2 * second[j] + (1 - beta2) * gradient[j] * gradient[j];
    const direction = first[j] / (1 - moments.firstPower);
    const magnitude = Math.sqrt(second[j] / (1 - moments.secondPower));
    next[j] = mean[j] - (rate * direction) / (magnitude + EPSILON);
  }
  return next;
}
