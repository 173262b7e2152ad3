// e^x − 1 = (2^n − 1) + 2^n(r + r²/2 + …): the first three terms are added without error, so nothing is lost where e^x
// is near 1. Error-free sums: Dekker 1971; Knuth, TAOCP 2, section 4.2.2.
import { half, ln2High, ln2Low, one, rounding } from './constants.as';
import { exp, expThirdOrder, exponentOf, powerOfTwo } from './exp.as';
import { add, both, lane, mul, sub, upper } from './lanes.as';

// @ts-ignore: decorator
@inline
function inRange(x: v128): v128 {
  const rounded = exponentOf(x);
  const n = sub(rounded, rounding());
  const power = powerOfTwo(rounded);
  const high = sub(x, mul(n, ln2High()));
  const low = mul(n, ln2Low());
  const r = sub(high, low);
  const lead = sub(power, one());
  const leadBack = sub(lead, power);
  const leadRest = sub(sub(power, sub(lead, leadBack)), add(one(), leadBack));
  const step = mul(power, r);
  const sum = add(lead, step);
  const back = sub(sum, lead);
  const sumRest = add(sub(lead, sub(sum, back)), sub(step, back));
  // r²/2 is a part whose square is exact, plus the rest.
  const r1 = upper(r);
  const square = mul(power, mul(half(), mul(r1, r1)));
  const total = add(sum, square);
  const totalRest = sub(square, sub(total, sum));
  const squareRest = mul(mul(half(), add(r1, r)), sub(r, r1));
  const tail = add(add(expThirdOrder(r), squareRest), sub(sub(high, r), low));
  return add(total, add(add(add(totalRest, sumRest), leadRest), mul(power, tail)));
}

/** Both lanes of e^x − 1, any float64; error below 0.85 ulp. */
export function expm1(x: v128): v128 {
  const size = f64x2.abs(x);
  let value: v128;
  if (i64x2.all_true(f64x2.le(size, both(700)))) {
    value = inRange(x);
  } else {
    const middle = inRange(f64x2.pmax(f64x2.pmin(x, both(700)), both(-700)));
    value = v128.bitselect(exp(x), middle, f64x2.gt(x, both(700)));
    value = v128.bitselect(x, value, f64x2.ne(x, x));
  }
  // Below 2⁻⁵⁴ the argument is the result; this keeps −0 and subnormals.
  return v128.bitselect(x, value, f64x2.lt(size, both(5.551115123125783e-17)));
}

/** e^x − 1, the same bits as a lane of `expm1`. */
export function expm1Scalar(x: f64): f64 {
  return lane(expm1(both(x)), 0);
}
