// Rows of float64 numbers, two at a time. A sum keeps four running totals, so its rounding is fixed by its length alone.

/** Address of element i of a row. */
// @ts-ignore: decorator
@inline
export function at(row: usize, i: i32): usize {
  return row + ((<usize>i) << 3);
}

/** Σ a_k b_k over `count` elements. */
export function dot(a: usize, b: usize, count: i32): f64 {
  let first = f64x2.splat(0);
  let second = first;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    first = f64x2.add(first, f64x2.mul(v128.load(a), v128.load(b)));
    second = f64x2.add(second, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
    a += 32;
    b += 32;
  }
  const pairs = f64x2.add(first, second);
  let sum = f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
  for (; k < count; k++) {
    sum += load<f64>(a) * load<f64>(b);
    a += 8;
    b += 8;
  }
  return sum;
}

/** a_k ← a_k + s b_k over `count` elements. */
export function addScaled(a: usize, s: f64, b: usize, count: i32): void {
  const factor = f64x2.splat(s);
  let k = 0;
  for (; k + 1 < count; k += 2) {
    v128.store(a, f64x2.add(v128.load(a), f64x2.mul(factor, v128.load(b))));
    a += 16;
    b += 16;
  }
  if (k < count) store<f64>(a, load<f64>(a) + s * load<f64>(b));
}
