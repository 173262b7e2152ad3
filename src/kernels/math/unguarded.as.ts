// Shorter relatives of the elementary functions for inner loops that need no special cases: errors of a few units
// of 2⁻⁵³, no tests, no branches. Powers go through base 2, where the reduction of the argument is exact.
import { sin } from './circular.as';
import { one, rounding } from './constants.as';
import { powerOfTwo } from './exp.as';
import { add, div, entry, mul, sub } from './lanes.as';
import { exponentPart, mantissaOf, shifted } from './log.as';
import { polynomial10, polynomial7, polynomial8 } from './polynomial.as';

/** 2·artanh(s)/(s ln 2) in s², |s| ≤ (√2 − 1)/(√2 + 1). */
const ARTANH = memory.data<f64>([
  2.885390081777927, 0.9617966939243235, 0.5770780172507431, 0.41219840139943864, 0.32061643121560884,
  0.26144293125815515, 0.24293120346596622,
]);
/** (2^f − 1)/f, |f| ≤ ½. */
const EXP2 = memory.data<f64>([
  0.6931471805599492, 0.240226506959091, 0.05550410866448183, 0.009618129107983172, 0.0013333558225799675,
  0.00015403529994206127, 1.5252659427888532e-5, 1.3215653611445741e-6, 1.020832297844383e-7, 7.03817729903611e-9,
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
const PI = memory.data<f64>([
  3.1415926218032837, 3.1786509424591713e-8, 1.2246467991473532e-16, 0.3183098861837907, 268435456,
]);
const CUT = memory.data<f64>([1023, -1022]);

/** log₂ |x|, absolute error below 2⁻⁵¹(1 + |log₂ x|); some finite number below −1000 for 0 and subnormals. */
// @ts-ignore: decorator
@inline
export function log2Size(x: v128): v128 {
  const bits = shifted(f64x2.abs(x));
  const m = mantissaOf(bits);
  const s = div(sub(m, one()), add(m, one()));
  return add(exponentPart(bits), mul(s, polynomial7(ARTANH, mul(s, s))));
}

/** sin(πw), absolute error below 2⁻⁵²(1 + |w|), for |w| < 2⁵⁰. */
// @ts-ignore: decorator
@inline
export function sineOfHalfTurns(w: v128): v128 {
  const rounded = add(w, rounding());
  const d = sub(w, sub(rounded, rounding()));
  return v128.xor(sineNear(d), i64x2.shl(rounded, 63));
}

/** sin(πd) for |d| ≤ ½, relative error below 2⁻⁵⁰. */
// @ts-ignore: decorator
@inline
export function sineNear(d: v128): v128 {
  return mul(d, polynomial8(SINE, mul(d, d)));
}

/** e^h − 1 for |h| ≤ 0.098, relative error below 2⁻⁵⁰. */
// @ts-ignore: decorator
@inline
export function expm1Near(h: v128): v128 {
  return add(h, mul(mul(h, h), polynomial7(EXP_NEAR, h)));
}

/** 2^x for −1022 ≤ x ≤ 1023, relative error below 2⁻⁵¹. */
// @ts-ignore: decorator
@inline
export function exp2Moderate(x: v128): v128 {
  const rounded = add(x, rounding());
  const f = sub(x, sub(rounded, rounding()));
  return mul(add(one(), mul(f, polynomial10(EXP2, f))), powerOfTwo(rounded));
}

/** `exp2Moderate` of x cut to [−1022, 1023]. */
// @ts-ignore: decorator
@inline
export function exp2Cut(x: v128): v128 {
  return exp2Moderate(f64x2.pmax(f64x2.pmin(x, entry(CUT, 0)), entry(CUT, 1)));
}

/** sin t, absolute error below 2⁻⁵⁰ for |t| ≤ 2²⁸; π in three parts, the first two of 25 bits. */
// @ts-ignore: decorator
@inline
export function sineModerate(t: v128): v128 {
  const rounded = add(mul(t, entry(PI, 3)), rounding());
  const k = sub(rounded, rounding());
  const r = sub(sub(sub(t, mul(k, entry(PI, 0))), mul(k, entry(PI, 1))), mul(k, entry(PI, 2)));
  return v128.xor(sineNear(mul(r, entry(PI, 3))), i64x2.shl(rounded, 63));
}

/** sin t, absolute error below 2⁻⁵⁰ for every finite t; lanes beyond 2²⁸ take the long way. */
// @ts-ignore: decorator
@inline
export function sine(t: v128): v128 {
  const value = sineModerate(t);
  const huge = f64x2.gt(f64x2.abs(t), entry(PI, 4));
  return v128.any_true(huge) ? v128.bitselect(sin(t), value, huge) : value;
}

/** log₂ e², and where tanh x is ±1 to the last bit. */
const SQUASH = memory.data<f64>([2.8853900817779268, 20, -20, 2]);

/** tanh x, relative error below 2⁻⁴⁹, from e^(2x) − 1 = 2ⁿ(2^f − 1) + (2ⁿ − 1), which loses nothing near 0. NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function tanhModerate(x: v128): v128 {
  const turns = mul(f64x2.pmax(f64x2.pmin(x, entry(SQUASH, 1)), entry(SQUASH, 2)), entry(SQUASH, 0));
  const rounded = add(turns, rounding());
  const f = sub(turns, sub(rounded, rounding()));
  const power = powerOfTwo(rounded);
  const grown = add(mul(power, mul(f, polynomial10(EXP2, f))), sub(power, one()));
  return div(grown, add(grown, entry(SQUASH, 3)));
}
