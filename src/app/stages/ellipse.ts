import { along, type Directions } from '../../core/landscape/plane.ts';

/** A symmetric 2×2 matrix [[xx, xy], [xy, yy]]. */
export interface Spread {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** An ellipse about some centre: half axes, and the angle of the longer one, counter-clockwise from the first coordinate. */
export interface Ellipse {
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
}

/**
 * Covariance of x = mean + sigma·A·z along two directions: the marginal of the whole, which for two coordinates is their
 * 2×2 block of sigma²·A·Aᵀ.
 * @param factor null for the identity, one number for each dimension for a diagonal, else dimension² numbers, row-major
 */
export function projectedSpread(
  sigma: number,
  factor: Float64Array | null,
  dimension: number,
  directions: Directions,
): Spread {
  const variance = sigma * sigma;
  if (!factor) return { xx: variance, xy: 0, yy: variance };
  const [x, y] = directions.map((direction) => shadow(factor, dimension, direction));
  return { xx: variance * along(x, x), xy: variance * along(x, y), yy: variance * along(y, y) };
}

/** Aᵀ times a direction: how much each of the draws z counts along it. */
function shadow(factor: Float64Array, dimension: number, direction: Float64Array): Float64Array {
  if (factor.length === dimension) return factor.map((value, j) => value * direction[j]);
  const shares = new Float64Array(dimension);
  for (let j = 0; j < dimension; j++) {
    const weight = direction[j];
    if (weight !== 0) for (let k = 0; k < dimension; k++) shares[k] += weight * factor[j * dimension + k];
  }
  return shares;
}

/** The points at one standard deviation. */
export function ellipseOf({ xx, xy, yy }: Spread): Ellipse {
  const middle = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  return {
    major: Math.sqrt(Math.max(0, middle + half)),
    minor: Math.sqrt(Math.max(0, middle - half)),
    angle: half === 0 ? 0 : Math.atan2(2 * xy, xx - yy) / 2,
  };
}

/** The spread a share t of the way from one to another. */
export function mixSpreads(from: Spread, to: Spread, t: number): Spread {
  return {
    xx: from.xx + t * (to.xx - from.xx),
    xy: from.xy + t * (to.xy - from.xy),
    yy: from.yy + t * (to.yy - from.yy),
  };
}
