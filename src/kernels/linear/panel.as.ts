// Matrix times tile. The rows are stored in panels of four (then two, then one for what is left), column after column
// inside a panel, so that the innermost loop reads the matrix in one sweep. Each element of the result is summed over the
// columns in ascending order, whatever the panel. Offsets are written out as literals, because only those become part of
// the load instruction.
import { add, mul } from '../math/lanes.as';

/** panels ← a D × D matrix given column by column; D² numbers. */
export function pack(dimension: i32, matrix: usize, panels: usize): void {
  packBy(dimension, matrix, 1, dimension, panels);
}

/** panels ← a D × D matrix given row by row; D² numbers. */
export function packRows(dimension: i32, matrix: usize, panels: usize): void {
  packBy(dimension, matrix, dimension, 1, panels);
}

function packBy(dimension: i32, matrix: usize, rowStep: i32, columnStep: i32, panels: usize): void {
  for (let first = 0; first < dimension;) {
    const left = dimension - first;
    const rows = left >= 4 ? 4 : left >= 2 ? 2 : 1;
    for (let j = 0; j < dimension; j++) {
      for (let r = 0; r < rows; r++) {
        store<f64>(panels, load<f64>(matrix + ((<usize>(j * columnStep + (first + r) * rowStep)) << 3)));
        panels += 8;
      }
    }
    first += rows;
  }
}

/** out ← A·x for the four individuals of a tile; x and out are distinct. */
export function multiply(dimension: i32, panels: usize, x: usize, out: usize): void {
  const end = x + ((<usize>dimension) << 5);
  let left = dimension;
  for (; left >= 4; left -= 4) {
    panels = fourRows(panels, x, end, out);
    out += 128;
  }
  if (left >= 2) {
    panels = twoRows(panels, x, end, out);
    out += 64;
  }
  if (left & 1) oneRow(panels, x, end, out);
}

/** `multiply` for each of `tiles` tiles. */
export function transformTiles(dimension: i32, panels: usize, x: usize, out: usize, tiles: i32): void {
  const step = (<usize>dimension) << 5;
  for (let t = 0; t < tiles; t++) {
    multiply(dimension, panels, x, out);
    x += step;
    out += step;
  }
}

/** Eight sums at a time hide the latency of an addition. Returns where the next panel starts. */
function fourRows(panels: usize, x: usize, end: usize, out: usize): usize {
  let a0 = f64x2.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (; x < end; x += 32) {
    const low = v128.load(x);
    const high = v128.load(x, 16);
    a0 = add(a0, mul(v128.load64_splat(panels), low));
    b0 = add(b0, mul(v128.load64_splat(panels), high));
    a1 = add(a1, mul(v128.load64_splat(panels, 8), low));
    b1 = add(b1, mul(v128.load64_splat(panels, 8), high));
    a2 = add(a2, mul(v128.load64_splat(panels, 16), low));
    b2 = add(b2, mul(v128.load64_splat(panels, 16), high));
    a3 = add(a3, mul(v128.load64_splat(panels, 24), low));
    b3 = add(b3, mul(v128.load64_splat(panels, 24), high));
    panels += 32;
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  v128.store(out, a1, 32);
  v128.store(out, b1, 48);
  v128.store(out, a2, 64);
  v128.store(out, b2, 80);
  v128.store(out, a3, 96);
  v128.store(out, b3, 112);
  return panels;
}

function twoRows(panels: usize, x: usize, end: usize, out: usize): usize {
  let a0 = f64x2.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  for (; x < end; x += 32) {
    const low = v128.load(x);
    const high = v128.load(x, 16);
    a0 = add(a0, mul(v128.load64_splat(panels), low));
    b0 = add(b0, mul(v128.load64_splat(panels), high));
    a1 = add(a1, mul(v128.load64_splat(panels, 8), low));
    b1 = add(b1, mul(v128.load64_splat(panels, 8), high));
    panels += 16;
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  v128.store(out, a1, 32);
  v128.store(out, b1, 48);
  return panels;
}

function oneRow(panels: usize, x: usize, end: usize, out: usize): void {
  let a = f64x2.splat(0);
  let b = a;
  for (; x < end; x += 32) {
    a = add(a, mul(v128.load64_splat(panels), v128.load(x)));
    b = add(b, mul(v128.load64_splat(panels), v128.load(x, 16)));
    panels += 8;
  }
  v128.store(out, a);
  v128.store(out, b, 16);
}
