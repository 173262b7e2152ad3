// sin and cos of any finite float64. Up to 2²⁸ the nearest multiple of π/2 is subtracted in four parts, the first three of
// 25 bits, so that their products are exact (Cody & Waite 1980); beyond, the angle is reduced with the bits of 2/π that
// matter (Payne & Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 1983).
import { rounding } from './constants.as';
import { add, both, entry, lane, mul, sub } from './lanes.as';
import { payneHanek, quarters, reducedHigh, reducedLow } from './payne-hanek.as';
import { quadrantCosine, sincosInQuadrant, sineInQuadrant } from './sine.as';

const LIMIT: f64 = 268435456;
/** π/2 in four parts, 2/π, and the limit. */
const PARTS = memory.data<f64>([
  1.5707963109016418, 1.5893254712295857e-8, 6.123233932053594e-17, 6.36831716351095e-25, 0.6366197723675814, 268435456,
]);

/** sin(x + shift·π/2) for |x| ≤ 2²⁸. */
// @ts-ignore: decorator
@inline
function moderate(x: v128, shift: i64): v128 {
  const rounded = add(mul(x, entry(PARTS, 4)), rounding());
  const k = sub(rounded, rounding());
  const first = sub(sub(x, mul(k, entry(PARTS, 0))), mul(k, entry(PARTS, 1)));
  const third = mul(k, entry(PARTS, 2));
  const high = sub(first, third);
  // Subtracted rather than added, so that −0 stays −0.
  const low = add(sub(third, sub(first, high)), mul(k, entry(PARTS, 3)));
  const r = sub(high, low);
  return sineInQuadrant(r, sub(sub(high, r), low), i64x2.add(rounded, i64x2.splat(shift)));
}

function anyArgument(x: f64, shift: i64): f64 {
  if (abs(x) <= LIMIT) return lane(moderate(both(x), shift), 0);
  if (!isFinite(x)) return NaN;
  payneHanek(x);
  return lane(sineInQuadrant(both(reducedHigh), both(reducedLow), i64x2.splat(quarters + shift)), 0);
}

/** sin(x + shift·π/2): the lanes go separate ways only when one of them needs the long reduction. */
// @ts-ignore: decorator
@inline
function circular(x: v128, shift: i64): v128 {
  if (i64x2.all_true(f64x2.le(f64x2.abs(x), entry(PARTS, 5)))) return moderate(x, shift);
  return f64x2(anyArgument(lane(x, 0), shift), anyArgument(lane(x, 1), shift));
}

/** Both lanes of sin x, any finite float64; error below 0.8 ulp. */
export function sin(x: v128): v128 {
  return circular(x, 0);
}

/** Both lanes of cos x, any finite float64; error below 0.8 ulp. */
export function cos(x: v128): v128 {
  return circular(x, 1);
}

/** sin x, the same bits as a lane of `sin`. */
export function sinScalar(x: f64): f64 {
  return lane(sin(both(x)), 0);
}

/** cos x, the same bits as a lane of `cos`. */
export function cosScalar(x: f64): f64 {
  return lane(cos(both(x)), 0);
}

/** cos x of the last `sincos`. */
export let cosineOfPair: v128 = i64x2(0, 0);

/** Both lanes of sin x, with cos x in `cosineOfPair`: the same bits as `sin` and `cos`, for little more than one of them. */
export function sincos(x: v128): v128 {
  if (!i64x2.all_true(f64x2.le(f64x2.abs(x), entry(PARTS, 5)))) {
    cosineOfPair = cos(x);
    return sin(x);
  }
  const rounded = add(mul(x, entry(PARTS, 4)), rounding());
  const k = sub(rounded, rounding());
  const first = sub(sub(x, mul(k, entry(PARTS, 0))), mul(k, entry(PARTS, 1)));
  const third = mul(k, entry(PARTS, 2));
  const high = sub(first, third);
  const low = add(sub(third, sub(first, high)), mul(k, entry(PARTS, 3)));
  const r = sub(high, low);
  const sine = sincosInQuadrant(r, sub(sub(high, r), low), rounded);
  cosineOfPair = quadrantCosine;
  return sine;
}
