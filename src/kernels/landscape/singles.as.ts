// The transformations of single numbers, exactly as the functions themselves make them.
import { number } from '../bbob/tile.as';
import { skewPair } from '../bbob/asymmetry.as';
import { oscillatePair } from '../bbob/oscillation.as';
import { Problem } from '../bbob/problem.as';
import { mul } from '../math/lanes.as';
import { exp2Cut, log2Size } from '../math/unguarded.as';

/** What coordinate i of a function's first product becomes before it meets another one. */
export function single(problem: Problem, i: i32, t: v128): v128 {
  switch (problem.number) {
    case 2:
    case 10:
    case 11: {
      const z = oscillatePair(t);
      return mul(number(problem.weights, i), mul(z, z));
    }
    case 3:
      return mul(number(problem.scales, i), skewPair(oscillatePair(t), number(problem.weights, i)));
    case 4: {
      const z = oscillatePair(t);
      const positive = f64x2.gt(z, f64x2.splat(0));
      return mul(v128.bitselect(number(problem.weights, i), number(problem.scales, i), positive), z);
    }
    case 12:
      return skewPair(t, number(problem.scales, i));
    case 14:
      return mul(mul(t, t), exp2Cut(mul(number(problem.weights, i), log2Size(t))));
    case 15:
      return skewPair(oscillatePair(t), number(problem.weights, i));
    case 16:
      return oscillatePair(t);
    default:
      return skewPair(t, number(problem.weights, i));
  }
}
