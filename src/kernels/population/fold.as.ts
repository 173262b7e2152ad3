// Weighted sums over a population. They run over fixed blocks of 16 individuals (four tiles): inside a block each
// lane adds up its four tiles, the four lane sums are added pairwise, and the block sums are added in index order. So the
// rounding depends on nothing but the individuals' numbers, however many workers share the blocks.

const BLOCK_TILES = 4;

// @ts-ignore: decorator
@inline
function acrossLanes(low: v128, high: v128): f64 {
  const pairs = f64x2.add(low, high);
  return f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
}

/** out[j] += Σ w y_j over the tiles; `weights` holds tiles·4 float64, the first tile starts a block. */
export function foldFirst(dimension: i32, y: usize, weights: usize, tiles: i32, out: usize): void {
  const stride = (<usize>dimension) << 5;
  for (let t = 0; t < tiles; t += BLOCK_TILES) {
    const size = <usize>min(BLOCK_TILES, tiles - t);
    for (let j = 0; j < dimension; j++) {
      let low = f64x2.splat(0);
      let high = low;
      for (let b: usize = 0; b < size; b++) {
        const tile = y + b * stride + ((<usize>j) << 5);
        low = f64x2.add(low, f64x2.mul(v128.load(weights + (b << 5)), v128.load(tile)));
        high = f64x2.add(high, f64x2.mul(v128.load(weights + (b << 5), 16), v128.load(tile, 16)));
      }
      const address = out + ((<usize>j) << 3);
      store<f64>(address, load<f64>(address) + acrossLanes(low, high));
    }
    y += size * stride;
    weights += size << 5;
  }
}

/** out[j] += Σ w y_j² over the tiles. */
export function foldSecond(dimension: i32, y: usize, weights: usize, tiles: i32, out: usize): void {
  const stride = (<usize>dimension) << 5;
  for (let t = 0; t < tiles; t += BLOCK_TILES) {
    const size = <usize>min(BLOCK_TILES, tiles - t);
    for (let j = 0; j < dimension; j++) {
      let low = f64x2.splat(0);
      let high = low;
      for (let b: usize = 0; b < size; b++) {
        const tile = y + b * stride + ((<usize>j) << 5);
        const a = v128.load(tile);
        const c = v128.load(tile, 16);
        low = f64x2.add(low, f64x2.mul(v128.load(weights + (b << 5)), f64x2.mul(a, a)));
        high = f64x2.add(high, f64x2.mul(v128.load(weights + (b << 5), 16), f64x2.mul(c, c)));
      }
      const address = out + ((<usize>j) << 3);
      store<f64>(address, load<f64>(address) + acrossLanes(low, high));
    }
    y += size * stride;
    weights += size << 5;
  }
}

/** out[i·D + j] += Σ w y_i y_j over the tiles, lower triangle (j ≤ i) only. */
export function foldOuter(dimension: i32, y: usize, weights: usize, tiles: i32, out: usize): void {
  const stride = (<usize>dimension) << 5;
  for (let t = 0; t < tiles; t += BLOCK_TILES) {
    const size = <usize>min(BLOCK_TILES, tiles - t);
    for (let i = 0; i < dimension; i++) {
      for (let j = 0; j <= i; j++) {
        let low = f64x2.splat(0);
        let high = low;
        for (let b: usize = 0; b < size; b++) {
          const tile = y + b * stride;
          const a = tile + ((<usize>i) << 5);
          const c = tile + ((<usize>j) << 5);
          low = f64x2.add(low, f64x2.mul(f64x2.mul(v128.load(weights + (b << 5)), v128.load(a)), v128.load(c)));
          high = f64x2.add(
            high,
            f64x2.mul(f64x2.mul(v128.load(weights + (b << 5), 16), v128.load(a, 16)), v128.load(c, 16)),
          );
        }
        const address = out + ((<usize>(i * dimension + j)) << 3);
        store<f64>(address, load<f64>(address) + acrossLanes(low, high));
      }
    }
    y += size * stride;
    weights += size << 5;
  }
}
