import { expect } from 'vitest';
import type { Run } from '../../src/core/experiment/run.ts';
import { advance } from '../../src/engines/advance.ts';
import { ellipsoid, rastrigin, rosenbrock, sphere } from './functions.ts';
import { median, prepare, type Cost } from './minimise.ts';

/** The functions of the reference table, n = 10, in its order. */
const FUNCTIONS = { sphere, ellipsoid, rosenbrock, rastrigin } as const;
export type FunctionName = keyof typeof FUNCTIONS;
const DIMENSION = 10;
const EVALUATIONS = 10_000;
/** Enough to notice a mistake; the medians of a hundred agree as well. */
const SEEDS = 9;

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
  const common = { dim: DIMENSION, evaluations: EVALUATIONS, start: new Array<number>(DIMENSION).fill(3) };
  return Array.from({ length: seeds }, (_, seed) => exhaust({ ...common, seed, ...settings }, FUNCTIONS[name]).best);
}

/** Their median. */
export function fixedBudget(settings: Record<string, unknown>, name: FunctionName, seeds = SEEDS): number {
  return median(bestOfSeeds(settings, name, seeds));
}

/** Within 5 % in the logarithm where the reference is below 1e-6, else within a factor 2. */
export function expectAgreement(own: number, reference: number): void {
  if (reference < 1e-6) expect(Math.abs(Math.log10(own) / Math.log10(reference) - 1)).toBeLessThan(0.05);
  else expect(Math.abs(Math.log2(own / reference))).toBeLessThan(1);
}
