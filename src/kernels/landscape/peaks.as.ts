// f21 and f22: along a row the level of every peak is a parabola in x, κ + Σ s (z − c)² = (αx + β)x + γ, and β and γ go
// with y. Distances are counted from the middle of the picture, so that nothing cancels however near one looks.
import { place } from '../bbob/gallagher-peaks.as';
import { levelCost } from '../bbob/gallagher.as';
import { add, entry, mul } from '../math/lanes.as';
import { addBeyond } from './beyond.as';
import { climbOf, makeForms, slopeOf } from './forms.as';
import { Slice, reserve } from './slice.as';

/** α, β at y = 0, its slope, γ at y = 0, its linear and its quadratic coefficient. */
const PEAK_BYTES: usize = 48;

export function preparePeaks(slice: Slice, plane: usize): void {
  const problem = slice.problem;
  slice.points = makeForms(slice, plane, 0, 0);
  slice.forms = makeForms(slice, plane, problem.first, 0);
  slice.table = reserve(slice, <usize>problem.peakCount * PEAK_BYTES);
  slice.before = reserve(slice, <usize>problem.peakCount * 24);
  for (let p = 0; p < problem.peakCount; p++) {
    const peak = slice.table + <usize>p * PEAK_BYTES;
    store<f64>(peak, load<f64>(problem.levels + ((<usize>p) << 3)), 24);
    for (let j = 0; j < problem.dimension; j++) addCoordinate(slice, p, j, peak);
  }
}

function addCoordinate(slice: Slice, p: i32, j: i32, peak: usize): void {
  const own = place(slice.problem, p, j);
  const scale = load<f64>(own, 8);
  const away = load<f64>(slice.forms + ((<usize>j) << 5)) - load<f64>(own);
  const slope = slopeOf(slice.forms, j);
  const climb = climbOf(slice.forms, j);
  store<f64>(peak, load<f64>(peak) + scale * slope * slope);
  store<f64>(peak, load<f64>(peak, 8) + 2 * scale * away * slope, 8);
  store<f64>(peak, load<f64>(peak, 16) + 2 * scale * slope * climb, 16);
  store<f64>(peak, load<f64>(peak, 24) + scale * away * away, 24);
  store<f64>(peak, load<f64>(peak, 32) + 2 * scale * away * climb, 32);
  store<f64>(peak, load<f64>(peak, 40) + scale * climb * climb, 40);
}

export function paintPeaks(slice: Slice, y: f64, costs: usize): void {
  const count = slice.problem.peakCount;
  for (let p = 0; p < count; p++) {
    const peak = slice.table + <usize>p * PEAK_BYTES;
    const own = slice.before + <usize>p * 24;
    store<f64>(own, load<f64>(peak));
    store<f64>(own, load<f64>(peak, 8) + y * load<f64>(peak, 16), 8);
    store<f64>(own, load<f64>(peak, 24) + y * (load<f64>(peak, 32) + y * load<f64>(peak, 40)), 16);
  }
  const end = slice.before + <usize>count * 24;
  for (let k: usize = 0; k < (<usize>slice.width) << 3; k += 64) {
    const x0 = v128.load(slice.xs + k);
    const x1 = v128.load(slice.xs + k, 16);
    const x2 = v128.load(slice.xs + k, 32);
    const x3 = v128.load(slice.xs + k, 48);
    let l0 = f64x2.splat(Infinity);
    let l1 = l0;
    let l2 = l0;
    let l3 = l0;
    for (let own = slice.before; own < end; own += 24) {
      const alpha = entry(own, 0);
      const beta = entry(own, 1);
      const gamma = entry(own, 2);
      l0 = f64x2.pmin(l0, add(mul(add(mul(alpha, x0), beta), x0), gamma));
      l1 = f64x2.pmin(l1, add(mul(add(mul(alpha, x1), beta), x1), gamma));
      l2 = f64x2.pmin(l2, add(mul(add(mul(alpha, x2), beta), x2), gamma));
      l3 = f64x2.pmin(l3, add(mul(add(mul(alpha, x3), beta), x3), gamma));
    }
    v128.store(costs + k, levelCost(l0));
    v128.store(costs + k, levelCost(l1), 16);
    v128.store(costs + k, levelCost(l2), 32);
    v128.store(costs + k, levelCost(l3), 48);
  }
  addBeyond(slice, y, 1, costs);
}
