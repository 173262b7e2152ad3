// Elementary functions in fixed-point integers of several hundred bits, from their series: slow, and independent of
// anything that computes with floating-point numbers.

/** A real number: digits · 2^-bits. */
export interface Fixed {
  readonly digits: bigint;
  readonly bits: number;
}

/** Bits after the binary point in which series are summed. */
const BITS = 420;
/** Enough to subtract multiples of 2π from the largest float64. */
const WIDE = 1500;

const float = new Float64Array(1);
const pattern = new BigUint64Array(float.buffer);

/** Integers m and e with x = m·2^e, for finite x. */
export function parts(x: number): { m: bigint; e: number } {
  float[0] = x;
  const exponent = Number((pattern[0] >> 52n) & 0x7ffn);
  const fraction = pattern[0] & 0xfffffffffffffn;
  const m = exponent === 0 ? fraction : fraction | (1n << 52n);
  return { m: pattern[0] >> 63n ? -m : m, e: Math.max(exponent, 1) - 1075 };
}

function shift(value: bigint, by: number): bigint {
  return by >= 0 ? value << BigInt(by) : value >> BigInt(-by);
}

/** x with `bits` bits after the point; exact when they suffice. */
function fixed(x: number, bits = BITS): bigint {
  const { m, e } = parts(x);
  return shift(m, e + bits);
}

const ONE = 1n << BigInt(BITS);
const times = (a: bigint, b: bigint): bigint => (a * b) >> BigInt(BITS);

/** Σ t^(2k + 1)/(2k + 1), signs alternating for the arc tangent. */
function arcSeries(t: bigint, one: bigint, alternate: boolean): bigint {
  const square = (t * t) / one;
  let power = t;
  let sum = t;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (power * square) / one;
    sum += (alternate && (k & 2n) !== 0n ? -power : power) / k;
  }
  return sum;
}

const wideOne = 1n << BigInt(WIDE);
/** Machin: π/4 = 4 arctan ⅕ − arctan 1/239. */
const WIDE_PI = 4n * (4n * arcSeries(wideOne / 5n, wideOne, true) - arcSeries(wideOne / 239n, wideOne, true));
/** ln 2 = 2 artanh ⅓. */
const LN2 = 2n * arcSeries(ONE / 3n, ONE, false);

/** 2^n·Σ r^k/k!, |r| ≤ ln 2, and n. */
function expOf(x: bigint): { digits: bigint; n: number } {
  const n = x / LN2;
  const r = x - n * LN2;
  let term = ONE;
  let sum = ONE;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = times(term, r) / k;
    sum += term;
  }
  return { digits: sum, n: Number(n) };
}

/** ln of m·2^e > 0. */
function logOf(m: bigint, e: number): bigint {
  const length = m.toString(2).length;
  const scaled = shift(m, BITS - length);
  return 2n * arcSeries(((scaled - ONE) << BigInt(BITS)) / (scaled + ONE), ONE, false) + BigInt(length + e) * LN2;
}

export function exp(x: number): Fixed {
  const { digits, n } = expOf(fixed(x));
  return { digits, bits: BITS - n };
}

export function expm1(x: number): Fixed {
  const { digits, n } = expOf(fixed(x));
  return n > 100 ? { digits, bits: BITS - n } : { digits: shift(digits, n) - ONE, bits: BITS };
}

export function log(x: number): Fixed {
  const { m, e } = parts(x);
  return { digits: logOf(m, e), bits: BITS };
}

export function log1p(x: number): Fixed {
  return { digits: logOf(ONE + fixed(x), -BITS), bits: BITS };
}

export function pow(x: number, y: number): Fixed {
  const { m, e } = parts(y);
  const { digits, n } = expOf(shift(m * log(x).digits, e));
  return { digits, bits: BITS - n };
}

export function tanh(x: number): Fixed {
  const { digits, n } = expOf(2n * fixed(Math.abs(x)));
  const square = shift(digits, n);
  const value = ((square - ONE) << BigInt(BITS)) / (square + ONE);
  return { digits: x < 0 ? -value : value, bits: BITS };
}

/** sin (odd) or cos (even) of an angle in [−π, π]. */
function circular(angle: bigint, odd: boolean): Fixed {
  const square = times(angle, angle);
  let term = odd ? angle : ONE;
  let sum = term;
  for (let k = odd ? 2n : 1n; term !== 0n && term !== -1n; k += 2n) {
    term = -times(term, square) / (k * (k + 1n));
    sum += term;
  }
  return { digits: sum, bits: BITS };
}

function remainder(value: bigint, period: bigint): bigint {
  const rest = value % period;
  return rest > period / 2n ? rest - period : rest < -period / 2n ? rest + period : rest;
}

function reduced(x: number): bigint {
  return shift(remainder(fixed(x, WIDE), 2n * WIDE_PI), BITS - WIDE);
}

export const sin = (x: number): Fixed => circular(reduced(x), true);
export const cos = (x: number): Fixed => circular(reduced(x), false);

function turn(x: number): bigint {
  const part = remainder(fixed(x, WIDE), wideOne);
  return shift((part * 2n * WIDE_PI) >> BigInt(WIDE), BITS - WIDE);
}

export const sinTurn = (x: number): Fixed => circular(turn(x), true);
export const cosTurn = (x: number): Fixed => circular(turn(x), false);

/** |found − exact| in units of the last place of a float64 of the exact number's size. */
export function ulps(found: number, exact: Fixed): number {
  const size = exact.digits < 0n ? -exact.digits : exact.digits;
  if (size === 0n) return found === 0 ? 0 : Infinity;
  const exponent = size.toString(2).length - 1 - exact.bits;
  const unit = Math.max(exponent - 52, -1074);
  if (!Number.isFinite(found)) return exponent >= 1024 ? 0 : Infinity;
  const { m, e } = parts(found);
  const difference = shift(m, e - unit + 64) - shift(exact.digits, 64 - exact.bits - unit);
  return Math.abs(Number(difference)) / 2 ** 64;
}
