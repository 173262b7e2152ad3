import type { Run } from '../../src/core/experiment/run.ts';
import { advance } from '../../src/engines/advance.ts';
import { hitTime, median, minimise, prepare, type Cost } from './minimise.ts';
import { FUNCTIONS, type Best, type FunctionName, type Hit } from './reference-runs.ts';

const DIMENSION = 10;
const EVALUATIONS = 10_000;
const TARGET = 1e-8;
/** Quantiles between which a reference median lies where runs end in one of two places. */
const SPLIT = [0.2, 0.8] as const;

/** What our runs came to beside the reference. */
export interface Comparison {
  readonly own: number;
  readonly reference: number;
  readonly agrees: boolean;
}

/** A run to the end of its budget, whatever the strategy's own stop rules say. */
export function exhaust(settings: Record<string, unknown>, cost: Cost): Run {
  const { run, crew, engine } = prepare({ target: 0, ...settings }, cost);
  Object.assign(run, { strategy: { ...run.strategy, stop: () => null } });
  while (advance(run, crew));
  engine.release();
  return run;
}

/** Best cost of each seed after 10,000 evaluations in n = 10, all coordinates of the start 3. */
export function bestOfSeeds(settings: Record<string, unknown>, name: FunctionName, seeds: number): number[] {
  const common = { dim: DIMENSION, evaluations: EVALUATIONS, start: threes(DIMENSION) };
  return Array.from({ length: seeds }, (_, seed) => exhaust({ ...common, seed, ...settings }, FUNCTIONS[name]).best);
}

/** Whether the medians of best costs agree: within 5 % in the logarithm where the reference is below 1e-6, else within a factor 2. */
export function compareBest({ settings, name, best: reference, split }: Best, seeds: number): Comparison {
  const all = bestOfSeeds(settings, name, seeds).sort((a, b) => a - b);
  const own = median(all);
  if (split) {
    const [low, high] = SPLIT.map((share) => all[Math.floor(share * seeds)]);
    return { own, reference, agrees: low < reference && reference < high };
  }
  const agrees =
    reference < 1e-6
      ? Math.abs(Math.log10(own) / Math.log10(reference) - 1) < 0.05
      : Math.abs(Math.log2(own / reference)) < 1;
  return { own, reference, agrees };
}

/** Evaluations that each of so many seeds needed to 1e-8 from 3 in every coordinate; Infinity where it never got there. */
export function hitTimes(
  settings: Readonly<Record<string, unknown>>,
  dim: number,
  cost: Cost,
  seeds: number,
  evaluations = 1e5,
): number[] {
  const common = { dim, start: threes(dim), evaluations, target: TARGET };
  return Array.from({ length: seeds }, (_, seed) => hitTime(minimise({ ...common, seed, ...settings }, cost), TARGET));
}

/** Whether the medians of evaluations to the target agree within 10 %, and how many of the runs got there. */
export function compareHits(row: Hit, seeds: number): Comparison & { readonly solved: number } {
  const { strategy, settings, dim, cost, evaluations: reference } = row;
  const solved = hitTimes({ strategy, ...settings }, dim, cost, seeds).filter(Number.isFinite);
  const own = solved.length === 0 ? Infinity : median(solved);
  return { own, reference, agrees: Math.abs(own / reference - 1) < 0.1, solved: solved.length };
}

function threes(dim: number): number[] {
  return new Array<number>(dim).fill(3);
}
