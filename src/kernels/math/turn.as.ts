// cos(2πx) and sin(2πx). x − nearest(x) is exact, so full turns cost no accuracy whatever the size of x.
import { ROUNDING, add, both, mul, sub, upper } from './lanes.as';
import { quadrantCosine, sincosInQuadrant } from './sine.as';

/** 2π to 24 bits, the rest of it, and 2π. */
const TWO_PI_HIGH: f64 = 6.283185005187988;
const TWO_PI_LOW: f64 = 3.019915981956753e-7;
const TWO_PI: f64 = 6.283185307179586;

/** cos(2πx) of the last `sincosTurn`. */
export let turnCos: v128 = i64x2(0, 0);
/** sin(2πx) of the last `sincosTurn`. */
export let turnSin: v128 = i64x2(0, 0);

/** Both lanes of cos(2πx) and sin(2πx), left in `turnCos` and `turnSin`; error below 0.9 ulp for every finite x. */
export function sincosTurn(x: v128): void {
  const part = sub(x, f64x2.nearest(x));
  const rounded = add(mul(part, both(4)), both(ROUNDING));
  const t = sub(part, mul(both(0.25), sub(rounded, both(ROUNDING))));
  const lead = upper(t);
  const high = mul(lead, both(TWO_PI_HIGH));
  const low = add(mul(lead, both(TWO_PI_LOW)), mul(sub(t, lead), both(TWO_PI)));
  const r = add(high, low);
  turnSin = sincosInQuadrant(r, add(sub(high, r), low), rounded);
  turnCos = quadrantCosine;
}
