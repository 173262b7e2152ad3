// ln x = k ln 2 + ln m with m in [√½, √2); with f = m − 1 and s = f/(2 + f), ln m = 2 artanh s, arranged so that the
// leading term f is exact (the scheme of FreeBSD msun e_log.c, Sun Microsystems 1993); minimax coefficients of our own.
import {
  exponentOffset,
  half,
  integerBits,
  ln2High,
  ln2Low,
  mantissaMask,
  one,
  oneOverSqrtHalfBits,
  sqrtHalfBits,
  two,
} from './constants.as';
import { add, both, div, entry, lane, mul, sub } from './lanes.as';
import { polynomial7 } from './polynomial.as';

const P = memory.data<f64>([
  0.6666666666666734, 0.39999999999416547, 0.28571428742064836, 0.2222219859999349, 0.18183563171818273,
  0.1531407534796578, 0.1479573995686347,
]);

const NORMAL = memory.data<f64>([2.2250738585072014e-308, 1.7976931348623157e308]);

/** The smallest and the largest positive normal float64. */
// @ts-ignore: decorator
@inline
export function smallestNormal(): v128 {
  return entry(NORMAL, 0);
}

// @ts-ignore: decorator
@inline
export function largest(): v128 {
  return entry(NORMAL, 1);
}

/** x with its exponent moved so that the upper 12 bits are 1023 + k. */
// @ts-ignore: decorator
@inline
export function shifted(x: v128): v128 {
  return i64x2.add(x, oneOverSqrtHalfBits());
}

/** The mantissa m in [√½, √2) of `shifted` bits. */
// @ts-ignore: decorator
@inline
export function mantissaOf(bits: v128): v128 {
  return i64x2.add(v128.and(bits, mantissaMask()), sqrtHalfBits());
}

/** The exponent k of `shifted` bits, as float64: the integer is placed in the mantissa of 2⁵². */
// @ts-ignore: decorator
@inline
export function exponentPart(bits: v128): v128 {
  return sub(v128.or(i64x2.shr_u(bits, 52), integerBits()), exponentOffset());
}

/** k ln 2 + ln(1 + f) + c for 1 + f in [√½, √2) and a correction c far below the last bit of the result. */
// @ts-ignore: decorator
@inline
export function logReduced(k: v128, f: v128, c: v128): v128 {
  const s = div(f, add(two(), f));
  const z = mul(s, s);
  const series = mul(z, polynomial7(P, z));
  const halfSquare = mul(half(), mul(f, f));
  const low = add(mul(k, ln2Low()), c);
  const tail = sub(halfSquare, add(mul(s, add(halfSquare, series)), low));
  return sub(mul(k, ln2High()), sub(tail, f));
}

/** ln x for positive normal x. */
// @ts-ignore: decorator
@inline
export function logNormal(x: v128): v128 {
  const bits = shifted(x);
  return logReduced(exponentPart(bits), sub(mantissaOf(bits), one()), both(0));
}

/** Both lanes of ln x: −Infinity at ±0, NaN below 0, subnormals included; error below 0.8 ulp. */
export function log(x: v128): v128 {
  const usual = v128.and(f64x2.ge(x, smallestNormal()), f64x2.le(x, largest()));
  if (i64x2.all_true(usual)) return logNormal(x);
  return logUnusual(x);
}

function logUnusual(x: v128): v128 {
  const small = f64x2.lt(x, smallestNormal());
  const scaled = v128.bitselect(mul(x, both(18014398509481984)), x, small);
  const bits = shifted(scaled);
  const k = sub(exponentPart(bits), v128.and(small, both(54)));
  let value = logReduced(k, sub(mantissaOf(bits), one()), both(0));
  value = v128.bitselect(both(-Infinity), value, f64x2.eq(x, both(0)));
  value = v128.bitselect(both(NaN), value, f64x2.lt(x, both(0)));
  // Infinity and NaN pass through.
  return v128.bitselect(value, x, f64x2.le(x, largest()));
}

/** ln x, the same bits as a lane of `log`. */
export function logScalar(x: f64): f64 {
  return lane(log(both(x)), 0);
}
