// A function of one number, tabulated: between two nodes it is the parabola through both and the middle. The nodes divide
// every octave alike, so that the relative error is the same everywhere, and a number's leading bits are its place in the
// table. Below the lowest octave the lowest parabola goes on.

/** The table of one function. */
@unmanaged
export class Curve {
  /** Leading bits of the lowest node. */
  first: i32;
  /** Cells of the positive and of the negative numbers: constant, linear and quadratic coefficient, and a gap. */
  positive: usize;
  negative: usize;
}

/** Squares of differences of numbers of this size can still be told from 0. */
const LEAST: f64 = 1e-100;

export const CURVE_BYTES: usize = 12;

/** Leading bits of |t| that name its cell: exponent and `bits` of the mantissa. */
// @ts-ignore: decorator
@inline
function keyOf(t: f64, bits: i32): i32 {
  return <i32>((reinterpret<u64>(t) & 0x7fffffffffffffff) >> (52 - <u64>bits));
}

// @ts-ignore: decorator
@inline
function nodeOf(key: i32, bits: i32): f64 {
  return reinterpret<f64>((<u64>key) << (52 - <u64>bits));
}

/** The curve's value at a number between those that it was laid out for; `bits` as it was built with. */
// @ts-ignore: decorator
@inline
export function valueOf(t: f64, first: i32, positive: usize, negative: usize, bits: i32): f64 {
  const cell = <usize>max(0, keyOf(t, bits) - first);
  const entry = (reinterpret<i64>(t) < 0 ? negative : positive) + (cell << 5);
  return load<f64>(entry) + t * (load<f64>(entry, 8) + t * load<f64>(entry, 16));
}

/** Chooses the cells for numbers from low to high, as many octaves below the largest size as are wanted; returns how many. */
export function layOut(curve: Curve, low: f64, high: f64, bits: i32, octaves: i32): i32 {
  const size = max(max(abs(low), abs(high)), LEAST);
  // One more than is needed, because of rounding on the way here.
  const top = keyOf(size, bits) + 1;
  let bottom = max(top - (octaves << bits), 1 << bits);
  if (low > 0 || high < 0) bottom = max(bottom, min(top - 1, keyOf(min(abs(low), abs(high)), bits) - 1));
  curve.first = bottom;
  return top - bottom + 1;
}

/** Lower end, middle and upper end of a cell. */
export function cellLow(curve: Curve, cell: i32, bits: i32): f64 {
  return nodeOf(curve.first + cell, bits);
}

/** Fits the parabola of a cell to values at its lower end t₀, its middle and its upper end t₁. */
export function fitCell(entry: usize, t0: f64, t1: f64, f0: f64, middle: f64, f1: f64): void {
  const half = (t1 - t0) / 2;
  const m = t0 + half;
  const linear = (middle - f0) / half;
  const quadratic = (f1 - 2 * middle + f0) / (2 * half * half);
  store<f64>(entry, f0 - linear * t0 + quadratic * t0 * m);
  store<f64>(entry, linear - quadratic * (t0 + m), 8);
  store<f64>(entry, quadratic, 16);
}
