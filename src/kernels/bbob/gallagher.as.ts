// f21 and f22: the highest of 101 or 21 Gaussian peaks at random places (Gallagher & Yuan, "A general-purpose tunable
// landscape generator", 2006, in the form of BBOB). With κ_p = ln(10/w_p), the largest w_p·exp(−q_p/2D) is 10·exp(−m),
// m = min (κ_p + q_p/2D): one exponential an individual, and exactly 10 at the optimum, where m is 0.
import { add, entry, mul, sub } from '../math/lanes.as';
import { expCut } from '../math/unguarded.as';
import { oscillatePair } from './oscillation.as';
import { multiply } from './panel.as';
import { penalty } from './penalty.as';
import { Problem } from './problem.as';

const TEN = memory.data<f64>([10]);

/** level ← min_p κ_p + Σ_j s_pj (z_j − c_pj)² of the four lanes. */
function nearestPeak(problem: Problem, z: usize, level: usize): void {
  const end = z + (<usize>problem.dimension << 5);
  let low = f64x2.splat(Infinity);
  let high = low;
  let peak = problem.peaks;
  for (let p = 0; p < problem.peakCount; p++) {
    let a = entry(problem.levels, p);
    let b = a;
    for (let coordinate = z; coordinate < end; coordinate += 32) {
      const center = entry(peak, 0);
      const scale = entry(peak, 1);
      const da = sub(v128.load(coordinate), center);
      const db = sub(v128.load(coordinate, 16), center);
      a = add(a, mul(scale, mul(da, da)));
      b = add(b, mul(scale, mul(db, db)));
      peak += 16;
    }
    low = f64x2.pmin(low, a);
    high = f64x2.pmin(high, b);
  }
  v128.store(level, low);
  v128.store(level, high, 16);
}

/** T_osz(10 − highest peak)² + penalty, in the rotated space Q x. */
export function gallagher(problem: Problem, x: usize, costs: usize): void {
  multiply(problem.dimension, problem.first, x, problem.tile0);
  nearestPeak(problem, problem.tile0, costs);
  const ten = entry(TEN, 0);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    const highest = mul(ten, expCut(f64x2.neg(v128.load(costs + pair))));
    const value = oscillatePair(sub(ten, highest));
    v128.store(costs + pair, add(mul(value, value), penalty(problem.dimension, x + pair)));
  }
}
