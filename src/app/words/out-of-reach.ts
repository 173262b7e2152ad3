import type { SearchShape } from '../../core/strategies/strategy.ts';
import { measured } from './numbers.ts';

/** So many times the length of a usual step the optimum has to be away before it counts as out of reach. */
const FAR = 100;

/**
 * Why a search that ended without its target could not have gone on to the optimum, where its steps have become far too
 * short for that; empty where they have not.
 * @param shape the distribution that the next generation would have been drawn from
 * @param optimum as many coordinates as the mean has
 */
export function outOfReach({ mean, sigma, factor }: SearchShape, optimum: Float64Array): string {
  const away = Math.sqrt(mean.reduce((sum, value, j) => sum + (value - optimum[j]) ** 2, 0));
  // The root of the mean squared length of σ·A·z is σ times the Frobenius norm of A.
  const squares = factor ? factor.reduce((sum, value) => sum + value * value, 0) : mean.length;
  const step = sigma * Math.sqrt(squares);
  if (!(away > FAR * step)) return '';
  return `The mean is ${measured(away)} from the optimum, and steps have shrunk to ${measured(step, 2)}: it is out of their reach.`;
}
