// sin and cos of a reduced angle r + c, |r| ≤ π/4, c a correction below the last bit of r, in the form of FreeBSD msun
// k_sin.c and k_cos.c (Sun Microsystems 1993) with minimax coefficients of our own; then the choice of quadrant.
import { half, integerOne, integerTwo, one } from './constants.as';
import { add, entry, mul, sub } from './lanes.as';
import { polynomial5, polynomial6 } from './polynomial.as';

const SINE = memory.data<f64>([
  -0.16666666666666632, 0.008333333333322486, -0.0001984126982985337, 2.755731370506526e-6, -2.505075988936507e-8,
  1.5896886474082372e-10,
]);
const COSINE = memory.data<f64>([
  0.0416666666666666, -0.001388888888887447, 2.4801587289666912e-5, -2.7557314399269476e-7, 2.087572899495465e-9,
  -1.1359917371371857e-11,
]);

// @ts-ignore: decorator
@inline
function sineReduced(r: v128, c: v128): v128 {
  const z = mul(r, r);
  const cube = mul(z, r);
  const p = polynomial5(SINE + 8, z);
  const rest = sub(mul(z, sub(mul(half(), c), mul(cube, p))), c);
  return sub(r, sub(rest, mul(cube, entry(SINE, 0))));
}

// @ts-ignore: decorator
@inline
function cosineReduced(r: v128, c: v128): v128 {
  const z = mul(r, r);
  const halfSquare = mul(half(), z);
  const lead = sub(one(), halfSquare);
  const rest = sub(mul(mul(z, z), polynomial6(COSINE, z)), mul(r, c));
  return add(lead, add(sub(sub(one(), lead), halfSquare), rest));
}

/** Sine of q quarter turns plus s, given sin s, cos s and integers whose low two bits are q. */
// @ts-ignore: decorator
@inline
function turned(sine: v128, cosine: v128, q: v128): v128 {
  const odd = i64x2.neg(v128.and(q, integerOne()));
  return v128.xor(v128.bitselect(cosine, sine, odd), i64x2.shl(v128.and(q, integerTwo()), 62));
}

/** sin(q·π/2 + r + c); q are integers of which the low two bits count. */
export function sineInQuadrant(r: v128, c: v128, q: v128): v128 {
  return turned(sineReduced(r, c), cosineReduced(r, c), q);
}

/** cos(q·π/2 + r + c) in the variable `quadrantCosine`, the sine as the result. */
export function sincosInQuadrant(r: v128, c: v128, q: v128): v128 {
  const sine = sineReduced(r, c);
  const cosine = cosineReduced(r, c);
  quadrantCosine = turned(sine, cosine, i64x2.add(q, integerOne()));
  return turned(sine, cosine, q);
}

/** Second result of `sincosInQuadrant`. */
export let quadrantCosine: v128 = i64x2(0, 0);
