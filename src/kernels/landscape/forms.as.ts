// Along a plane every linear map is known from three points: its values are forms c + x·p + y·q, one product for each
// number where a matrix takes D. Form i is kept as lane 0, 1 and 2 of a tile: c, p and q.
import { Slice, reserve, transformPlane } from './slice.as';

/** Forms of matrix·(x − offset); 0 stands for no matrix, and for no offset. */
export function makeForms(slice: Slice, plane: usize, matrix: usize, offset: usize): usize {
  const dimension = slice.problem.dimension;
  const forms = reserve(slice, (<usize>dimension) << 5);
  transformPlane(dimension, plane, matrix, offset, forms);
  return forms;
}

/** What a form has at y and x = 0. */
// @ts-ignore: decorator
@inline
export function baseOf(forms: usize, i: i32, y: f64): f64 {
  const form = forms + ((<usize>i) << 5);
  return load<f64>(form) + y * load<f64>(form, 16);
}

/** What a form gains with x. */
// @ts-ignore: decorator
@inline
export function slopeOf(forms: usize, i: i32): f64 {
  return load<f64>(forms + ((<usize>i) << 5), 8);
}

/** What a form gains with y. */
// @ts-ignore: decorator
@inline
export function climbOf(forms: usize, i: i32): f64 {
  return load<f64>(forms + ((<usize>i) << 5), 16);
}

/** How far a form goes from its middle anywhere in the picture. */
export function rangeOf(slice: Slice, forms: usize, i: i32): f64 {
  return abs(slopeOf(forms, i)) * slice.reachX + abs(climbOf(forms, i)) * slice.reachY;
}
