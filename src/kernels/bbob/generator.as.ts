// The random numbers of the BBOB instances: the minimal-standard generator with a shuffle table, as `bbob2009_unif` and
// `bbob2009_gauss` of the COCO reference code do it. Every intermediate value is an integer that a float64 holds exactly.
import { cosTurnScalar } from '../math/turn.as';
import { logScalar } from '../math/log.as';

const MODULUS: f64 = 2147483647;
const MULTIPLIER: f64 = 16807;
// Schrage's split of the modulus: MODULUS = QUOTIENT·MULTIPLIER + REMAINDER.
const QUOTIENT: f64 = 127773;
const REMAINDER: f64 = 2836;
const TABLE = memory.data(32 * 8, 8);

function step(state: f64): f64 {
  const k = floor(state / QUOTIENT);
  const next = MULTIPLIER * (state - k * QUOTIENT) - REMAINDER * k;
  return next < 0 ? next + MODULUS : next;
}

/** out[0 … count) ← uniform numbers in (0, 1) of `seed`, an integer of at most 2⁵² in size. */
export function uniforms(seed: f64, count: i32, out: usize): void {
  let state = max(abs(seed), 1);
  for (let i = 39; i >= 0; i--) {
    state = step(state);
    if (i < 32) store<f64>(TABLE + ((<usize>i) << 3), state);
  }
  let current = load<f64>(TABLE);
  for (let i = 0; i < count; i++) {
    state = step(state);
    const place = TABLE + ((<usize>(<i32>floor(current / 67108865))) << 3);
    current = load<f64>(place);
    store<f64>(place, state);
    const value = current / MODULUS;
    store<f64>(out + ((<usize>i) << 3), value == 0 ? 1e-99 : value);
  }
}

/** out[0 … count) ← standard normal numbers of `seed`; out needs room for 2·count. Number i pairs uniforms i and count + i. */
export function normals(seed: f64, count: i32, out: usize): void {
  uniforms(seed, 2 * count, out);
  for (let i = 0; i < count; i++) {
    const place = out + ((<usize>i) << 3);
    const radius = sqrt(-2 * logScalar(load<f64>(place)));
    const value = radius * cosTurnScalar(load<f64>(out + ((<usize>(count + i)) << 3)));
    store<f64>(place, value == 0 ? 1e-99 : value);
  }
}
