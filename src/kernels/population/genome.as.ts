// Genomes that are lists of seeds (Such et al. 2017, arXiv:1712.06567): float32 numbers, rebuilt from Philox bits, a table
// of normal quantiles and float32 additions only, so that a chain decodes to the same bits on every engine, GPUs included.
import { philoxLanes } from '../random/philox.as';

const words = heap.alloc(64);
const INDEX_MASK: u32 = 0xffff;

/**
 * row[j] ← lower + k·2⁻²⁰·(upper − lower) with the top 20 bits k of word j of the stream of `seed`. Where the width is an
 * integer up to 16 the product is exact in float32, so that a fused multiply-add cannot change the sum.
 */
export function decodeUniform(row: usize, dimension: i32, seed: u32, lower: f32, upper: f32, purpose: u32): void {
  const width = upper - lower;
  for (let j = 0; j < dimension; j++) {
    if ((j & 15) == 0) drawWords(seed, j >> 4, purpose);
    const word = load<u32>(wordOf(j & 15));
    store<f32>(row + ((<usize>j) << 2), lower + <f32>(word >>> 12) * <f32>9.5367431640625e-7 * width);
  }
}

/**
 * row[j] ← table[16 bits of the stream of `seed`]·deviations[j] in float32, with one product for each distinct entry of
 * `deviations`, so that an engine without exact products can be given the tables of products instead.
 */
export function decodeNormal(
  row: usize,
  dimension: i32,
  seed: u32,
  table: usize,
  deviations: usize,
  purpose: u32,
): void {
  for (let j = 0; j < dimension; j++) {
    if ((j & 31) == 0) drawWords(seed, j >> 5, purpose);
    const word = load<u32>(wordOf((j & 31) >> 1));
    const index = j & 1 ? word >>> 16 : word & INDEX_MASK;
    const quantile = load<f32>(table + ((<usize>index) << 2));
    store<f32>(row + ((<usize>j) << 2), quantile * load<f32>(deviations + ((<usize>j) << 2)));
  }
}

/** row[j] ← row[j] + table[16 bits of the stream of `seed`]; each word gives two indices, low half first. */
export function addNoise(row: usize, dimension: i32, seed: u32, table: usize, purpose: u32): void {
  for (let j = 0; j < dimension; j++) {
    if ((j & 31) == 0) drawWords(seed, j >> 5, purpose);
    const word = load<u32>(wordOf((j & 31) >> 1));
    const index = j & 1 ? word >>> 16 : word & INDEX_MASK;
    const address = row + ((<usize>j) << 2);
    store<f32>(address, load<f32>(address) + load<f32>(table + ((<usize>index) << 2)));
  }
}

/** scaled[k] ← quantiles[k]·power, in float32, for all 65,536 entries. */
export function scaleTable(quantiles: usize, power: f32, scaled: usize): void {
  const factor = f32x4.splat(power);
  for (let offset: usize = 0; offset < 65536 * 4; offset += 16) {
    v128.store(scaled + offset, f32x4.mul(factor, v128.load(quantiles + offset)));
  }
}

/** Copies a float32 row into lane `lane` of a float64 tile. */
export function rowToLane(row: usize, dimension: i32, tile: usize, lane: i32): void {
  tile += (<usize>lane) << 3;
  for (let j = 0; j < dimension; j++) {
    store<f64>(tile, <f64>load<f32>(row));
    row += 4;
    tile += 32;
  }
}

/** Copies lane `lane` of a float64 tile into a float64 row. */
export function laneToRow(tile: usize, lane: i32, dimension: i32, row: usize): void {
  tile += (<usize>lane) << 3;
  for (let j = 0; j < dimension; j++) {
    store<f64>(row, load<f64>(tile));
    row += 8;
    tile += 32;
  }
}

/** Four consecutive Philox blocks of a genome's stream: counter (block, 0, 0, purpose), key (seed, 0). */
function drawWords(seed: u32, group: u32, purpose: u32): void {
  const blocks = i32x4.add(i32x4.splat(group << 2), i32x4(0, 1, 2, 3));
  philoxLanes(blocks, i32x4.splat(0), i32x4.splat(0), i32x4.splat(purpose), seed, 0, words);
}

/** Address of word i (0–15) of four consecutive blocks, in stream order: block i/4, word i mod 4. */
// @ts-ignore: decorator
@inline
function wordOf(i: i32): usize {
  return words + ((<usize>(i & 3)) << 4) + ((<usize>(i >> 2)) << 2);
}
