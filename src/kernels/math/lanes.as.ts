// Short names for the arithmetic of two float64 lanes, so that formulas read as formulas.

import { upperMask } from './constants.as';
// @ts-ignore: decorator
@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

// @ts-ignore: decorator
@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

// @ts-ignore: decorator
@inline
export function div(a: v128, b: v128): v128 {
  return f64x2.div(a, b);
}

// @ts-ignore: decorator
@inline
export function both(value: f64): v128 {
  return f64x2.splat(value);
}

/** Entry `index` of a table of float64, in both lanes. One load is cheaper than a constant built in registers. */
// @ts-ignore: decorator
@inline
export function entry(table: usize, index: usize): v128 {
  return v128.load64_splat(table + (index << 3));
}

/** Lane `lane` (0 or 1) of a pair. */
// @ts-ignore: decorator
@inline
export function lane(pair: v128, lane: i32): f64 {
  return lane == 0 ? f64x2.extract_lane(pair, 0) : f64x2.extract_lane(pair, 1);
}

/** The upper 26 bits of both mantissas, the rest cut off: products of two such numbers are exact. */
// @ts-ignore: decorator
@inline
export function upper(value: v128): v128 {
  return v128.and(value, upperMask());
}
