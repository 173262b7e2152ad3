// Shorter relatives of the elementary functions for inner loops that need no special cases: absolute errors of about
// 2⁻⁵², no tests, no branches.
import { sin } from './circular.as';
import { ln2, ln2High, ln2Low, one, rounding } from './constants.as';
import { exponentOf, expTail, powerOfTwo } from './exp.as';
import { add, div, entry, mul, sub } from './lanes.as';
import { exponentPart, mantissaOf, shifted } from './log.as';
import { polynomial7, polynomial8 } from './polynomial.as';

/** 2·artanh(s)/s in s², |s| ≤ (√2 − 1)/(√2 + 1). */
const ARTANH = memory.data<f64>([
  2.0000000000000004, 0.6666666666655215, 0.4000000006204761, 0.2857141597613375, 0.22223437533828952,
  0.18121843067896026, 0.16838707875198836,
]);
/** sin(πd)/d in d², |d| ≤ ½. */
const SINE = memory.data<f64>([
  3.1415926535897927, -5.167712780049753, 2.5501640398597765, -0.5992645287757155, 0.08214587825661154,
  -0.007370361071988747, 0.0004659776177937399, -2.1122953730390065e-5,
]);
/** (e^h − 1 − h)/h², |h| ≤ 0.098. */
const EXP_NEAR = memory.data<f64>([
  0.5000000000000018, 0.16666666666728486, 0.041666666665487, 0.008333332998800659, 0.0013888890891091124,
  0.00019846716320075475, 2.4794019324622818e-5,
]);

/** π in three parts, 1/π, 2²⁸. */
const PI = memory.data<f64>([3.1415926218032837, 3.1786509424591713e-8, 1.2246467991473532e-16, 0.3183098861837907, 268435456]);
const CUT = memory.data<f64>([709, -708]);

/** ln |x|, absolute error below 2⁻⁵²(1 + |ln x|); some finite number below −700 for 0 and subnormals. */
// @ts-ignore: decorator
@inline
export function logSize(x: v128): v128 {
  const bits = shifted(f64x2.abs(x));
  const m = mantissaOf(bits);
  const s = div(sub(m, one()), add(m, one()));
  return add(mul(exponentPart(bits), ln2()), mul(s, polynomial7(ARTANH, mul(s, s))));
}

/** sin(πw), absolute error below 2⁻⁵²(1 + |w|), for |w| < 2⁵⁰. */
// @ts-ignore: decorator
@inline
export function sineOfHalfTurns(w: v128): v128 {
  const rounded = add(w, rounding());
  const d = sub(w, sub(rounded, rounding()));
  return v128.xor(sineNear(d), i64x2.shl(rounded, 63));
}

/** sin(πd) for |d| ≤ ½, relative error below 2⁻⁵¹. */
// @ts-ignore: decorator
@inline
export function sineNear(d: v128): v128 {
  return mul(d, polynomial8(SINE, mul(d, d)));
}

/** e^h − 1 for |h| ≤ 0.098, relative error below 2⁻⁵². */
// @ts-ignore: decorator
@inline
export function expm1Near(h: v128): v128 {
  return add(h, mul(mul(h, h), polynomial7(EXP_NEAR, h)));
}

/** e^x for |x| ≤ 708, relative error below 2⁻⁵². */
// @ts-ignore: decorator
@inline
export function expModerate(x: v128): v128 {
  const rounded = exponentOf(x);
  const n = sub(rounded, rounding());
  const r = sub(sub(x, mul(n, ln2High())), mul(n, ln2Low()));
  return mul(add(one(), add(r, expTail(r))), powerOfTwo(rounded));
}

/** `expModerate` of x cut to [−708, 709]. */
// @ts-ignore: decorator
@inline
export function expCut(x: v128): v128 {
  return expModerate(f64x2.pmax(f64x2.pmin(x, entry(CUT, 0)), entry(CUT, 1)));
}

/** sin t, absolute error below 2⁻⁵¹ for |t| ≤ 2²⁸; π in three parts, the first two of 25 bits. */
// @ts-ignore: decorator
@inline
export function sineModerate(t: v128): v128 {
  const rounded = add(mul(t, entry(PI, 3)), rounding());
  const k = sub(rounded, rounding());
  const r = sub(sub(sub(t, mul(k, entry(PI, 0))), mul(k, entry(PI, 1))), mul(k, entry(PI, 2)));
  return v128.xor(sineNear(mul(r, entry(PI, 3))), i64x2.shl(rounded, 63));
}

/** sin t, absolute error below 2⁻⁵¹ for every finite t; lanes beyond 2²⁸ take the long way. */
// @ts-ignore: decorator
@inline
export function sine(t: v128): v128 {
  const value = sineModerate(t);
  const huge = f64x2.gt(f64x2.abs(t), entry(PI, 4));
  return v128.any_true(huge) ? v128.bitselect(sin(t), value, huge) : value;
}
