// The transformations of single numbers that functions begin with.
import { single } from './singles.as';
import { CURVE_BYTES, Curve, cellLow, fitCell, layOut, valueOf } from './curve.as';
import { baseOf, rangeOf, slopeOf } from './forms.as';
import { Slice, reserve } from './slice.as';

/** Cells are 1/64 of an octave wide: the error of T_osz, T_asy and the powers is below 1e-5 of the value. */
export const FIRST_BITS = 6;
/** Smaller numbers than 2⁻²⁰ of the largest in the picture, whose square counts for 10⁻¹² of its, are in the lowest cell. */
const OCTAVES = 20;

/** Tabulates the first transformation of every coordinate over what the picture needs of it. */
export function drawFirstCurves(slice: Slice): void {
  const d = slice.problem.dimension;
  slice.curves = reserve(slice, <usize>d * CURVE_BYTES);
  for (let i = 0; i < d; i++) {
    const middle = baseOf(slice.forms, i, 0);
    const range = rangeOf(slice, slice.forms, i);
    const curve = changetype<Curve>(slice.curves + <usize>i * CURVE_BYTES);
    const cells = layOut(curve, middle - range, middle + range, FIRST_BITS, OCTAVES);
    if (middle + range >= 0) curve.positive = tabulate(slice, curve, i, cells, 1);
    if (middle - range <= 0) curve.negative = tabulate(slice, curve, i, cells, -1);
    if (!curve.positive) curve.positive = curve.negative;
    if (!curve.negative) curve.negative = curve.positive;
  }
}

function tabulate(slice: Slice, curve: Curve, i: i32, cells: i32, sign: f64): usize {
  const table = reserve(slice, (<usize>cells) << 5);
  let t0 = sign * cellLow(curve, 0, FIRST_BITS);
  for (let cell = 0; cell < cells; cell++) {
    const t1 = sign * cellLow(curve, cell + 1, FIRST_BITS);
    const ends = single(slice.problem, i, f64x2(t0, t1));
    const middle = single(slice.problem, i, f64x2.splat((t0 + t1) / 2));
    const entry = table + ((<usize>cell) << 5);
    fitCell(entry, t0, t1, f64x2.extract_lane(ends, 0), f64x2.extract_lane(middle, 0), f64x2.extract_lane(ends, 1));
    t0 = t1;
  }
  return table;
}

/** Adds coordinate i's transformed numbers to `count` sums, at y and the places x of the slice from `from` on. */
export function addFirst(slice: Slice, i: i32, y: f64, from: i32, count: i32, sums: usize): void {
  const curve = changetype<Curve>(slice.curves + <usize>i * CURVE_BYTES);
  const first = curve.first;
  const positive = curve.positive;
  const negative = curve.negative;
  const base = baseOf(slice.forms, i, y);
  const slope = slopeOf(slice.forms, i);
  let x = slice.xs + ((<usize>from) << 3);
  for (const end = sums + ((<usize>count) << 3); sums < end; sums += 8) {
    const t = base + load<f64>(x) * slope;
    store<f64>(sums, load<f64>(sums) + valueOf(t, first, positive, negative, FIRST_BITS));
    x += 8;
  }
}

/** out ← coordinate i's transformed numbers in float32. */
export function writeFirst(slice: Slice, i: i32, y: f64, from: i32, count: i32, out: usize): void {
  const curve = changetype<Curve>(slice.curves + <usize>i * CURVE_BYTES);
  const first = curve.first;
  const positive = curve.positive;
  const negative = curve.negative;
  const base = baseOf(slice.forms, i, y);
  const slope = slopeOf(slice.forms, i);
  let x = slice.xs + ((<usize>from) << 3);
  for (const end = out + ((<usize>count) << 2); out < end; out += 4) {
    const t = base + load<f64>(x) * slope;
    store<f32>(out, <f32>valueOf(t, first, positive, negative, FIRST_BITS));
    x += 8;
  }
}
