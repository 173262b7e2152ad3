// Products of one matrix with a whole population in tile layout: see ../population/exports.as.ts.

/**
 * out = A in for every lane of every tile: A is n × n row-major, `input` and `output` are tiles that do not overlap.
 * Each element is summed over columns in ascending order, so it does not depend on the population around it.
 */
export function transformTiles(n: i32, a: usize, input: usize, output: usize, tiles: i32): void {
  const tileBytes = (<usize>n) << 5;
  for (let t = 0; t < tiles; t++) {
    transform(n, a, input, output);
    input += tileBytes;
    output += tileBytes;
  }
}

/** Four rows at a time: eight independent accumulators hide the latency of an addition. */
function transform(n: i32, a: usize, input: usize, output: usize): void {
  const row = (<usize>n) << 3;
  const end = input + ((<usize>n) << 5);
  let i = 0;
  for (; i + 3 < n; i += 4) {
    let element = a;
    let low0 = f64x2.splat(0);
    let low1 = low0;
    let low2 = low0;
    let low3 = low0;
    let high0 = low0;
    let high1 = low0;
    let high2 = low0;
    let high3 = low0;
    for (let x = input; x < end; x += 32) {
      const low = v128.load(x);
      const high = v128.load(x, 16);
      const a0 = v128.load64_splat(element);
      const a1 = v128.load64_splat(element + row);
      const a2 = v128.load64_splat(element + row * 2);
      const a3 = v128.load64_splat(element + row * 3);
      low0 = f64x2.add(low0, f64x2.mul(a0, low));
      high0 = f64x2.add(high0, f64x2.mul(a0, high));
      low1 = f64x2.add(low1, f64x2.mul(a1, low));
      high1 = f64x2.add(high1, f64x2.mul(a1, high));
      low2 = f64x2.add(low2, f64x2.mul(a2, low));
      high2 = f64x2.add(high2, f64x2.mul(a2, high));
      low3 = f64x2.add(low3, f64x2.mul(a3, low));
      high3 = f64x2.add(high3, f64x2.mul(a3, high));
      element += 8;
    }
    v128.store(output, low0, 0);
    v128.store(output, high0, 16);
    v128.store(output, low1, 32);
    v128.store(output, high1, 48);
    v128.store(output, low2, 64);
    v128.store(output, high2, 80);
    v128.store(output, low3, 96);
    v128.store(output, high3, 112);
    output += 128;
    a += row * 4;
  }
  for (; i < n; i++) {
    let element = a;
    let low0 = f64x2.splat(0);
    let high0 = low0;
    for (let x = input; x < end; x += 32) {
      const a0 = v128.load64_splat(element);
      low0 = f64x2.add(low0, f64x2.mul(a0, v128.load(x)));
      high0 = f64x2.add(high0, f64x2.mul(a0, v128.load(x, 16)));
      element += 8;
    }
    v128.store(output, low0, 0);
    v128.store(output, high0, 16);
    output += 32;
    a += row;
  }
}
