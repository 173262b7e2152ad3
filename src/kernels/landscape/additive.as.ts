// f2, f3, f4, f10, f11 and f14: sums of functions of single numbers. Numbers that change along one direction only, as in
// planes of coordinates of the separable functions, are transformed once for each row or column.
import { rippled } from '../bbob/rastrigin.as';
import { add } from '../math/lanes.as';
import { addBeyond } from './beyond.as';
import { addFirst, drawFirstCurves } from './first-curves.as';
import { climbOf, makeForms, slopeOf } from './forms.as';
import { Slice, reserve } from './slice.as';

function isRippled(number: i32): bool {
  return number == 3 || number == 4;
}

export function prepareAdditive(slice: Slice, plane: usize): void {
  const problem = slice.problem;
  slice.points = makeForms(slice, plane, 0, 0);
  slice.forms = makeForms(slice, plane, problem.first, problem.offset);
  drawFirstCurves(slice);
  const bytes = (<usize>slice.width) << 3;
  slice.before = reserve(slice, bytes);
  slice.after = reserve(slice, 16);
  slice.columns = reserve(slice, bytes);
  for (let i = 0; i < problem.dimension; i++) {
    if (climbOf(slice.forms, i) == 0) addTerms(slice, i, 0, slice.width, slice.columns);
  }
}

/** Adds the terms of number i to `count` sums. */
function addTerms(slice: Slice, i: i32, y: f64, count: i32, sums: usize): void {
  if (!isRippled(slice.problem.number)) return addFirst(slice, i, y, 0, count, sums);
  const z = slice.before;
  const bytes = (<usize>count) << 3;
  memory.fill(z, 0, bytes);
  addFirst(slice, i, y, 0, count, z);
  for (let k: usize = 0; k < bytes; k += 16) {
    v128.store(sums + k, add(v128.load(sums + k), rippled(v128.load(z + k))));
  }
}

export function paintAdditive(slice: Slice, y: f64, costs: usize): void {
  const d = slice.problem.dimension;
  const forms = slice.forms;
  // Two equal sums, because they are worked on in pairs.
  const shared = slice.after;
  memory.fill(shared, 0, 16);
  for (let i = 0; i < d; i++) {
    if (climbOf(forms, i) != 0 && slopeOf(forms, i) == 0) addTerms(slice, i, y, 2, shared);
  }
  const end = costs + ((<usize>slice.width) << 3);
  const constant = v128.load64_splat(shared);
  let column = slice.columns;
  for (let place = costs; place < end; place += 16) {
    v128.store(place, add(v128.load(column), constant));
    column += 16;
  }
  for (let i = 0; i < d; i++) {
    if (climbOf(forms, i) != 0 && slopeOf(forms, i) != 0) addTerms(slice, i, y, slice.width, costs);
  }
  if (slice.problem.number == 4) addBeyond(slice, y, 100, costs);
  if (slice.problem.number != 14) return;
  for (let place = costs; place < end; place += 16) v128.store(place, f64x2.sqrt(v128.load(place)));
}
