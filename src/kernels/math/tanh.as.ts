// tanh |x| = 1 − 2/(e^(2|x|) + 1), with the denominator in two words, from 0.55 on; below, x + x³p(x²) with a minimax p.
import { half, ln2High, ln2Low, one, rounding, signBits, two } from './constants.as';
import { expTail, exponentOf, powerOfTwo } from './exp.as';
import { add, both, div, lane, mul, sub } from './lanes.as';
import { polynomial11 } from './polynomial.as';

const P = memory.data<f64>([
  -0.333333333333333, 0.1333333333332656, -0.053968253963715226, 0.021869488384277172, -0.008863232571286551,
  0.003592091684981717, -0.0014555403717240274, 0.000588433327818287, -0.0002333507871793176, 8.326904600392728e-5,
  -1.9463468975264998e-5,
]);

const JOIN: f64 = 0.55;

// @ts-ignore: decorator
@inline
function near(size: v128): v128 {
  const z = mul(size, size);
  return add(size, mul(mul(size, z), polynomial11(P, z)));
}

// @ts-ignore: decorator
@inline
function far(size: v128): v128 {
  // Beyond 20 the result is 1 to the last bit.
  const x = f64x2.pmin(add(size, size), both(40));
  const rounded = exponentOf(x);
  const n = sub(rounded, rounding());
  const power = powerOfTwo(rounded);
  const high = sub(x, mul(n, ln2High()));
  const low = mul(n, ln2Low());
  const r = sub(high, low);
  const tail = add(expTail(r), sub(sub(high, r), low));
  const step = add(r, tail);
  const lead = add(one(), step);
  const rest = add(sub(step, sub(lead, one())), sub(tail, sub(step, r)));
  const e = mul(power, lead);
  const sum = add(e, one());
  const sumRest = add(add(sub(e, sum), one()), mul(power, rest));
  const quotient = div(two(), sum);
  const difference = sub(one(), quotient);
  const lost = sub(sub(one(), difference), quotient);
  return add(difference, add(lost, mul(mul(half(), mul(quotient, quotient)), sumRest)));
}

/** Both lanes of tanh x, any float64; error below 0.9 ulp. */
export function tanh(x: v128): v128 {
  const size = f64x2.abs(x);
  const isNear = f64x2.lt(size, both(JOIN));
  let value: v128;
  if (i64x2.all_true(isNear)) value = near(size);
  else if (v128.any_true(isNear)) value = v128.bitselect(near(size), far(size), isNear);
  else value = far(size);
  value = v128.or(value, v128.and(x, signBits()));
  return v128.bitselect(value, x, f64x2.eq(x, x));
}

/** tanh x, the same bits as a lane of `tanh`. */
export function tanhScalar(x: f64): f64 {
  return lane(tanh(both(x)), 0);
}
