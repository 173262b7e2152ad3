// Philox4x32-10: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011), four counters at a time.

// @ts-ignore: decorator
@inline const MULTIPLIER_0: u32 = 0xd2511f53;
// @ts-ignore: decorator
@inline const MULTIPLIER_1: u32 = 0xcd9e8d57;
// @ts-ignore: decorator
@inline const WEYL_0: u32 = 0x9e3779b9;
// @ts-ignore: decorator
@inline const WEYL_1: u32 = 0xbb67ae85;
// @ts-ignore: decorator
@inline const ROUNDS: i32 = 10;

/**
 * Writes the 16 words of four Philox blocks to `out`: word w of lane l is at `out + (4w + l)·4`.
 * Each counter word is a vector of four lanes; the key is the same for all.
 */
export function philoxLanes(c0: v128, c1: v128, c2: v128, c3: v128, key0: u32, key1: u32, out: usize): void {
  const multiplier0 = i32x4.splat(MULTIPLIER_0);
  const multiplier1 = i32x4.splat(MULTIPLIER_1);
  let k0 = i32x4.splat(key0);
  let k1 = i32x4.splat(key1);
  const weyl0 = i32x4.splat(WEYL_0);
  const weyl1 = i32x4.splat(WEYL_1);
  for (let round = 0; round < ROUNDS; round++) {
    const low01 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
    const low23 = i64x2.extmul_high_i32x4_u(c0, multiplier0);
    const high01 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
    const high23 = i64x2.extmul_high_i32x4_u(c2, multiplier1);
    c0 = v128.xor(v128.xor(v128.shuffle<u32>(high01, high23, 1, 3, 5, 7), c1), k0);
    c2 = v128.xor(v128.xor(v128.shuffle<u32>(low01, low23, 1, 3, 5, 7), c3), k1);
    c1 = v128.shuffle<u32>(high01, high23, 0, 2, 4, 6);
    c3 = v128.shuffle<u32>(low01, low23, 0, 2, 4, 6);
    k0 = i32x4.add(k0, weyl0);
    k1 = i32x4.add(k1, weyl1);
  }
  v128.store(out, c0, 0);
  v128.store(out, c1, 16);
  v128.store(out, c2, 32);
  v128.store(out, c3, 48);
}

const lanes = heap.alloc(64);

/** Writes the four words of one Philox block to `out` (16 bytes). */
export function philox(c0: u32, c1: u32, c2: u32, c3: u32, key0: u32, key1: u32, out: usize): void {
  philoxLanes(i32x4.splat(c0), i32x4.splat(c1), i32x4.splat(c2), i32x4.splat(c3), key0, key1, lanes);
  for (let word: usize = 0; word < 4; word++) store<u32>(out + word * 4, load<u32>(lanes + word * 16));
}

/**
 * Writes the blocks of four counters to `out`, 16 bytes each: those of `philox` with `c1` and the three numbers behind it. It takes
 * as long as one.
 */
export function philoxFour(c0: u32, c1: u32, c2: u32, c3: u32, key0: u32, key1: u32, out: usize): void {
  const individuals = i32x4.add(i32x4.splat(c1), i32x4(0, 1, 2, 3));
  philoxLanes(i32x4.splat(c0), individuals, i32x4.splat(c2), i32x4.splat(c3), key0, key1, lanes);
  for (let lane: usize = 0; lane < 4; lane++) {
    for (let word: usize = 0; word < 4; word++) {
      store<u32>(out + ((lane * 4 + word) << 2), load<u32>(lanes + ((word * 4 + lane) << 2)));
    }
  }
}
