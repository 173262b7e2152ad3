// Householder reduction of a symmetric matrix to tridiagonal form: Martin, Reinsch and Wilkinson, "Householder's
// tridiagonalization of a symmetric matrix" (Numerische Mathematik 11, 1968); EISPACK's tred2.

import { addScaled, at, dot } from './vector.as';

/**
 * Reduces the symmetric n × n matrix `m` to tridiagonal form: `d` holds the diagonal, `e[1..n−1]` the subdiagonal,
 * and `m` is overwritten by the orthogonal transformation, **one column of it in each row**, so that every
 * inner loop here and in the QL iteration runs over contiguous memory.
 */
export function tridiagonalise(n: i32, m: usize, d: usize, e: usize): void {
  const last = m + ((<usize>(n - 1)) << 3);
  const stride = (<usize>n) << 3;
  for (let j = 0; j < n; j++) store<f64>(at(d, j), load<f64>(last + <usize>j * stride));
  for (let i = n - 1; i > 0; i--) reflect(n, m, d, e, i);
  accumulate(n, m, d);
  store<f64>(e, 0);
}

/** Annihilates row i left of the subdiagonal with one Householder reflection, kept in column i of `m` and in `d[i]`. */
function reflect(n: i32, m: usize, d: usize, e: usize, i: i32): void {
  const stride = (<usize>n) << 3;
  let scale: f64 = 0;
  for (let k = 0; k < i; k++) scale += abs(load<f64>(at(d, k)));
  if (scale == 0) {
    store<f64>(at(e, i), load<f64>(at(d, i - 1)));
    for (let j = 0; j < i; j++) {
      const column = m + <usize>j * stride;
      store<f64>(at(d, j), load<f64>(at(column, i - 1)));
      store<f64>(at(column, i), 0);
      store<f64>(at(m + <usize>i * stride, j), 0);
    }
    store<f64>(at(d, i), 0);
    return;
  }
  let h: f64 = 0;
  for (let k = 0; k < i; k++) {
    const scaled = load<f64>(at(d, k)) / scale;
    store<f64>(at(d, k), scaled);
    h += scaled * scaled;
  }
  const f = load<f64>(at(d, i - 1));
  const g = f > 0 ? -sqrt(h) : sqrt(h);
  store<f64>(at(e, i), scale * g);
  h -= f * g;
  store<f64>(at(d, i - 1), f - g);
  multiply(n, m, d, e, i);
  let projection: f64 = 0;
  for (let j = 0; j < i; j++) {
    const value = load<f64>(at(e, j)) / h;
    store<f64>(at(e, j), value);
    projection += value * load<f64>(at(d, j));
  }
  const half = projection / (h + h);
  for (let j = 0; j < i; j++) store<f64>(at(e, j), load<f64>(at(e, j)) - half * load<f64>(at(d, j)));
  for (let j = 0; j < i; j++) {
    const column = m + <usize>j * stride;
    const dj = load<f64>(at(d, j));
    const ej = load<f64>(at(e, j));
    addScaled(at(column, j), -dj, at(e, j), i - j);
    addScaled(at(column, j), -ej, at(d, j), i - j);
    store<f64>(at(d, j), load<f64>(at(column, i - 1)));
    store<f64>(at(column, i), 0);
  }
  store<f64>(at(d, i), h);
}

/** e ← M d over the leading i rows, of which only the lower triangle is valid; stores the reflector d in column i. */
function multiply(n: i32, m: usize, d: usize, e: usize, i: i32): void {
  const stride = (<usize>n) << 3;
  for (let j = 0; j < i; j++) store<f64>(at(e, j), 0);
  for (let j = 0; j < i; j++) {
    const column = m + <usize>j * stride;
    const f = load<f64>(at(d, j));
    store<f64>(at(m + <usize>i * stride, j), f);
    const below = at(column, j + 1);
    const own = load<f64>(at(e, j)) + load<f64>(at(column, j)) * f;
    store<f64>(at(e, j), own + dot(below, at(d, j + 1), i - j - 1));
    addScaled(at(e, j + 1), f, below, i - j - 1);
  }
}

/** Multiplies the stored reflections together and leaves the diagonal in `d`. */
function accumulate(n: i32, m: usize, d: usize): void {
  const stride = (<usize>n) << 3;
  for (let i = 0; i < n - 1; i++) {
    const own = m + <usize>i * stride;
    const next = own + stride;
    store<f64>(at(own, n - 1), load<f64>(at(own, i)));
    store<f64>(at(own, i), 1);
    const h = load<f64>(at(d, i + 1));
    if (h != 0) {
      for (let k = 0; k <= i; k++) store<f64>(at(d, k), load<f64>(at(next, k)) / h);
      for (let j = 0; j <= i; j++) {
        const column = m + <usize>j * stride;
        addScaled(column, -dot(next, column, i + 1), d, i + 1);
      }
    }
    for (let k = 0; k <= i; k++) store<f64>(at(next, k), 0);
  }
  for (let j = 0; j < n; j++) {
    const corner = at(m + <usize>j * stride, n - 1);
    store<f64>(at(d, j), load<f64>(corner));
    store<f64>(corner, 0);
  }
  store<f64>(at(m + <usize>(n - 1) * stride, n - 1), 1);
}
