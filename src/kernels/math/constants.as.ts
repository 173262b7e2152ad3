// Constants of the inner loops, in both lanes. They are read from memory: a load is one instruction, while V8 rebuilds a
// vector constant from a general register, three instructions, in every turn of a loop (T_osz: 9.8 against 9.1 ns a number).

const REALS = memory.data<f64>([
  0.5, 1, 2, 6755399441055744, 1.4426950408889634, 0.6931471805598903, 5.497923018708371e-14, 0.6931471805599453,
  4503599627371519,
]);
const BITS = memory.data<u64>([
  0x000fffffffffffff, 0x3fe6a09e667f3bcd, 0x00095f619980c433, 0x4330000000000000, 1023, 0xfffffffff8000000,
  0x8000000000000000, 1, 2,
]);

// @ts-ignore: decorator
@inline
function real(index: usize): v128 {
  return v128.load64_splat(REALS + (index << 3));
}

// @ts-ignore: decorator
@inline
function bits(index: usize): v128 {
  return v128.load64_splat(BITS + (index << 3));
}

// @ts-ignore: decorator
@inline
export function half(): v128 {
  return real(0);
}

// @ts-ignore: decorator
@inline
export function one(): v128 {
  return real(1);
}

// @ts-ignore: decorator
@inline
export function two(): v128 {
  return real(2);
}

/**
 * 1.5·2⁵². Adding it rounds |x| < 2⁵¹ to the nearest integer (halves to even), which then stands in the low bits of the
 * sum as a two's complement number.
 */
// @ts-ignore: decorator
@inline
export function rounding(): v128 {
  return real(3);
}

// @ts-ignore: decorator
@inline
export function log2e(): v128 {
  return real(4);
}

/** ln 2 to 42 bits: its product with an exponent is exact. */
// @ts-ignore: decorator
@inline
export function ln2High(): v128 {
  return real(5);
}

/** ln 2 − ln2High. */
// @ts-ignore: decorator
@inline
export function ln2Low(): v128 {
  return real(6);
}

// @ts-ignore: decorator
@inline
export function ln2(): v128 {
  return real(7);
}

/** 2⁵² + 1023: what a biased exponent in the mantissa of 2⁵² has too much. */
// @ts-ignore: decorator
@inline
export function exponentOffset(): v128 {
  return real(8);
}

// @ts-ignore: decorator
@inline
export function mantissaMask(): v128 {
  return bits(0);
}

/** Bits of √½. */
// @ts-ignore: decorator
@inline
export function sqrtHalfBits(): v128 {
  return bits(1);
}

/** Bits of 1 minus bits of √½. */
// @ts-ignore: decorator
@inline
export function oneOverSqrtHalfBits(): v128 {
  return bits(2);
}

/** Bits of 2⁵². */
// @ts-ignore: decorator
@inline
export function integerBits(): v128 {
  return bits(3);
}

/** The bias of an exponent, as integers. */
// @ts-ignore: decorator
@inline
export function exponentBias(): v128 {
  return bits(4);
}

/** Mask of the upper 26 bits of a mantissa, with sign and exponent. */
// @ts-ignore: decorator
@inline
export function upperMask(): v128 {
  return bits(5);
}

// @ts-ignore: decorator
@inline
export function signBits(): v128 {
  return bits(6);
}

/** The integer 1. */
// @ts-ignore: decorator
@inline
export function integerOne(): v128 {
  return bits(7);
}

/** The integer 2. */
// @ts-ignore: decorator
@inline
export function integerTwo(): v128 {
  return bits(8);
}
