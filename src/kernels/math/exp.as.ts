// e^x = 2^n·e^r with n = nearest(x/ln 2), |r| ≤ ½ ln 2; ln 2 in two parts (Cody & Waite, "Software Manual for the
// Elementary Functions", 1980); e^r = 1 + r + r²q(r) with a minimax q.
import { exponentBias, half, ln2High, ln2Low, log2e, one, rounding } from './constants.as';
import { add, both, entry, lane, mul, sub } from './lanes.as';
import { polynomial10, polynomial11 } from './polynomial.as';

const Q = memory.data<f64>([
  0.5, 0.16666666666666682, 0.041666666666666095, 0.008333333333317034, 0.0013888888889115629, 0.0001984126989638372,
  2.4801586926631213e-5, 2.755723486198715e-6, 2.755758184973971e-7, 2.511203682366669e-8, 2.082662665331406e-9,
]);

const LIMITS = memory.data<f64>([708, 710, -746]);

/** e^r − 1 − r − r²/2 for |r| ≤ ½ ln 2; the first coefficient of q is exactly ½. */
// @ts-ignore: decorator
@inline
export function expThirdOrder(r: v128): v128 {
  return mul(mul(mul(r, r), r), polynomial10(Q + 8, r));
}

/** r²q(r) = e^r − 1 − r for |r| ≤ ½ ln 2. */
// @ts-ignore: decorator
@inline
export function expTail(r: v128): v128 {
  return mul(mul(r, r), polynomial11(Q, r));
}

/** nearest(x/ln 2) + 1.5·2⁵²: the integer n is in the low bits. */
// @ts-ignore: decorator
@inline
export function exponentOf(x: v128): v128 {
  return add(mul(x, log2e()), rounding());
}

/** 2^n for the n of `exponentOf`, −1022 ≤ n ≤ 1023. */
// @ts-ignore: decorator
@inline
export function powerOfTwo(rounded: v128): v128 {
  return i64x2.shl(i64x2.add(rounded, exponentBias()), 52);
}

/** e^(r + c) for |r| ≤ ½ ln 2 and a correction |c| far below the last bit of r. */
// @ts-ignore: decorator
@inline
export function expReduced(r: v128, c: v128): v128 {
  const sum = add(one(), r);
  const rest = sub(r, sub(sum, one()));
  return add(sum, add(rest, add(expTail(r), c)));
}

// @ts-ignore: decorator
@inline
function mantissa(x: v128, n: v128): v128 {
  const high = sub(x, mul(n, ln2High()));
  const low = mul(n, ln2Low());
  const r = sub(high, low);
  return expReduced(r, sub(sub(high, r), low));
}

/** e^x for |x| ≤ 708 in both lanes; NaN gives NaN, anything else out of range is meaningless. */
// @ts-ignore: decorator
@inline
export function expInRange(x: v128): v128 {
  const rounded = exponentOf(x);
  return mul(mantissa(x, sub(rounded, rounding())), powerOfTwo(rounded));
}

/** Multiplies by 2^n, −2044 ≤ n ≤ 2046 an integer, in two exact steps save for the last rounding. */
// @ts-ignore: decorator
@inline
export function scaleByPower(value: v128, n: v128): v128 {
  const firstPart = f64x2.nearest(mul(n, half()));
  const first = powerOfTwo(add(firstPart, rounding()));
  return mul(mul(value, first), powerOfTwo(add(sub(n, firstPart), rounding())));
}

/** Both lanes of e^x, any float64, overflow to Infinity, gradual underflow; error below 0.8 ulp. */
export function exp(x: v128): v128 {
  if (i64x2.all_true(f64x2.le(f64x2.abs(x), entry(LIMITS, 0)))) return expInRange(x);
  const clamped = f64x2.pmax(f64x2.pmin(x, entry(LIMITS, 1)), entry(LIMITS, 2));
  const n = sub(exponentOf(clamped), rounding());
  return scaleByPower(mantissa(clamped, n), n);
}

/** e^x, the same bits as a lane of `exp`. */
export function expScalar(x: f64): f64 {
  return lane(exp(both(x)), 0);
}
