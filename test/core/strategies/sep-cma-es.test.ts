import { describe, expect, it } from 'vitest';
import { expectAgreement, fixedBudget, type FunctionName } from '../fixed-budget.ts';
import { ellipsoid, rotated, sphere } from '../functions.ts';
import { hitTime, median, minimise, type Cost } from '../minimise.ts';

const TARGET = 1e-8;

// Medians of an independent float64 implementation of the same equations, from x = 3 with σ = 2.
const EVALUATIONS: readonly [dim: number, name: string, cost: Cost, evaluations: number][] = [
  [5, 'sphere', sphere, 614],
  [5, 'ellipsoid', ellipsoid, 1200],
  [10, 'sphere', sphere, 1203],
  [10, 'ellipsoid', ellipsoid, 2545],
];
const AFTER_10000: readonly [name: FunctionName, best: number][] = [
  ['sphere', 6e-79],
  ['ellipsoid', 3e-69],
  ['rosenbrock', 0.84],
  ['rastrigin', 13.4],
];

const hits = (dim: number, cost: Cost, seeds: number, evaluations: number): number[] =>
  Array.from({ length: seeds }, (_, seed) => {
    const settings = { strategy: 'sep-cma-es', dim, seed, target: TARGET, start: new Array<number>(dim).fill(3) };
    return hitTime(minimise({ ...settings, evaluations }, cost), TARGET);
  });

describe('sep-CMA-ES against reference runs', () => {
  it.each(EVALUATIONS)(
    'in dimension %d, on the %s, the median is within 10 percent',
    (dim, _name, cost, evaluations) => {
      const own = median(hits(dim, cost, 30, 1e5));
      expect(own).toBeGreaterThan(0.9 * evaluations);
      expect(own).toBeLessThan(1.1 * evaluations);
    },
  );

  it('cares about rotation: on the turned ellipsoid it fails within ten times the evaluations', () => {
    expect(hits(5, rotated(ellipsoid), 8, 12_000).filter(Number.isFinite)).toEqual([]);
  });

  it.each(AFTER_10000)('%s: as good after 10,000 evaluations', (name, best) => {
    expectAgreement(fixedBudget({ strategy: 'sep-cma-es' }, name), best);
  });
});
