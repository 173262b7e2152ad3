// Implicit QL iteration: Bowdler, Martin, Reinsch and Wilkinson, "The QR and QL algorithms for symmetric matrices"
// (Numerische Mathematik 11, 1968); EISPACK's tql2.
import { tridiagonalise } from './tridiagonal.as';
import { at } from './vector.as';

const EPSILON: f64 = 2.220446049250313e-16;
// Each eigenvalue takes about 1.7 sweeps; EISPACK gives up after 30.
const SWEEPS = 60;

/**
 * Eigendecomposition of a real symmetric n × n matrix.
 * @param m row-major matrix, replaced by the unit eigenvectors, one in each row
 * @param d n float64, the eigenvalues in ascending order
 * @param e n float64 of scratch
 * @returns 1, or 0 when the iteration did not converge (the matrix holds NaN or infinite elements)
 */
export function symmetricEigen(n: i32, m: usize, d: usize, e: usize): i32 {
  const scale = normalise(n, m);
  if (!isFinite(scale)) return 0;
  tridiagonalise(n, m, d, e);
  for (let i = 1; i < n; i++) store<f64>(at(e, i - 1), load<f64>(at(e, i)));
  store<f64>(at(e, n - 1), 0);
  let shift: f64 = 0;
  let magnitude: f64 = 0;
  for (let l = 0; l < n; l++) {
    magnitude = max(magnitude, abs(load<f64>(at(d, l))) + abs(load<f64>(at(e, l))));
    let end = l;
    while (end < n - 1 && abs(load<f64>(at(e, end))) > EPSILON * magnitude) end++;
    if (end > l) {
      let sweeps = 0;
      do {
        if (sweeps++ == SWEEPS) return 0;
        shift += sweep(n, m, d, e, l, end);
      } while (abs(load<f64>(at(e, l))) > EPSILON * magnitude);
    }
    store<f64>(at(d, l), load<f64>(at(d, l)) + shift);
    store<f64>(at(e, l), 0);
    if (!isFinite(load<f64>(at(d, l)))) return 0;
  }
  for (let l = 0; l < n; l++) store<f64>(at(d, l), load<f64>(at(d, l)) * scale);
  sort(n, m, d);
  return 1;
}

/**
 * Divides the matrix by the power of two below its largest element, which is exact, so that no square over- or underflows;
 * returns that power, NaN where an element is not finite.
 */
function normalise(n: i32, m: usize): f64 {
  let largest: f64 = 0;
  for (let k = 0; k < n * n; k++) largest = max(largest, abs(load<f64>(at(m, k))));
  if (!isFinite(largest)) return NaN;
  const exponent = (reinterpret<u64>(largest) >> 52) & 0x7ff;
  if (largest == 0) return 1;
  const scale = reinterpret<f64>(max<u64>(exponent, 1) << 52);
  for (let k = 0; k < n * n; k++) store<f64>(at(m, k), load<f64>(at(m, k)) / scale);
  return scale;
}

/** One QL sweep over rows l to `end` with Wilkinson's shift, which it returns. */
function sweep(n: i32, m: usize, d: usize, e: usize, l: i32, end: i32): f64 {
  const stride = (<usize>n) << 3;
  const g0 = load<f64>(at(d, l));
  const el = load<f64>(at(e, l));
  let p = (load<f64>(at(d, l + 1)) - g0) / (2 * el);
  const root = hypotenuse(p, 1);
  const t = p + (p < 0 ? -root : root);
  store<f64>(at(d, l), el / t);
  store<f64>(at(d, l + 1), el * t);
  const next = el * t;
  const shift = g0 - el / t;
  for (let i = l + 2; i < n; i++) store<f64>(at(d, i), load<f64>(at(d, i)) - shift);
  p = load<f64>(at(d, end));
  const subdiagonal = load<f64>(at(e, l + 1));
  let c: f64 = 1;
  let c2: f64 = 1;
  let c3: f64 = 1;
  let s: f64 = 0;
  let s2: f64 = 0;
  for (let i = end - 1; i >= l; i--) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const ei = load<f64>(at(e, i));
    const di = load<f64>(at(d, i));
    const g = c * ei;
    const h = c * p;
    const r = hypotenuse(p, ei);
    store<f64>(at(e, i + 1), s * r);
    s = r == 0 ? 0 : ei / r;
    c = r == 0 ? 1 : p / r;
    p = c * di - s * g;
    store<f64>(at(d, i + 1), h + s * (c * g + s * di));
    rotate(n, m + <usize>i * stride, m + <usize>(i + 1) * stride, c, s);
  }
  p = (-s * s2 * c3 * subdiagonal * load<f64>(at(e, l))) / next;
  store<f64>(at(e, l), s * p);
  store<f64>(at(d, l), c * p);
  return shift;
}

/** sqrt(a² + b²) without overflow or underflow on the way. */
function hypotenuse(a: f64, b: f64): f64 {
  const larger = max(abs(a), abs(b));
  if (larger == 0) return 0;
  const ratio = min(abs(a), abs(b)) / larger;
  return larger * sqrt(1 + ratio * ratio);
}

/** Plane rotation of two eigenvector rows. */
function rotate(n: i32, a: usize, b: usize, c: f64, s: f64): void {
  const cc = f64x2.splat(c);
  const ss = f64x2.splat(s);
  let k = 0;
  for (; k + 1 < n; k += 2) {
    const va = v128.load(at(a, k));
    const vb = v128.load(at(b, k));
    v128.store(at(b, k), f64x2.add(f64x2.mul(ss, va), f64x2.mul(cc, vb)));
    v128.store(at(a, k), f64x2.sub(f64x2.mul(cc, va), f64x2.mul(ss, vb)));
  }
  if (k < n) {
    const va = load<f64>(at(a, k));
    const vb = load<f64>(at(b, k));
    store<f64>(at(b, k), s * va + c * vb);
    store<f64>(at(a, k), c * va - s * vb);
  }
}

/** Selection sort of the eigenvalues, ascending, with their rows. */
function sort(n: i32, m: usize, d: usize): void {
  const stride = (<usize>n) << 3;
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    for (let j = i + 1; j < n; j++) if (load<f64>(at(d, j)) < load<f64>(at(d, least))) least = j;
    if (least == i) continue;
    swap(at(d, i), at(d, least), 1);
    swap(m + <usize>i * stride, m + <usize>least * stride, n);
  }
}

function swap(a: usize, b: usize, count: i32): void {
  for (let k = 0; k < count; k++) {
    const value = load<f64>(at(a, k));
    store<f64>(at(a, k), load<f64>(at(b, k)));
    store<f64>(at(b, k), value);
  }
}
