import { log, sincosTurn, turnCos, turnSin } from '../math/exports.as';
import { philoxLanes } from '../random/philox.as';

const words = heap.alloc(64);

/** Word w of lanes 2·half and 2·half + 1 as float64 in (0, 1): (k + ½)/2³². */
// @ts-ignore: decorator
@inline
function openUnit(word: usize, half: usize): v128 {
  const bits = v128.load64_zero(words + word * 16 + half * 8);
  return f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_u(bits), f64x2.splat(0.5)), f64x2.splat(2.3283064365386963e-10));
}

/** Individual numbers of the four lanes of a tile; from `pairs` on, the numbers start again at 0 (mirrored halves). */
// @ts-ignore: decorator
@inline
function individuals(first: u32, pairs: u32): v128 {
  const own = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  const partner = i32x4.sub(own, i32x4.splat(pairs));
  return v128.bitselect(partner, own, i32x4.ge_u(own, i32x4.splat(pairs)));
}

// @ts-ignore: decorator
@inline
function sign(index: u32, pairs: u32): f64 {
  return index >= pairs ? -1 : 1;
}

/**
 * Standard normal draws in tile layout. Four words of one Philox block give four coordinates by the Box–Muller transform:
 * sqrt(−2 ln u₀) times cos and sin of 2π u₁. Counter: (block, individual, generation, purpose); key: (seed, repetition).
 * @param first number of the individual in lane 0 of the first tile
 * @param pairs individuals from this number on repeat the draws of individual − pairs with opposite sign;
 *        0xffffffff where the population is not mirrored
 */
export function normalTiles(
  z: usize,
  dimension: i32,
  tiles: i32,
  first: u32,
  pairs: u32,
  seed: u32,
  repetition: u32,
  generation: u32,
  purpose: u32,
): void {
  const blocks = (dimension + 3) >> 2;
  for (let t = 0; t < tiles; t++) {
    const lane0 = first + <u32>t * 4;
    const index = individuals(lane0, pairs);
    const signLow = f64x2(sign(lane0, pairs), sign(lane0 + 1, pairs));
    const signHigh = f64x2(sign(lane0 + 2, pairs), sign(lane0 + 3, pairs));
    for (let block = 0; block < blocks; block++) {
      philoxLanes(i32x4.splat(block), index, i32x4.splat(generation), i32x4.splat(purpose), seed, repetition, words);
      const left = dimension - block * 4;
      boxMuller(z, 0, signLow, signHigh, left);
      if (left > 2) boxMuller(z + 64, 2, signLow, signHigh, left - 2);
      z += (<usize>min(left, 4)) << 5;
    }
  }
}

/** Two coordinates (one, when only one is left) of a tile from words `word` and `word + 1`. */
function boxMuller(z: usize, word: usize, signLow: v128, signHigh: v128, left: i32): void {
  for (let half: usize = 0; half < 2; half++) {
    const radius = f64x2.sqrt(f64x2.mul(f64x2.splat(-2), log(openUnit(word, half))));
    const signed = f64x2.mul(radius, half == 0 ? signLow : signHigh);
    sincosTurn(openUnit(word + 1, half));
    v128.store(z + half * 16, f64x2.mul(signed, turnCos));
    if (left > 1) v128.store(z + half * 16, f64x2.mul(signed, turnSin), 32);
  }
}

/** Uniform draws in [lower, upper) in tile layout, one 32-bit word a coordinate; counter and key as `normalTiles`. */
export function uniformTiles(
  x: usize,
  dimension: i32,
  tiles: i32,
  first: u32,
  lower: f64,
  upper: f64,
  seed: u32,
  repetition: u32,
  generation: u32,
  purpose: u32,
): void {
  const base = f64x2.splat(lower);
  const width = f64x2.splat(upper - lower);
  for (let t = 0; t < tiles; t++) {
    const index = individuals(first + <u32>t * 4, 0xffffffff);
    for (let j = 0; j < dimension; j++) {
      const word = <usize>(j & 3);
      if (word == 0) {
        philoxLanes(i32x4.splat(j >> 2), index, i32x4.splat(generation), i32x4.splat(purpose), seed, repetition, words);
      }
      v128.store(x, f64x2.add(base, f64x2.mul(width, openUnit(word, 0))), 0);
      v128.store(x, f64x2.add(base, f64x2.mul(width, openUnit(word, 1))), 16);
      x += 32;
    }
  }
}
