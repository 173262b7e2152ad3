// Access to numbers of a pair of individuals: number j is the v128 at `address + 16·j`.

// @ts-ignore: decorator
@inline
export function get(numbers: usize, j: i32): v128 {
  return v128.load(numbers + ((<usize>j) << 4));
}

// @ts-ignore: decorator
@inline
export function set(numbers: usize, j: i32, value: v128): void {
  v128.store(numbers + ((<usize>j) << 4), value);
}

/** Each lane of x moved into [least, most]; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function clamp(x: v128, least: f64, most: f64): v128 {
  return f64x2.min(f64x2.max(x, f64x2.splat(least)), f64x2.splat(most));
}

/** `yes` in the lanes where all bits of `mask` are set, `no` in the others. */
// @ts-ignore: decorator
@inline
export function choose(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}
