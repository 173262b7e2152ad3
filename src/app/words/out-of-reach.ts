import type { SearchShape } from '../../core/strategies/strategy.ts';
import { measured } from './numbers.ts';

/** So many times the length of a usual step the optimum has to be away before that is worth a word. */
const FAR = 100;
/** Steps, or a population, that are so many times smaller than at first have shrunk. */
export const SHRUNK = 10;

/**
 * How far a search that ended without its target was from the optimum, where its steps were far too short for that;
 * empty where they were not.
 * @param shape the distribution that the next generation would have been drawn from
 * @param optimum as many coordinates as the mean has
 * @param first the step size that this search began with; NaN where that is not known
 * @param moving whether the search was still on its way, and may have come there with steps as short as these
 */
export function outOfReach(
  { mean, sigma, factor }: SearchShape,
  optimum: Float64Array,
  first: number,
  moving: boolean,
): string {
  const away = distance(mean, optimum);
  // The root of the mean squared length of σ·A·z is σ times the Frobenius norm of A.
  const squares = factor ? factor.reduce((sum, value) => sum + value * value, 0) : mean.length;
  const step = sigma * Math.sqrt(squares);
  if (!(away > FAR * step)) return '';
  const place = `The mean is ${measured(away)} from the optimum, and steps`;
  const length = measured(step, 2);
  if (!(first * Math.sqrt(mean.length) > SHRUNK * step))
    return `${place} are only ${length} long: a straight way there would take about ${measured(away / step, 2)} of them.`;
  return moving ? `${place} have shrunk to ${length}.` : `${place} have shrunk to ${length}: it is out of their reach.`;
}

export function distance(from: Float64Array, to: Float64Array): number {
  return Math.sqrt(from.reduce((sum, value, j) => sum + (value - to[j]) ** 2, 0));
}
