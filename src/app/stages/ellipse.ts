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
 * Covariance of two coordinates of x = mean + sigma·A·z: the 2×2 block of sigma²·A·Aᵀ, which is the marginal of the whole.
 * @param factor null for the identity, one number for each dimension for a diagonal, else dimension² numbers, row-major
 */
export function projectedSpread(
  sigma: number,
  factor: Float64Array | null,
  dimension: number,
  [a, b]: readonly [number, number],
): Spread {
  const variance = sigma * sigma;
  if (!factor) return { xx: variance, xy: 0, yy: variance };
  if (factor.length === dimension) {
    return { xx: variance * factor[a] * factor[a], xy: 0, yy: variance * factor[b] * factor[b] };
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let k = 0; k < dimension; k++) {
    const x = factor[a * dimension + k];
    const y = factor[b * dimension + k];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  return { xx: variance * xx, xy: variance * xy, yy: variance * yy };
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
