// Random rotations and the matrices built from them. A matrix is kept column by column: entry (i, j) is number j·D + i.
import { normals } from './generator.as';

// @ts-ignore: decorator
@inline
function column(matrix: usize, dimension: i32, j: i32): usize {
  return matrix + ((<usize>(j * dimension)) << 3);
}

/** Σ a_i b_i over `count` numbers, in ascending order. */
function dot(a: usize, b: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (const end = a + ((<usize>count) << 3); a < end; a += 8) {
    sum += load<f64>(a) * load<f64>(b);
    b += 8;
  }
  return sum;
}

/**
 * matrix ← the rotation of `seed`: D² normals, orthonormalised column by column by the modified Gram–Schmidt process.
 * `matrix` needs room for 2·D² numbers.
 */
export function rotation(seed: f64, dimension: i32, matrix: usize): void {
  normals(seed, dimension * dimension, matrix);
  for (let i = 0; i < dimension; i++) {
    const own = column(matrix, dimension, i);
    for (let j = 0; j < i; j++) {
      const other = column(matrix, dimension, j);
      const projection = dot(own, other, dimension);
      for (let k: usize = 0; k < (<usize>dimension) << 3; k += 8) {
        store<f64>(own + k, load<f64>(own + k) - projection * load<f64>(other + k));
      }
    }
    const norm = sqrt(dot(own, own, dimension));
    for (let k: usize = 0; k < (<usize>dimension) << 3; k += 8) store<f64>(own + k, load<f64>(own + k) / norm);
  }
}

/** product ← A·diag(scales)·B; the three matrices are distinct. */
export function scaledProduct(dimension: i32, a: usize, scales: usize, b: usize, product: usize): void {
  for (let j = 0; j < dimension; j++) {
    for (let i = 0; i < dimension; i++) {
      let sum: f64 = 0;
      for (let k = 0; k < dimension; k++) {
        const left = load<f64>(column(a, dimension, k) + ((<usize>i) << 3));
        sum += left * load<f64>(scales + ((<usize>k) << 3)) * load<f64>(column(b, dimension, j) + ((<usize>k) << 3));
      }
      store<f64>(column(product, dimension, j) + ((<usize>i) << 3), sum);
    }
  }
}

/** matrix ← diag(scales)·matrix. */
export function scaleRows(dimension: i32, scales: usize, matrix: usize): void {
  for (let j = 0; j < dimension; j++) {
    for (let i: usize = 0; i < (<usize>dimension) << 3; i += 8) {
      const place = column(matrix, dimension, j) + i;
      store<f64>(place, load<f64>(scales + i) * load<f64>(place));
    }
  }
}
