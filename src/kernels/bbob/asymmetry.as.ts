// T_asy^β (Hansen et al. 2009, section 0.2): x^(1 + β·i/(D − 1)·√x) for x > 0, written x·exp(e_i·√x·ln x), with e from
// `asymmetry`; x ≤ 0 stays.
import { add, mul } from '../math/lanes.as';
import { expCut, expm1Near, logSize } from '../math/unguarded.as';
import { logSizes, wavesOf } from './oscillation.as';
import { number } from './tile.as';

/** √x·l of the positive numbers of a tile, times the exponents; whatever elsewhere. */
// @ts-ignore: decorator
@inline
function skewExponent(x: v128, l: v128, exponent: v128): v128 {
  return mul(exponent, mul(f64x2.sqrt(x), l));
}

/** x·e^h where x > 0, x elsewhere. */
// @ts-ignore: decorator
@inline
function skewed(x: v128, h: v128): v128 {
  return v128.bitselect(mul(x, expCut(h)), x, f64x2.gt(x, f64x2.splat(0)));
}

function applySkew(dimension: i32, x: usize, out: usize): void {
  for (const end = x + (<usize>dimension << 5); x < end; x += 16) {
    v128.store(out, skewed(v128.load(x), v128.load(out)));
    out += 16;
  }
}

/** out ← T_asy(x) of a tile; x and out are distinct. */
export function skew(dimension: i32, exponents: usize, x: usize, out: usize): void {
  for (let j = 0; j < dimension; j++) {
    const place = <usize>j << 5;
    for (let pair = place; pair < place + 32; pair += 16) {
      const value = v128.load(x + pair);
      v128.store(out + pair, skewExponent(value, logSize(value), number(exponents, j)));
    }
  }
  applySkew(dimension, x, out);
}

/** out ← T_asy(T_osz(x)) of a tile; x becomes T_osz(x). The logarithm of T_osz(x) is ln |x| plus its exponent: one log for both. */
export function oscillateAndSkew(dimension: i32, exponents: usize, x: usize, logs: usize, out: usize): void {
  logSizes(dimension, x, logs);
  memory.copy(out, logs, <usize>dimension << 5);
  wavesOf(dimension, x, out);
  for (let j = 0; j < dimension; j++) {
    const place = <usize>j << 5;
    for (let pair = place; pair < place + 32; pair += 16) {
      const value = v128.load(x + pair);
      const h = v128.load(out + pair);
      const oscillated = add(value, mul(value, expm1Near(h)));
      v128.store(x + pair, oscillated);
      v128.store(out + pair, skewExponent(oscillated, add(v128.load(logs + pair), h), number(exponents, j)));
    }
  }
  applySkew(dimension, x, out);
}
