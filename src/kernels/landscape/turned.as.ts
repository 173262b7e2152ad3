// f12 and f15 to f18: transformed numbers are turned by a second matrix before they are summed. The product is made in
// float32, four places at a time: its rounding is far below what a picture shows.
import { finishStrip, prepareFinish } from './finish.as';
import { addBeyond } from './beyond.as';
import { drawFirstCurves, writeFirst } from './first-curves.as';
import { baseOf, makeForms, rangeOf } from './forms.as';
import { single } from './singles.as';
import { Slice, reserve } from './slice.as';

/** Places that are worked on at one time: few enough for all their numbers to be in the nearest cache. */
export const STRIP = 64;
const ROW: usize = 256;

export function prepareTurned(slice: Slice, plane: usize): void {
  const problem = slice.problem;
  const d = problem.dimension;
  slice.points = makeForms(slice, plane, 0, 0);
  slice.forms = makeForms(slice, plane, problem.first, problem.offset);
  drawFirstCurves(slice);
  slice.before = reserve(slice, <usize>d * ROW);
  slice.after = reserve(slice, <usize>(d + 3) * ROW);
  slice.matrix = narrowed(slice, problem.number == 12 ? problem.first : problem.second);
  prepareFinish(slice, reachOf(slice));
}

/** No |z| in the picture is larger: the largest entry of the matrix times all that it can be multiplied with. */
function reachOf(slice: Slice): f64 {
  const d = slice.problem.dimension;
  let entry: f64 = 0;
  for (let k: usize = 0; k < (<usize>(((d + 3) >> 2) * d)) << 4; k += 4) {
    entry = max(entry, abs(<f64>load<f32>(slice.matrix + k)));
  }
  let sum: f64 = 0;
  for (let i = 0; i < d; i++) {
    const middle = baseOf(slice.forms, i, 0);
    const range = rangeOf(slice, slice.forms, i);
    const ends = f64x2.abs(single(slice.problem, i, f64x2(middle - range, middle + range)));
    sum += max(f64x2.extract_lane(ends, 0), f64x2.extract_lane(ends, 1));
  }
  return entry * sum;
}

/** Entry (i, j) of a matrix in panels of four rows, then of two, then of one. */
function entryOf(panels: usize, dimension: i32, i: i32, j: i32): f64 {
  const whole = dimension & ~3;
  const first = i < whole ? i & ~3 : i < whole + 2 && (dimension & 2) != 0 ? whole : dimension - 1;
  const rows = i < whole ? 4 : first == whole && (dimension & 2) != 0 ? 2 : 1;
  return load<f64>(panels + ((<usize>(first * dimension + j * rows + i - first)) << 3));
}

/** The matrix in float32: panels of four rows, the last filled up with zeros. */
function narrowed(slice: Slice, panels: usize): usize {
  const d = slice.problem.dimension;
  const groups = (d + 3) >> 2;
  const matrix = reserve(slice, (<usize>(groups * d)) << 4);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const place = matrix + ((<usize>(((i >> 2) * d + j) * 4 + (i & 3))) << 2);
      store<f32>(place, <f32>entryOf(panels, d, i, j));
    }
  }
  return matrix;
}

/** after ← matrix·before for `count` places, a multiple of eight. */
function turn(slice: Slice, count: i32): void {
  const d = slice.problem.dimension;
  for (let k: usize = 0; k < (<usize>count) << 2; k += 32) {
    let panel = slice.matrix;
    let out = slice.after + k;
    for (let i = 0; i < d; i += 4) {
      panel = fourRows(d, panel, slice.before + k, out);
      out += ROW << 2;
    }
  }
}

function fourRows(dimension: i32, panel: usize, x: usize, out: usize): usize {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (const end = panel + ((<usize>dimension) << 4); panel < end; panel += 16) {
    const low = v128.load(x);
    const high = v128.load(x, 16);
    const m0 = v128.load32_splat(panel);
    const m1 = v128.load32_splat(panel, 4);
    const m2 = v128.load32_splat(panel, 8);
    const m3 = v128.load32_splat(panel, 12);
    a0 = f32x4.add(a0, f32x4.mul(m0, low));
    b0 = f32x4.add(b0, f32x4.mul(m0, high));
    a1 = f32x4.add(a1, f32x4.mul(m1, low));
    b1 = f32x4.add(b1, f32x4.mul(m1, high));
    a2 = f32x4.add(a2, f32x4.mul(m2, low));
    b2 = f32x4.add(b2, f32x4.mul(m2, high));
    a3 = f32x4.add(a3, f32x4.mul(m3, low));
    b3 = f32x4.add(b3, f32x4.mul(m3, high));
    x += ROW;
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  v128.store(out, a1, 256);
  v128.store(out, b1, 272);
  v128.store(out, a2, 512);
  v128.store(out, b2, 528);
  v128.store(out, a3, 768);
  v128.store(out, b3, 784);
  return panel;
}

/** Weight of the penalty outside the box; 0 for the functions without one. */
function penaltyOf(number: i32, dimension: i32): f64 {
  return number == 16 ? 10 / <f64>dimension : number >= 17 ? 10 : 0;
}

export function paintTurned(slice: Slice, y: f64, costs: usize): void {
  const problem = slice.problem;
  const d = problem.dimension;
  for (let from = 0; from < slice.width; from += STRIP) {
    const count = min(STRIP, slice.width - from);
    for (let i = 0; i < d; i++) writeFirst(slice, i, y, from, count, slice.before + <usize>i * ROW);
    turn(slice, count);
    finishStrip(slice, count, costs + ((<usize>from) << 3));
  }
  const penalty = penaltyOf(problem.number, d);
  if (penalty > 0) addBeyond(slice, y, penalty, costs);
}
