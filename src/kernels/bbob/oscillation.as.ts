// T_osz (Hansen, Finck, Ros, Auger, "Real-parameter black-box optimization benchmarking 2009: noiseless functions
// definitions", section 0.2): x·exp(0.049(sin(10 ln x) + sin(7.9 ln x))) for x > 0, with 5.5 and 3.1 for |x| where x < 0.
import { add, entry, mul } from '../math/lanes.as';
import { expm1Near, logSize, sineOfHalfTurns } from '../math/unguarded.as';

/** 10/π, (5.5 − 10)/π, 7.9/π, (3.1 − 7.9)/π, 0.049. */
const WAVES = memory.data<f64>([
  3.183098861837907, -1.432394487827058, 2.5146481008519466, -1.5278874536821951, 0.049,
]);

/** 0.049(sin(a·l) + sin(b·l)): a and b by the sign of x, l = ln |x|. */
// @ts-ignore: decorator
@inline
export function waves(x: v128, l: v128): v128 {
  const negative = f64x2.lt(x, f64x2.splat(0));
  const fast = mul(l, add(entry(WAVES, 0), v128.and(negative, entry(WAVES, 1))));
  const slow = mul(l, add(entry(WAVES, 2), v128.and(negative, entry(WAVES, 3))));
  return mul(entry(WAVES, 4), add(sineOfHalfTurns(fast), sineOfHalfTurns(slow)));
}

/** T_osz of two numbers; 0 stays 0. */
// @ts-ignore: decorator
@inline
export function oscillatePair(x: v128): v128 {
  return add(x, mul(x, expm1Near(waves(x, logSize(x)))));
}

/** out ← ln |x| of a tile. Stages in loops of their own keep many short chains of operations in flight. */
export function logSizes(dimension: i32, x: usize, out: usize): void {
  for (const end = x + (<usize>dimension << 5); x < end; x += 16) {
    v128.store(out, logSize(v128.load(x)));
    out += 16;
  }
}

/** logs ← exponents of T_osz, in place of ln |x|. */
export function wavesOf(dimension: i32, x: usize, logs: usize): void {
  for (const end = x + (<usize>dimension << 5); x < end; x += 16) {
    v128.store(logs, waves(v128.load(x), v128.load(logs)));
    logs += 16;
  }
}

/** out ← T_osz(x) of a tile; x and out are distinct. */
export function oscillate(dimension: i32, x: usize, out: usize): void {
  logSizes(dimension, x, out);
  wavesOf(dimension, x, out);
  for (const end = x + (<usize>dimension << 5); x < end; x += 16) {
    const value = v128.load(x);
    v128.store(out, add(value, mul(value, expm1Near(v128.load(out)))));
    out += 16;
  }
}
