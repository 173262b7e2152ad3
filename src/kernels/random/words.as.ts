// The words of a population's stream: Philox4x32-10 with the counter (block, individual, generation, purpose) and the key
// (seed, repetition), four individuals at a time. What does not depend on the individual is computed once for a block, and what does
// not depend on the block once for four individuals; that is a quarter of the work.

// @ts-ignore: decorator
@inline const MULTIPLIER_0: u64 = 0xd2511f53;
// @ts-ignore: decorator
@inline const MULTIPLIER_1: u64 = 0xcd9e8d57;
// @ts-ignore: decorator
@inline const WEYL_0: u32 = 0x9e3779b9;
// @ts-ignore: decorator
@inline const WEYL_1: u32 = 0xbb67ae85;

/** The two words of the key in each round, in four lanes: 32 bytes a round. */
const keys = heap.alloc(320);
let purposeWord: u32 = 0;
let generationProduct: u64 = 0;

// @ts-ignore: decorator
@inline
function key0(round: usize): v128 {
  return v128.load(keys + (round << 5));
}

// @ts-ignore: decorator
@inline
function key1(round: usize): v128 {
  return v128.load(keys + (round << 5), 16);
}

// @ts-ignore: decorator
@inline
function high(product: u64): u32 {
  return <u32>(product >> 32);
}

// @ts-ignore: decorator
@inline
function highs(low01: v128, low23: v128): v128 {
  return v128.shuffle<u32>(low01, low23, 1, 3, 5, 7);
}

// @ts-ignore: decorator
@inline
function lows(low01: v128, low23: v128): v128 {
  return v128.shuffle<u32>(low01, low23, 0, 2, 4, 6);
}

/** Says which stream the next calls of `wordsOf` are about. */
export function beginWords(seed: u32, repetition: u32, generation: u32, purpose: u32): void {
  for (let round: usize = 0; round < 10; round++) {
    v128.store(keys + (round << 5), i32x4.splat(seed));
    v128.store(keys + (round << 5), i32x4.splat(repetition), 16);
    seed += WEYL_0;
    repetition += WEYL_1;
  }
  purposeWord = purpose;
  generationProduct = MULTIPLIER_1 * <u64>generation;
}

/**
 * Writes `blocks` blocks of four individuals, 64 bytes each, from block `first` on: word w of lane l of the first block is at
 * `out + (4w + l)·4`.
 * @param index numbers of the four individuals
 */
export function wordsOf(index: v128, first: u32, blocks: i32, out: usize): void {
  const multiplier0 = i32x4.splat(<u32>MULTIPLIER_0);
  const multiplier1 = i32x4.splat(<u32>MULTIPLIER_1);
  // After the first round one word depends on the individual, after the second two.
  const own = v128.xor(v128.xor(i32x4.splat(high(generationProduct)), index), key0(0));
  const own01 = i64x2.extmul_low_i32x4_u(own, multiplier0);
  const own23 = i64x2.extmul_high_i32x4_u(own, multiplier0);
  const ownHigh = v128.xor(highs(own01, own23), key1(1));
  const ownLow = lows(own01, own23);
  const seedNext = i32x4.extract_lane(key0(1), 0);
  const repetitionFirst = i32x4.extract_lane(key1(0), 0);
  for (let block = first; block < first + <u32>blocks; block++) {
    const one = MULTIPLIER_0 * <u64>block;
    const two = MULTIPLIER_1 * <u64>(high(one) ^ purposeWord ^ repetitionFirst);
    const three = MULTIPLIER_0 * <u64>(high(two) ^ (<u32>generationProduct) ^ seedNext);
    const c = v128.xor(ownHigh, i32x4.splat(<u32>one));
    const c01 = i64x2.extmul_low_i32x4_u(c, multiplier1);
    const c23 = i64x2.extmul_high_i32x4_u(c, multiplier1);
    let c0 = v128.xor(v128.xor(highs(c01, c23), i32x4.splat(<u32>two)), key0(2));
    let c1 = lows(c01, c23);
    let c2 = v128.xor(v128.xor(i32x4.splat(high(three)), ownLow), key1(2));
    let c3 = i32x4.splat(<u32>three);
    for (let round: usize = 3; round < 10; round++) {
      const low01 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
      const low23 = i64x2.extmul_high_i32x4_u(c0, multiplier0);
      const high01 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
      const high23 = i64x2.extmul_high_i32x4_u(c2, multiplier1);
      c0 = v128.xor(v128.xor(highs(high01, high23), c1), key0(round));
      c2 = v128.xor(v128.xor(highs(low01, low23), c3), key1(round));
      c1 = lows(high01, high23);
      c3 = lows(low01, low23);
    }
    v128.store(out, c0);
    v128.store(out, c1, 16);
    v128.store(out, c2, 32);
    v128.store(out, c3, 48);
    out += 64;
  }
}
