// A tile holds four individuals: coordinate j of lane l is the float64 at (j·4 + l)·8. It is worked on in two pairs of
// lanes: `pair` is 0 for lanes 0 and 1, 16 for lanes 2 and 3, an offset in bytes to add to a tile's address.
import { add, mul, sub } from '../math/lanes.as';

/** Coordinate j of a pair of lanes. */
// @ts-ignore: decorator
@inline
export function at(x: usize, j: i32): v128 {
  return v128.load(x + ((<usize>j) << 5));
}

/** Number j of a list, in both lanes. */
// @ts-ignore: decorator
@inline
export function number(list: usize, j: i32): v128 {
  return v128.load64_splat(list + ((<usize>j) << 3));
}

/** out ← x − offset, coordinate by coordinate. */
export function shift(dimension: i32, x: usize, offset: usize, out: usize): void {
  for (let j = 0; j < dimension; j++) {
    const o = number(offset, j);
    v128.store(out, sub(v128.load(x), o));
    v128.store(out, sub(v128.load(x, 16), o), 16);
    x += 32;
    out += 32;
  }
}

/** x ← scales·x, coordinate by coordinate. */
export function scale(dimension: i32, scales: usize, x: usize): void {
  for (let j = 0; j < dimension; j++) {
    const s = number(scales, j);
    v128.store(x, mul(s, v128.load(x)));
    v128.store(x, mul(s, v128.load(x, 16)), 16);
    x += 32;
  }
}

/** Σ w_j z_j² of a pair of lanes. */
export function weightedSquares(dimension: i32, weights: usize, z: usize): v128 {
  let sum = f64x2.splat(0);
  for (let j = 0; j < dimension; j++) {
    const value = at(z, j);
    sum = add(sum, mul(number(weights, j), mul(value, value)));
  }
  return sum;
}
