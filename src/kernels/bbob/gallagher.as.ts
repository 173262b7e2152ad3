// f21 and f22: the highest of 101 or 21 Gaussian peaks at random places (Gallagher & Yuan, "A general-purpose tunable
// landscape generator", 2006, in the form of BBOB). With κ_p = log₂(10/w_p), the largest w_p·exp(−q_p/2D) is 10·2^(−m),
// m = min (κ_p + q_p/(2D ln 2)): one power an individual, and exactly 10 at the optimum, where m is 0.
import { one } from '../math/constants.as';
import { add, entry, mul, sub } from '../math/lanes.as';
import { exp2Cut } from '../math/unguarded.as';
import { oscillatePair } from './oscillation.as';
import { multiply } from '../linear/panel.as';
import { addPenalty } from './penalty.as';
import { Problem } from './problem.as';

const TEN = memory.data<f64>([10]);

/** Peaks are taken three at a time: a coordinate is read once for all of them, and six sums hide the latency. */
export const GROUP = 3;

/** sum + scale·(z − center)². */
// @ts-ignore: decorator
@inline
function approach(sum: v128, z: v128, center: v128, scale: v128): v128 {
  const distance = sub(z, center);
  return add(sum, mul(scale, mul(distance, distance)));
}

/** level ← min_p κ_p + Σ_j s_pj (z_j − c_pj)² of the four lanes. */
function nearestPeak(problem: Problem, z: usize, level: usize): void {
  const end = z + ((<usize>problem.dimension) << 5);
  let low = f64x2.splat(Infinity);
  let high = low;
  let peak = problem.peaks;
  for (let p = 0; p < problem.peakCount; p += GROUP) {
    let low0 = entry(problem.levels, p);
    let low1 = entry(problem.levels, p + 1);
    let low2 = entry(problem.levels, p + 2);
    let high0 = low0;
    let high1 = low1;
    let high2 = low2;
    for (let coordinate = z; coordinate < end; coordinate += 32) {
      const a = v128.load(coordinate);
      const b = v128.load(coordinate, 16);
      // Literal offsets become part of the load instructions.
      const center0 = v128.load64_splat(peak);
      const scale0 = v128.load64_splat(peak, 8);
      const center1 = v128.load64_splat(peak, 16);
      const scale1 = v128.load64_splat(peak, 24);
      const center2 = v128.load64_splat(peak, 32);
      const scale2 = v128.load64_splat(peak, 40);
      low0 = approach(low0, a, center0, scale0);
      high0 = approach(high0, b, center0, scale0);
      low1 = approach(low1, a, center1, scale1);
      high1 = approach(high1, b, center1, scale1);
      low2 = approach(low2, a, center2, scale2);
      high2 = approach(high2, b, center2, scale2);
      peak += GROUP * 16;
    }
    low = f64x2.pmin(low, f64x2.pmin(low0, f64x2.pmin(low1, low2)));
    high = f64x2.pmin(high, f64x2.pmin(high0, f64x2.pmin(high1, high2)));
  }
  v128.store(level, low);
  v128.store(level, high, 16);
}

/** T_osz(10 − highest peak)² of two individuals, from the level m of their peaks. */
// @ts-ignore: decorator
@inline
export function levelCost(level: v128): v128 {
  const ten = entry(TEN, 0);
  const value = oscillatePair(sub(ten, mul(ten, exp2Cut(f64x2.neg(level)))));
  return mul(value, value);
}

/** T_osz(10 − highest peak)² + penalty, in the rotated space Q x. */
export function gallagher(problem: Problem, x: usize, costs: usize): void {
  multiply(problem.dimension, problem.first, x, problem.tile0);
  nearestPeak(problem, problem.tile0, costs);
  for (let pair: usize = 0; pair < 32; pair += 16) v128.store(costs + pair, levelCost(v128.load(costs + pair)));
  addPenalty(problem.dimension, one(), x, costs);
}
