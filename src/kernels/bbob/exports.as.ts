// The noiseless BBOB suite. Points are in tile layout: coordinate j of lane l of tile t is at `x + ((t·D + j)·4 + l)·8`.
import { skew } from './asymmetry.as';
import { create } from './create.as';
import { evaluate } from './evaluate.as';
import { normals, uniforms } from './generator.as';
import { oscillate } from './oscillation.as';
import { placeOptimum } from './optimum.as';
import { Problem, destroy } from './problem.as';
import { rotation } from './rotation.as';

/** A problem of the suite: function 1 to 24, dimension 2 to 40, instance ≥ 1, none of them checked. Returns its pointer. */
export function bbobCreate(number: i32, dimension: i32, instance: u32): usize {
  return changetype<usize>(create(number, dimension, instance));
}

export function bbobRelease(problem: usize): void {
  destroy(changetype<Problem>(problem));
}

/** costs[0 … 4·tiles) ← f(x) − f_opt. */
export function bbobEvaluate(problem: usize, x: usize, tiles: i32, costs: usize): void {
  evaluate(changetype<Problem>(problem), x, tiles, costs);
}

/** Pointer to the D coordinates of the reported optimum. */
export function bbobOptimum(problem: usize): usize {
  return changetype<Problem>(problem).optimum;
}

/**
 * Pointer to numbers of a problem, for whoever computes it elsewhere: 0 scales and 1 weights, D numbers each; 2 first and
 * 3 second matrix, in panels, 0 where there is none; 4 peaks, in groups; 5 their levels. See problem.as.ts.
 */
export function bbobNumbers(problem: usize, which: i32): usize {
  const own = changetype<Problem>(problem);
  switch (which) {
    case 0:
      return own.scales;
    case 1:
      return own.weights;
    case 2:
      return own.first;
    case 3:
      return own.second;
    case 4:
      return own.peaks;
  }
  return own.levels;
}

/** A single number of a problem: 0 constant, 1 exponent, 2 number of peaks. */
export function bbobNumber(problem: usize, which: i32): f64 {
  const own = changetype<Problem>(problem);
  return which == 0 ? own.constant : which == 1 ? own.exponent : <f64>own.peakCount;
}

export function bbobFopt(problem: usize): f64 {
  return changetype<Problem>(problem).fopt;
}

// Building blocks, for tests.

export function bbobPartUniforms(seed: f64, count: i32, out: usize): void {
  uniforms(seed, count, out);
}

/** `out` needs room for 2·count numbers. */
export function bbobPartNormals(seed: f64, count: i32, out: usize): void {
  normals(seed, count, out);
}

/** Column by column; `out` needs room for 2·D² numbers. */
export function bbobPartRotation(seed: f64, dimension: i32, out: usize): void {
  rotation(seed, dimension, out);
}

export function bbobPartOptimum(seed: f64, dimension: i32, out: usize): void {
  placeOptimum(seed, dimension, out);
}

/** T_osz of one tile. */
export function bbobPartOscillate(dimension: i32, x: usize, out: usize): void {
  oscillate(dimension, x, out);
}

/** T_asy of one tile; exponents β·i/(D − 1). */
export function bbobPartSkew(dimension: i32, exponents: usize, x: usize, out: usize): void {
  skew(dimension, exponents, x, out);
}
