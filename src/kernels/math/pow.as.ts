// x^y = 2^(y·log₂x) with log₂x in two words and the product with y exact in its leading part, in the manner of FreeBSD
// msun e_pow.c (Sun Microsystems 1993) without its table: m in [√½, √2), s = (m − 1)/(m + 1) in two words,
// ln m = ⅔ s(3 + s² + r(s²)).
import { one } from './constants.as';
import { expReduced, scaleByPower } from './exp.as';
import { add, both, div, entry, lane, mul, sub, upper } from './lanes.as';
import { exponentPart, largest, mantissaOf, shifted, smallestNormal } from './log.as';
import { polynomial7 } from './polynomial.as';

/** r(z)/z² */
const R = memory.data<f64>([
  0.600000000000033, 0.4285714285518614, 0.333333337742025, 0.27272676991535716, 0.23080117674476572,
  0.19885616569716422, 0.19791151900882747,
]);

/** ⅔/ln 2 and ln 2, each as 26 leading bits, the rest, and the whole; 3. */
const SCALES = memory.data<f64>([
  0.9617966860532761, 7.872699542894897e-9, 0.961796693925976, 0.6931471675634384, 1.2996506893889889e-8,
  0.6931471805599453, 3,
]);

// @ts-ignore: decorator
@inline
function clamp(value: v128, limit: f64): v128 {
  return f64x2.pmax(f64x2.pmin(value, both(limit)), both(-limit));
}

/** x^y·2^(y·lift) in both lanes for positive normal x and finite y. */
function positive(x: v128, y: v128, lift: v128): v128 {
  const bits = shifted(x);
  const k = add(exponentPart(bits), lift);
  const m = mantissaOf(bits);
  const f = sub(m, one());
  // s = high + low; d = m + 1 is split so that high·dHigh and high·dLow are exact.
  const d = add(m, one());
  const inverse = div(one(), d);
  const high = upper(mul(f, inverse));
  const dHigh = upper(d);
  const dLow = add(sub(one(), dHigh), m);
  const low = mul(sub(sub(f, mul(high, dHigh)), mul(high, dLow)), inverse);
  const square = mul(high, high);
  const z = add(square, mul(low, add(add(high, high), low)));
  const series = add(mul(mul(z, z), polynomial7(R, z)), mul(low, add(add(high, high), low)));
  // 3 + s² + r = tHigh + tLow; ⅔ s of it in two words.
  const tHigh = upper(add(add(entry(SCALES, 6), square), series));
  const tLow = sub(series, sub(sub(tHigh, entry(SCALES, 6)), square));
  const product = mul(high, tHigh);
  const correction = add(mul(low, tHigh), mul(tLow, add(high, low)));
  const pHigh = upper(add(product, correction));
  const pLow = sub(correction, sub(pHigh, product));
  const scaled = mul(entry(SCALES, 0), pHigh);
  const scaledLow = add(mul(entry(SCALES, 1), pHigh), mul(pLow, entry(SCALES, 2)));
  const logHigh = upper(add(add(scaled, scaledLow), k));
  const logLow = sub(scaledLow, sub(sub(logHigh, k), scaled));
  // Beyond 2⁶⁶ every y under- or overflows unless x = 1; the clamp keeps the products finite.
  const bounded = clamp(y, 7.378697629483821e19);
  const yHigh = upper(bounded);
  const zLow = add(mul(sub(bounded, yHigh), logHigh), mul(bounded, logLow));
  const zHigh = mul(yHigh, logHigh);
  // Where the result is 0 or Infinity the rest of the exponent is cut off too, lest the polynomial overflow.
  const n = f64x2.nearest(clamp(add(zHigh, zLow), 1100));
  const lead = clamp(sub(zHigh, n), 1);
  const rest = clamp(zLow, 1);
  const t = upper(add(lead, rest));
  const rHigh = mul(t, entry(SCALES, 3));
  const rLow = add(mul(sub(rest, sub(t, lead)), entry(SCALES, 5)), mul(t, entry(SCALES, 4)));
  const r = add(rHigh, rLow);
  return scaleByPower(expReduced(r, sub(rLow, sub(r, rHigh))), n);
}

/** Both lanes of x^y with the special cases of IEEE 754 pow (so 1^NaN = 1 and NaN^0 = 1); error below 0.8 ulp. */
export function pow(x: v128, y: v128): v128 {
  const usualX = v128.and(f64x2.ge(x, smallestNormal()), f64x2.le(x, largest()));
  const usual = v128.and(usualX, f64x2.le(f64x2.abs(y), largest()));
  if (i64x2.all_true(usual)) return positive(x, y, both(0));
  return f64x2(anyPower(lane(x, 0), lane(y, 0)), anyPower(lane(x, 1), lane(y, 1)));
}

function anyPower(x: f64, y: f64): f64 {
  if (y == 0 || x == 1) return 1;
  if (isNaN(x) || isNaN(y)) return NaN;
  const size = abs(x);
  const whole = trunc(y) == y;
  if (x < 0 && !whole && size < Infinity) return NaN;
  const value = powerOfSize(size, y);
  const odd = whole && abs(y) < 9007199254740992 && trunc(y * 0.5) * 2 != y;
  return odd ? copysign(value, x) : value;
}

function powerOfSize(size: f64, y: f64): f64 {
  if (abs(y) == Infinity) return size == 1 ? 1 : size > 1 == y > 0 ? Infinity : 0;
  if (size == 0) return y > 0 ? 0 : Infinity;
  if (size == Infinity) return y > 0 ? Infinity : 0;
  if (size >= f64.MIN_NORMAL_VALUE) return lane(positive(both(size), both(y), both(0)), 0);
  return lane(positive(both(size * 18014398509481984), both(y), both(-54)), 0);
}

/** x^y, the same bits as a lane of `pow`. */
export function powScalar(x: f64, y: f64): f64 {
  return lane(pow(both(x), both(y)), 0);
}
