// T_osz (Hansen, Finck, Ros, Auger, "Real-parameter black-box optimization benchmarking 2009: noiseless functions
// definitions", section 0.2): x·exp(0.049(sin(10 ln x) + sin(7.9 ln x))) for x > 0, with 5.5 and 3.1 for |x| where x < 0.
import { add, entry, mul } from '../math/lanes.as';
import { expm1Near, log2Size, sineOfHalfTurns } from '../math/unguarded.as';

/** (10, 5.5 − 10, 7.9, 3.1 − 7.9)·ln 2/π; 0.049. */
const WAVES = memory.data<f64>([
  2.206356001526516, -0.9928602006869321, 1.7430212412059476, -1.0590508807327277, 0.049,
]);

/** 0.049(sin(a ln |x|) + sin(b ln |x|)): a and b by the sign of x, l = log₂ |x|. */
// @ts-ignore: decorator
@inline
export function waves(x: v128, l: v128): v128 {
  const negative = f64x2.lt(x, f64x2.splat(0));
  const fast = mul(l, add(entry(WAVES, 0), v128.and(negative, entry(WAVES, 1))));
  const slow = mul(l, add(entry(WAVES, 2), v128.and(negative, entry(WAVES, 3))));
  return mul(entry(WAVES, 4), add(sineOfHalfTurns(fast), sineOfHalfTurns(slow)));
}

// Each stage has a loop of its own, and works on both pairs of a coordinate at once: many short independent chains of
// operations keep the processor busy where one long chain would wait for itself.

/** out ← log₂ |x| of a tile. */
export function logSizes(dimension: i32, x: usize, out: usize): void {
  for (const end = x + ((<usize>dimension) << 5); x < end; x += 32) {
    const low = log2Size(v128.load(x));
    const high = log2Size(v128.load(x, 16));
    v128.store(out, low);
    v128.store(out, high, 16);
    out += 32;
  }
}

/** out ← the exponents of T_osz, given logs = log₂ |x|; out may be logs. */
export function wavesOf(dimension: i32, x: usize, logs: usize, out: usize): void {
  for (const end = x + ((<usize>dimension) << 5); x < end; x += 32) {
    const low = waves(v128.load(x), v128.load(logs));
    const high = waves(v128.load(x, 16), v128.load(logs, 16));
    v128.store(out, low);
    v128.store(out, high, 16);
    logs += 32;
    out += 32;
  }
}

/** x·e^h for the small exponents of T_osz. */
// @ts-ignore: decorator
@inline
export function stretched(x: v128, h: v128): v128 {
  return add(x, mul(x, expm1Near(h)));
}

/** out ← T_osz(x) of a tile; x and out are distinct. */
export function oscillate(dimension: i32, x: usize, out: usize): void {
  logSizes(dimension, x, out);
  wavesOf(dimension, x, out, out);
  for (const end = x + ((<usize>dimension) << 5); x < end; x += 32) {
    const low = stretched(v128.load(x), v128.load(out));
    const high = stretched(v128.load(x, 16), v128.load(out, 16));
    v128.store(out, low);
    v128.store(out, high, 16);
    out += 32;
  }
}

/** T_osz of two numbers; 0 stays 0. */
export function oscillatePair(x: v128): v128 {
  return stretched(x, waves(x, log2Size(x)));
}
