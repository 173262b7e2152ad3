import type { Kernels } from '../../kernels/kernels.ts';

/** A picture's costs as heights, and what tone each height has. */
export interface Relief {
  /** In [0, 1], 0 for the best: the logarithm of the cost. Costs without a finite value have height 1. */
  readonly heights: Float64Array;
  /** Tones in [0, 1] of even steps of height, from 0 to 1; they never fall. */
  readonly tones: Float32Array;
}

const STEPS = 2048;
/** Logarithms are taken this many at a time; even, as kernels take pairs. */
const BATCH = 2048;
/** Number of the logarithm among the functions of `mathOnPairs`. */
const LOG = 1;

/**
 * Heights and tones of a picture of costs. A tone is half the height and half its rank in the picture: the logarithm shows
 * the basin around the optimum, the rank gives every function its full range of tones.
 * @param costs f − f_opt; what rounding made negative counts as 0. They become the heights, in place
 */
export function reliefOf(costs: Float64Array, kernels: Kernels): Relief {
  let highest = 0;
  for (let i = 0; i < costs.length; i++) {
    const cost = costs[i];
    if (cost > highest && cost < Infinity) highest = cost;
  }
  const offset = highest > 0 ? Math.max(1e-300, highest * 1e-6) : 1;
  const low = kernels.call.log(offset);
  const scale = 1 / Math.max(1e-300, kernels.call.log(highest + offset) - low);
  const batch = kernels.float64(BATCH);
  const { pointer, values } = batch;
  const counts = new Uint32Array(STEPS);
  for (let from = 0; from < costs.length; from += BATCH) {
    const size = Math.min(BATCH, costs.length - from);
    for (let k = 0; k < size; k++) values[k] = Math.max(0, costs[from + k]) + offset;
    kernels.call.mathOnPairs(LOG, pointer, pointer, pointer, BATCH / 2);
    for (let k = 0; k < size; k++) {
      const finite = costs[from + k] - costs[from + k] === 0;
      const height = finite ? Math.min(1, Math.max(0, (values[k] - low) * scale)) : 1;
      costs[from + k] = height;
      counts[stepOf(height)]++;
    }
  }
  batch.release();
  return { heights: costs, tones: tonesOf(counts, costs.length) };
}

/** The step of height, as an index of tones. */
export function stepOf(height: number): number {
  return Math.trunc(height * (STEPS - 1));
}

/** The tone of a height, between those of its steps. */
export function toneOf({ tones }: Relief, height: number): number {
  const step = Math.min(STEPS - 2, stepOf(height));
  return tones[step] + (height * (STEPS - 1) - step) * (tones[step + 1] - tones[step]);
}

/** Heights at which a picture passes given tones, each once, ascending. */
export function heightsOfTones({ tones }: Relief, wanted: readonly number[]): number[] {
  const steps = wanted.map((tone) => tones.findIndex((own) => own >= tone)).filter((step) => step > 0);
  return [...new Set(steps)].map((step) => step / (STEPS - 1));
}

function tonesOf(counts: Uint32Array, total: number): Float32Array {
  const tones = new Float32Array(STEPS);
  let below = 0;
  for (let step = 0; step < STEPS; step++) {
    tones[step] = (step / (STEPS - 1) + below / Math.max(1, total)) / 2;
    below += counts[step];
  }
  // The highest step holds what is worst in the picture, and that is the end of the ramp.
  tones[STEPS - 1] = 1;
  return tones;
}
