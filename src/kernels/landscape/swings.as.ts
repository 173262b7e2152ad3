// The sum of f16, see `weierstrass.as.ts`, in float32. The fastest waves lose digits: costs are right to 1e-3 on average, and
// to 3e-2 at a few places.
import { sine4 } from './finish.as';
import { Slice } from './slice.as';

const ROW: usize = 256;
const TERMS = 12;

/** 4 sin²(πz). */
// @ts-ignore: decorator
@inline
function squaredSine(z: v128): v128 {
  const s = sine4(f32x4.sub(z, f32x4.nearest(z)));
  return f32x4.mul(f32x4.splat(4), f32x4.mul(s, s));
}

/** 4 sin² of three times the angle; rounding must not lead beyond 4, from where it would go to infinity. */
// @ts-ignore: decorator
@inline
function tripled(s: v128): v128 {
  const t = f32x4.sub(f32x4.splat(3), s);
  return f32x4.pmin(f32x4.mul(s, f32x4.mul(t, t)), f32x4.splat(4));
}

/** costs ← 10·(mean of Σ_k 2^-k·2 sin²(π 3^k z))³. */
export function swings(slice: Slice, count: i32, costs: usize): void {
  const d = slice.problem.dimension;
  const half = f32x4.splat(0.5);
  for (let k: usize = 0; k < (<usize>count) << 2; k += 32) {
    let low = f32x4.splat(0);
    let high = low;
    let place = slice.after + k;
    // Two numbers of eight places: four chains of operations, because each of them waits for itself.
    for (let j = 0; j < d; j += 2) {
      const z0 = v128.load(place);
      const z1 = v128.load(place, 16);
      const z2 = v128.load(place, 256);
      const z3 = v128.load(place, 272);
      place += ROW << 1;
      let s0 = squaredSine(z0);
      let s1 = squaredSine(z1);
      let s2 = squaredSine(z2);
      let s3 = squaredSine(z3);
      let weight = half;
      for (let term = 1; term < TERMS; term++) {
        low = f32x4.add(low, f32x4.mul(weight, f32x4.add(s0, s2)));
        high = f32x4.add(high, f32x4.mul(weight, f32x4.add(s1, s3)));
        s0 = tripled(s0);
        s1 = tripled(s1);
        s2 = tripled(s2);
        s3 = tripled(s3);
        weight = f32x4.mul(weight, half);
      }
      low = f32x4.add(low, f32x4.mul(weight, f32x4.add(s0, s2)));
      high = f32x4.add(high, f32x4.mul(weight, f32x4.add(s1, s3)));
    }
    for (let lane: usize = 0; lane < 4; lane++) {
      store<f64>(costs + (k << 1) + (lane << 3), cube(laneOf(low, lane) / <f64>d));
      store<f64>(costs + (k << 1) + 32 + (lane << 3), cube(laneOf(high, lane) / <f64>d));
    }
  }
}

const SPILL = memory.data(16, 16);

function laneOf(four: v128, lane: usize): f64 {
  v128.store(SPILL, four);
  return <f64>load<f32>(SPILL + (lane << 2));
}

function cube(mean: f64): f64 {
  return 10 * mean * mean * mean;
}
