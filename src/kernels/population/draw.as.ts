import { logNormal } from '../math/log.as';
import { sincosTurn, turnCos, turnSin } from '../math/exports.as';
import { beginWords, wordsOf } from '../random/words.as';

/** Blocks whose words are in memory at one time. */
const MOST_BLOCKS = 16;
const words = heap.alloc(64 * MOST_BLOCKS);

/** Two of the words at `address` as float64 in (0, 1): (k + ½)/2³². */
// @ts-ignore: decorator
@inline
function openUnit(address: usize): v128 {
  const bits = v128.load64_zero(address);
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
 * @param idle so many of the last lanes are nobody's, and may become 0
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
  idle: i32,
): void {
  beginWords(seed, repetition, generation, purpose);
  for (let t = 0; t < tiles; t++) {
    const half = t == tiles - 1 && idle >= 2;
    const lane0 = first + <u32>t * 4;
    const index = individuals(lane0, pairs);
    const signLow = f64x2(sign(lane0, pairs), sign(lane0 + 1, pairs));
    const signHigh = f64x2(sign(lane0 + 2, pairs), sign(lane0 + 3, pairs));
    for (let j = 0; j < dimension; j += 4 * MOST_BLOCKS) {
      const count = min(4 * MOST_BLOCKS, dimension - j);
      wordsOf(index, <u32>(j >> 2), (count + 3) >> 2, words);
      radii(z, (count + 1) >> 1, signLow, signHigh, half);
      angles(z, count, half);
      z += (<usize>count) << 5;
    }
  }
}

// One loop for the radii and one for the angles: a processor that looks ahead finds more to do at the same time in short iterations.

/** Writes ±sqrt(−2 ln u₀) to every other coordinate of a tile, in the last two lanes 0 where only half of it is wanted. */
function radii(z: usize, pairs: i32, signLow: v128, signHigh: v128, half: bool): void {
  const end = words + ((<usize>pairs) << 5);
  for (let word = words; word < end; word += 32) {
    const low = f64x2.sqrt(f64x2.mul(f64x2.splat(-2), logNormal(openUnit(word))));
    v128.store(z, f64x2.mul(low, signLow));
    if (half) v128.store(z, f64x2.splat(0), 16);
    else {
      const high = f64x2.sqrt(f64x2.mul(f64x2.splat(-2), logNormal(openUnit(word + 8))));
      v128.store(z, f64x2.mul(high, signHigh), 16);
    }
    z += 64;
  }
}

/** Turns the radii of a tile into coordinates, two from each. */
function angles(z: usize, count: i32, half: bool): void {
  let word = words + 16;
  const lanes: usize = half ? 16 : 32;
  for (; count > 0; count -= 2) {
    for (let lane: usize = 0; lane < lanes; lane += 16) {
      const radius = v128.load(z + lane);
      sincosTurn(openUnit(word + (lane >> 1)));
      v128.store(z + lane, f64x2.mul(radius, turnCos));
      if (count > 1) v128.store(z + lane, f64x2.mul(radius, turnSin), 32);
    }
    if (half && count > 1) v128.store(z, f64x2.splat(0), 48);
    word += 32;
    z += 64;
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
  beginWords(seed, repetition, generation, purpose);
  for (let t = 0; t < tiles; t++) {
    const index = individuals(first + <u32>t * 4, 0xffffffff);
    for (let j = 0; j < dimension; j += 4 * MOST_BLOCKS) {
      const count = min(4 * MOST_BLOCKS, dimension - j);
      wordsOf(index, <u32>(j >> 2), (count + 3) >> 2, words);
      const end = words + ((<usize>count) << 4);
      for (let word = words; word < end; word += 16) {
        v128.store(x, f64x2.add(base, f64x2.mul(width, openUnit(word))));
        v128.store(x, f64x2.add(base, f64x2.mul(width, openUnit(word + 8))), 16);
        x += 32;
      }
    }
  }
}
