// cos(2πx) and sin(2πx). x − nearest(x) is exact, so full turns cost no accuracy whatever the size of x.
import { rounding } from './constants.as';
import { add, entry, mul, sub, upper } from './lanes.as';
import { quadrantCosine, sincosInQuadrant } from './sine.as';

/** 2π to 24 bits, the rest of it, and 2π; 4 and ¼. */
const CONSTANTS = memory.data<f64>([6.283185005187988, 3.019915981956753e-7, 6.283185307179586, 4, 0.25]);

/** cos(2πx) of the last `sincosTurn`. */
export let turnCos: v128 = i64x2(0, 0);
/** sin(2πx) of the last `sincosTurn`. */
export let turnSin: v128 = i64x2(0, 0);

/** Both lanes of cos(2πx) and sin(2πx), left in `turnCos` and `turnSin`; error below 0.8 ulp for every finite x. */
export function sincosTurn(x: v128): void {
  const part = sub(x, f64x2.nearest(x));
  const rounded = add(mul(part, entry(CONSTANTS, 3)), rounding());
  const t = sub(part, mul(entry(CONSTANTS, 4), sub(rounded, rounding())));
  const lead = upper(t);
  const high = mul(lead, entry(CONSTANTS, 0));
  const low = add(mul(lead, entry(CONSTANTS, 1)), mul(sub(t, lead), entry(CONSTANTS, 2)));
  const r = add(high, low);
  turnSin = sincosInQuadrant(r, add(sub(high, r), low), rounded);
  turnCos = quadrantCosine;
}

/** cos(2πx), the same bits as a lane of `sincosTurn`. */
export function cosTurnScalar(x: f64): f64 {
  sincosTurn(f64x2.splat(x));
  return f64x2.extract_lane(turnCos, 0);
}
