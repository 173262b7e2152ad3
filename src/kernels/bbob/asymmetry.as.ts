// T_asy^β (Hansen et al. 2009, section 0.2): x^(1 + β·i/(D − 1)·√x) for x > 0, written x·2^(e_i·√x·log₂x) with
// e_i = β·i/(D − 1); x ≤ 0 stays.
import { log2e } from '../math/constants.as';
import { add, mul } from '../math/lanes.as';
import { exp2Cut, log2Size } from '../math/unguarded.as';
import { logSizes, stretched, wavesOf } from './oscillation.as';
import { number } from './tile.as';

/** √x·l of the positive numbers of a tile, times the exponents; whatever elsewhere. */
// @ts-ignore: decorator
@inline
function skewExponent(x: v128, l: v128, exponent: v128): v128 {
  return mul(exponent, mul(f64x2.sqrt(x), l));
}

/** x·2^h where x > 0, x elsewhere. */
// @ts-ignore: decorator
@inline
function skewed(x: v128, h: v128): v128 {
  return v128.bitselect(mul(x, exp2Cut(h)), x, f64x2.gt(x, f64x2.splat(0)));
}

function applySkew(dimension: i32, x: usize, out: usize): void {
  for (const end = x + ((<usize>dimension) << 5); x < end; x += 32) {
    const low = skewed(v128.load(x), v128.load(out));
    const high = skewed(v128.load(x, 16), v128.load(out, 16));
    v128.store(out, low);
    v128.store(out, high, 16);
    out += 32;
  }
}

/** out ← T_asy(x) of a tile; x and out are distinct. */
export function skew(dimension: i32, exponents: usize, x: usize, out: usize): void {
  for (let j = 0; j < dimension; j++) {
    const place = (<usize>j) << 5;
    const exponent = number(exponents, j);
    const a = v128.load(x + place);
    const b = v128.load(x + place, 16);
    const low = skewExponent(a, log2Size(a), exponent);
    const high = skewExponent(b, log2Size(b), exponent);
    v128.store(out + place, low);
    v128.store(out + place, high, 16);
  }
  applySkew(dimension, x, out);
}

/** log₂ of T_osz(x), given log₂ |x| and the exponent of T_osz. */
// @ts-ignore: decorator
@inline
function logAfter(log: v128, h: v128): v128 {
  return add(log, mul(log2e(), h));
}

/** out ← T_asy(T_osz(x)) of a tile; x becomes T_osz(x), logs is scratch. One logarithm serves both. */
export function oscillateAndSkew(dimension: i32, exponents: usize, x: usize, logs: usize, out: usize): void {
  logSizes(dimension, x, logs);
  wavesOf(dimension, x, logs, out);
  for (let j = 0; j < dimension; j++) {
    const place = (<usize>j) << 5;
    const exponent = number(exponents, j);
    const a = v128.load(out + place);
    const b = v128.load(out + place, 16);
    const low = stretched(v128.load(x + place), a);
    const high = stretched(v128.load(x + place, 16), b);
    v128.store(x + place, low);
    v128.store(x + place, high, 16);
    v128.store(out + place, skewExponent(low, logAfter(v128.load(logs + place), a), exponent));
    v128.store(out + place, skewExponent(high, logAfter(v128.load(logs + place, 16), b), exponent), 16);
  }
  applySkew(dimension, x, out);
}

/** T_asy of two numbers of a coordinate with exponent e_i. */
export function skewPair(x: v128, exponent: v128): v128 {
  return skewed(x, skewExponent(x, log2Size(x), exponent));
}
