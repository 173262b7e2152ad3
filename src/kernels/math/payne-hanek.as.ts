// Reduction of a huge angle to q quarter turns and a rest in [−π/4, π/4]. |x| = m·2^e with a 53-bit integer m; of 2/π only
// a window of 192 bits matters: what lies above contributes whole turns, what lies below is lost beyond 2⁻¹³⁰.

/** 1280 bits of 2/π, the most significant first. */
const TWO_OVER_PI = memory.data<u64>([
  0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0,
  0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
  0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
  0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d,
]);

const HALF_PI: f64 = 1.5707963267948966;
const HALF_PI_LOW: f64 = 6.123233995736766e-17;

/** Results of `payneHanek`: the angle is quarters·π/2 + reducedHigh + reducedLow. */
export let quarters: i64 = 0;
export let reducedHigh: f64 = 0;
export let reducedLow: f64 = 0;

/** 64 bits of 2/π after the first `skip` ones; −64 < skip. */
function window(skip: i32): u64 {
  const word = skip >> 6;
  const shift = <u64>(skip & 63);
  const upper = word < 0 ? 0 : load<u64>(TWO_OVER_PI + ((<usize>word) << 3));
  if (shift == 0) return upper;
  return (upper << shift) | (load<u64>(TWO_OVER_PI + ((<usize>(word + 1)) << 3)) >> (64 - shift));
}

/** Upper 64 bits of the product of two 64-bit integers, by halves. */
function upperProduct(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const middle = a1 * b0 + ((a0 * b0) >> 32);
  const cross = a0 * b1 + (middle & 0xffffffff);
  return a1 * b1 + (middle >> 32) + (cross >> 32);
}

/** Reduces a finite |x| ≥ 2²⁸; the rest is correct to about 2⁻¹¹⁰ relative to a quarter turn. */
export function payneHanek(x: f64): void {
  const bits = reinterpret<u64>(x);
  const m = (bits & 0x000fffffffffffff) | 0x0010000000000000;
  const e = <i32>((bits >> 52) & 0x7ff) - 1075;
  // The window starts so that its product with m has its binary point after the two bits that count quarter turns.
  const skip = e - 2;
  const high = window(skip);
  const middle = window(skip + 64);
  const low = window(skip + 128);
  const word2 = m * low;
  const carry = upperProduct(m, low);
  const word1 = m * middle + carry;
  const word0 = m * high + upperProduct(m, middle) + (word1 < carry ? 1 : 0);
  // word0:word1:word2 is the angle in units of four quarter turns times 2^-192; round to the nearest quarter.
  let q = word0 >> 62;
  let top = (word0 << 2) | (word1 >> 62);
  let next = (word1 << 2) | (word2 >> 62);
  const negative = top >> 63 != 0;
  if (negative) {
    q += 1;
    top = ~top;
    next = ~next;
  }
  setRest(top, next, negative != x < 0);
  quarters = x < 0 ? -(<i64>q) : <i64>q;
}

/** (top:next)/2¹²⁸ quarter turns in two words. No double comes closer to a multiple of π/2 than 2⁻⁶², so top ≠ 0. */
function setRest(top: u64, next: u64, negative: bool): void {
  const zeros = clz(top);
  const lead = (top << zeros) | ((next >> 1) >> (63 - zeros));
  const scale = reinterpret<f64>((1023 - 53 - zeros) << 52);
  const high = <f64>(lead >> 11) * scale;
  const low = <f64>((lead << 53) | ((next << zeros) >> 11)) * scale * 5.421010862427522e-20;
  // high·π/2 with its rounding error, by the splitting of Dekker 1971.
  const product = high * HALF_PI;
  const upper = upperHalf(high);
  const lower = high - upper;
  const piUpper = upperHalf(HALF_PI);
  const piLower = HALF_PI - piUpper;
  const error = upper * piUpper - product + upper * piLower + lower * piUpper + lower * piLower;
  const rest = error + (high * HALF_PI_LOW + low * HALF_PI);
  const sum = product + rest;
  reducedHigh = negative ? -sum : sum;
  reducedLow = negative ? sum - product - rest : product - sum + rest;
}

/** The upper 26 bits of a float64. */
function upperHalf(value: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(value) & 0xfffffffff8000000);
}
