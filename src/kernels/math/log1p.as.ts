// ln(1 + x) = ln u + c/u with u = 1 + x rounded and c what the rounding lost (after FreeBSD msun s_log1p.c, Sun
// Microsystems 1993); near 0 the exact x stands for f = u − 1.
import { one } from './constants.as';
import { add, both, div, lane, sub } from './lanes.as';
import { exponentPart, logReduced, mantissaOf, shifted } from './log.as';

/** Both lanes of ln(1 + x): −Infinity at −1, NaN below; error below 0.85 ulp. */
export function log1p(x: v128): v128 {
  const u = add(one(), x);
  const bits = shifted(u);
  const k = exponentPart(bits);
  const near = f64x2.eq(k, both(0));
  const f = v128.bitselect(x, sub(mantissaOf(bits), one()), near);
  const larger = f64x2.gt(x, one());
  const lost = v128.bitselect(sub(one(), sub(u, x)), sub(x, sub(u, one())), larger);
  const c = v128.andnot(div(lost, u), near);
  const value = logReduced(k, f, c);
  const size = f64x2.abs(x);
  const usual = v128.and(f64x2.gt(x, both(-1)), f64x2.lt(x, both(Infinity)));
  const kept = v128.bitselect(x, value, f64x2.lt(size, both(5.551115123125783e-17)));
  if (i64x2.all_true(usual)) return kept;
  let special = v128.bitselect(both(-Infinity), both(NaN), f64x2.eq(x, both(-1)));
  special = v128.bitselect(x, special, v128.or(f64x2.eq(x, both(Infinity)), f64x2.ne(x, x)));
  return v128.bitselect(kept, special, usual);
}

/** ln(1 + x), the same bits as a lane of `log1p`. */
export function log1pScalar(x: f64): f64 {
  return lane(log1p(both(x)), 0);
}
