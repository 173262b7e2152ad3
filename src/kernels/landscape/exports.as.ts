// Costs over a part of a plane, for pictures: what neighbouring places share is worked out once.
import { Problem } from '../bbob/problem.as';
import { paintAdditive, prepareAdditive } from './additive.as';
import { paintDigits, prepareDigits } from './digits.as';
import { paintPeaks, preparePeaks } from './peaks.as';
import { Slice, createSlice, destroySlice } from './slice.as';
import { paintTurned, prepareTurned } from './turned.as';
import { paintValleys, prepareValleys } from './valleys.as';

const LARGEST: f64 = 1e6;
const LEAST_FOR_SWINGS = 4;

/** Which way a function is painted: 0 where there is none that is shorter than evaluating it. */
function wayOf(number: i32): i32 {
  switch (number) {
    case 2:
    case 3:
    case 4:
    case 10:
    case 11:
    case 14:
      return 1;
    case 12:
    case 15:
    case 16:
    case 17:
    case 18:
      return 2;
    case 19:
      return 3;
    case 21:
    case 22:
      return 4;
    case 23:
      return 5;
  }
  return 0;
}

/** Whether all numbers are such that nothing made of them overflows. */
function isModerate(dimension: i32, plane: usize, reach: f64): bool {
  let sum = abs(reach);
  for (let k: usize = 0; k < (<usize>(3 * dimension)) << 3; k += 8) sum += abs(load<f64>(plane + k));
  return sum < LARGEST;
}

/**
 * A part of a plane, or 0 where the function has no way of its own or the numbers are too large for it.
 * @param plane the picture's middle and the directions right and up, D numbers each
 * @param xs places along a row, counted from the middle; they stay the caller's
 * @param width how many, a multiple of eight
 * @param reachX the largest |x|
 * @param reachY the largest |y| of any row
 */
export function sliceCreate(problem: usize, plane: usize, xs: usize, width: i32, reachX: f64, reachY: f64): usize {
  const own = changetype<Problem>(problem);
  const way = wayOf(own.number);
  // With so few numbers the float32 of f16 is not averaged out, and its points are soon evaluated.
  if (own.number == 16 && own.dimension < LEAST_FOR_SWINGS) return 0;
  if (way == 0 || !isModerate(own.dimension, plane, reachX + reachY)) return 0;
  const slice = createSlice(own, width);
  slice.xs = xs;
  slice.reachX = reachX;
  slice.reachY = reachY;
  if (way == 1) prepareAdditive(slice, plane);
  else if (way == 2) prepareTurned(slice, plane);
  else if (way == 3) prepareValleys(slice, plane);
  else if (way == 4) preparePeaks(slice, plane);
  else if (!prepareDigits(slice, plane)) {
    destroySlice(slice);
    return 0;
  }
  return changetype<usize>(slice);
}

/** costs[0 … width) ← f(x) − f_opt along the row at y, but for what no picture shows. */
export function slicePaint(slice: usize, y: f64, costs: usize): void {
  const own = changetype<Slice>(slice);
  const way = wayOf(own.problem.number);
  if (way == 1) paintAdditive(own, y, costs);
  else if (way == 2) paintTurned(own, y, costs);
  else if (way == 3) paintValleys(own, y, costs);
  else if (way == 4) paintPeaks(own, y, costs);
  else paintDigits(own, y, costs);
}

export function sliceRelease(slice: usize): void {
  destroySlice(changetype<Slice>(slice));
}
