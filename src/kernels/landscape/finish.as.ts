// From the turned numbers of a strip, in float32, to costs. Row i of them is 256 bytes after row i − 1.
import { CURVE_BYTES, Curve, cellLow, fitCell, layOut, valueOf } from './curve.as';
import { radialPair } from '../bbob/schaffers.as';
import { Slice, reserve } from './slice.as';
import { swings } from './swings.as';

const ROW: usize = 256;
/** Cells of the radial function of f17 and f18 are 1/256 of an octave wide, because it oscillates; error below 1e-5. */
const RADIAL_BITS = 8;
/** It falls with the fourth root of its argument, so it takes many octaves until its square counts for nothing. */
const RADIAL_OCTAVES = 64;

/** sin(πd)/d in d², |d| ≤ ½, error below 1e-7. */
const SINE = memory.data<f32>([3.1415927, -5.167713, 2.550164, -0.59926453, 0.08214588, -0.007370361]);

/** @param reach the largest |z| there can be */
export function prepareFinish(slice: Slice, reach: f64): void {
  if (slice.problem.number < 17) return;
  const curve = changetype<Curve>(reserve(slice, CURVE_BYTES));
  const cells = layOut(curve, 0, 2 * reach * reach, RADIAL_BITS, RADIAL_OCTAVES);
  const table = reserve(slice, (<usize>cells) << 5);
  for (let cell = 0; cell < cells; cell++) {
    const t0 = cellLow(curve, cell, RADIAL_BITS);
    const t1 = cellLow(curve, cell + 1, RADIAL_BITS);
    const ends = radialPair(f64x2(t0, t1));
    const middle = f64x2.extract_lane(radialPair(f64x2.splat((t0 + t1) / 2)), 0);
    fitCell(table + ((<usize>cell) << 5), t0, t1, f64x2.extract_lane(ends, 0), middle, f64x2.extract_lane(ends, 1));
  }
  curve.positive = table;
  curve.negative = table;
  slice.last = changetype<usize>(curve);
}

/** Costs of `count` places, a multiple of eight. */
export function finishStrip(slice: Slice, count: i32, costs: usize): void {
  switch (slice.problem.number) {
    case 12:
      return squares(slice, count, costs);
    case 15:
      return ripples(slice, count, costs);
    case 16:
      return swings(slice, count, costs);
    default:
      return radii(slice, count, costs);
  }
}

/** Four float32 as float64. */
// @ts-ignore: decorator
@inline
function widen(costs: usize, four: v128): void {
  v128.store(costs, f64x2.promote_low_f32x4(four));
  v128.store(costs, f64x2.promote_low_f32x4(v128.shuffle<f64>(four, four, 1, 0)), 16);
}

function squares(slice: Slice, count: i32, costs: usize): void {
  const problem = slice.problem;
  for (let k: usize = 0; k < (<usize>count) << 2; k += 16) {
    let sum = f32x4.splat(0);
    let z = slice.after + k;
    for (let j = 0; j < problem.dimension; j++) {
      const value = v128.load(z);
      const weight = f32x4.splat(<f32>load<f64>(problem.weights + ((<usize>j) << 3)));
      sum = f32x4.add(sum, f32x4.mul(weight, f32x4.mul(value, value)));
      z += ROW;
    }
    widen(costs + (k << 1), sum);
  }
}

/** sin(πd) for |d| ≤ ½. */
// @ts-ignore: decorator
@inline
export function sine4(d: v128): v128 {
  const s = f32x4.mul(d, d);
  let p = v128.load32_splat(SINE, 20);
  p = f32x4.add(v128.load32_splat(SINE, 16), f32x4.mul(s, p));
  p = f32x4.add(v128.load32_splat(SINE, 12), f32x4.mul(s, p));
  p = f32x4.add(v128.load32_splat(SINE, 8), f32x4.mul(s, p));
  p = f32x4.add(v128.load32_splat(SINE, 4), f32x4.mul(s, p));
  p = f32x4.add(v128.load32_splat(SINE), f32x4.mul(s, p));
  return f32x4.mul(d, p);
}

/** 20 sin²(πz) + z². */
// @ts-ignore: decorator
@inline
function ripple(z: v128): v128 {
  const sine = sine4(f32x4.sub(z, f32x4.nearest(z)));
  return f32x4.add(f32x4.mul(f32x4.splat(20), f32x4.mul(sine, sine)), f32x4.mul(z, z));
}

function ripples(slice: Slice, count: i32, costs: usize): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 32) {
    let low = f32x4.splat(0);
    let high = low;
    let z = slice.after + k;
    for (let j = 0; j < slice.problem.dimension; j++) {
      low = f32x4.add(low, ripple(v128.load(z)));
      high = f32x4.add(high, ripple(v128.load(z, 16)));
      z += ROW;
    }
    widen(costs + (k << 1), low);
    widen(costs + (k << 1) + 32, high);
  }
}

function radii(slice: Slice, count: i32, costs: usize): void {
  const pairs = slice.problem.dimension - 1;
  const curve = changetype<Curve>(slice.last);
  const first = curve.first;
  const table = curve.positive;
  for (let k: usize = 0; k < <usize>count; k++) {
    let z = slice.after + (k << 2);
    let a = <f64>load<f32>(z);
    a *= a;
    let sum: f64 = 0;
    for (let j = 0; j < pairs; j++) {
      z += ROW;
      let b = <f64>load<f32>(z);
      b *= b;
      sum += valueOf(a + b, first, table, table, RADIAL_BITS);
      a = b;
    }
    const mean = sum / <f64>pairs;
    store<f64>(costs + (k << 3), mean * mean);
  }
}
