// f23: the sum S(z) = Σ_{k=1..32} |2^k z − nearest(2^k z)|/2^k has period 1, and its first 11 terms are linear between
// multiples of 2^-12. The next 11 at z are 2^-11 times the first at 2^11 z, so looks into one small table give all.
import { expm1 } from '../math/expm1.as';
import { mul } from '../math/lanes.as';
import { log } from '../math/log.as';
import { addBeyond } from './beyond.as';
import { baseOf, makeForms, rangeOf, slopeOf } from './forms.as';
import { Slice, reserve } from './slice.as';

const NODES = 4096;
const NEXT: f64 = 2048;
/** Added to a number it leaves the nearest integer in the last bits. */
const ROUNDING: f64 = 6755399441055744;
/** Where no number reaches as far as this, 22 terms are not enough; and below the other the last of 33 would be wrong. */
const NEAR: f64 = 0.5;
const TOO_NEAR: f64 = 1e-6;

/** False where the picture is too near for tables. */
export function prepareDigits(slice: Slice, plane: usize): bool {
  const problem = slice.problem;
  slice.points = makeForms(slice, plane, 0, 0);
  slice.forms = makeForms(slice, plane, problem.first, problem.offset);
  let reach: f64 = 0;
  for (let i = 0; i < problem.dimension; i++) {
    reach = max(reach, abs(baseOf(slice.forms, i, 0)) + rangeOf(slice, slice.forms, i));
  }
  if (reach < TOO_NEAR) return false;
  slice.fixed = reach;
  slice.table = reserve(slice, (<usize>NODES) << 3);
  for (let step = NODES >> 1; step > 0; step >>= 1) {
    for (let k = step; k < NODES; k += step << 1) {
      const twice = (2 * k) & (NODES - 1);
      const away = <f32>min(twice, NODES - twice) / <f32>NODES;
      store<f32>(slice.table + ((<usize>k) << 3), 0.5 * (away + load<f32>(slice.table + ((<usize>twice) << 3))));
    }
  }
  for (let k: usize = 0; k < <usize>NODES; k++) {
    const own = slice.table + (k << 3);
    const next = slice.table + (((k + 1) & (<usize>(NODES - 1))) << 3);
    store<f32>(own, load<f32>(next) - load<f32>(own), 4);
  }
  return true;
}

/** The first terms at place/NODES: value at the node below, and what is gained to the next. */
// @ts-ignore: decorator
@inline
function termsAt(table: usize, place: f64): f32 {
  const rounded = place - 0.5 + ROUNDING;
  const entry = table + (((<usize>reinterpret<i64>(rounded)) & (<usize>(NODES - 1))) << 3);
  return load<f32>(entry) + <f32>(place - (rounded - ROUNDING)) * load<f32>(entry, 4);
}

/** costs ×= 1 + (i + 1)·S(z_i), of 22 terms. */
function multiplyUsual(slice: Slice, i: i32, y: f64, costs: usize): void {
  const table = slice.table;
  const base = <f64>NODES * baseOf(slice.forms, i, y);
  const slope = <f64>NODES * slopeOf(slice.forms, i);
  const factor = <f64>(i + 1);
  for (let k: usize = 0; k < (<usize>slice.width) << 3; k += 8) {
    const place = base + slope * load<f64>(slice.xs + k);
    const sum = termsAt(table, place) + termsAt(table, NEXT * place) * <f32>(1 / NEXT);
    store<f64>(costs + k, load<f64>(costs + k) * (1 + factor * <f64>sum));
  }
}

/** The same of 33 terms. */
function multiplyNear(slice: Slice, i: i32, y: f64, costs: usize): void {
  const table = slice.table;
  const base = <f64>NODES * baseOf(slice.forms, i, y);
  const slope = <f64>NODES * slopeOf(slice.forms, i);
  const factor = <f64>(i + 1);
  for (let k: usize = 0; k < (<usize>slice.width) << 3; k += 8) {
    const place = base + slope * load<f64>(slice.xs + k);
    const next = termsAt(table, NEXT * place) + termsAt(table, NEXT * NEXT * place) * <f32>(1 / NEXT);
    const sum = termsAt(table, place) + next * <f32>(1 / NEXT);
    store<f64>(costs + k, load<f64>(costs + k) * (1 + factor * <f64>sum));
  }
}

/** 10/D²·(Π (1 + (i + 1)·S(z_i))^(10/D^1.2) − 1) + penalty, along a row. */
export function paintDigits(slice: Slice, y: f64, costs: usize): void {
  const problem = slice.problem;
  const end = (<usize>slice.width) << 3;
  for (let k: usize = 0; k < end; k += 8) store<f64>(costs + k, 1);
  for (let i = 0; i < problem.dimension; i++) {
    if (slice.fixed < NEAR) multiplyNear(slice, i, y, costs);
    else multiplyUsual(slice, i, y, costs);
  }
  const exponent = f64x2.splat(problem.exponent);
  const scale = f64x2.splat(problem.constant);
  for (let k: usize = 0; k < end; k += 16) {
    v128.store(costs + k, mul(scale, expm1(mul(exponent, log(v128.load(costs + k))))));
  }
  addBeyond(slice, y, 1, costs);
}
