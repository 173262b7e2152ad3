import type { Kernels } from '../../kernels/kernels.ts';

const BINS = 2048;

/**
 * Levels in [0, 1] for a picture of costs, 0 for the best: half by the logarithm of the cost, half by its rank in the
 * picture. The logarithm shows the basin around the optimum, the rank gives every function its full range of tones.
 * Costs without a finite value get level 1.
 * @param costs f − f_opt; what rounding made negative counts as 0
 */
export function shade(costs: Float64Array, kernels: Kernels): Float32Array {
  const levels = new Float32Array(costs.length);
  let highest = 0;
  for (const cost of costs) if (Number.isFinite(cost) && cost > highest) highest = cost;
  const offset = highest > 0 ? Math.max(1e-300, highest * 1e-6) : 1;
  const low = kernels.call.log(offset);
  const range = Math.max(1e-300, kernels.call.log(highest + offset) - low);
  const counts = new Uint32Array(BINS + 1);
  for (let i = 0; i < costs.length; i++) {
    const valid = Number.isFinite(costs[i]);
    levels[i] = valid ? (kernels.call.log(Math.max(0, costs[i]) + offset) - low) / range : 1;
    counts[Math.floor(levels[i] * (BINS - 1)) + 1]++;
  }
  for (let bin = 1; bin <= BINS; bin++) counts[bin] += counts[bin - 1];
  for (let i = 0; i < levels.length; i++) {
    const rank = counts[Math.floor(levels[i] * (BINS - 1))] / levels.length;
    levels[i] = (levels[i] + rank) / 2;
  }
  return levels;
}
