import { describe, expect, it } from 'vitest';
import { ellipsoid, rastrigin, rosenbrock, rotated, sphere } from '../functions.ts';
import { hitTime, median, minimise, type Cost } from '../minimise.ts';

const TARGET = 1e-8;
const SEEDS = 100;

// Median evaluations to 1e-8 from x = 3 with σ = 2 of an independent float64 implementation of the same equations.
const REFERENCE: readonly [weights: string, dim: number, name: string, cost: Cost, evaluations: number][] = [
  ['active', 5, 'sphere', sphere, 732],
  ['active', 5, 'ellipsoid', ellipsoid, 1491],
  ['active', 5, 'rotated ellipsoid', rotated(ellipsoid), 1517],
  ['active', 10, 'sphere', sphere, 1505],
  ['active', 10, 'ellipsoid', ellipsoid, 4073],
  ['active', 10, 'rotated ellipsoid', rotated(ellipsoid), 4078],
  ['positive', 5, 'sphere', sphere, 759],
  ['positive', 5, 'ellipsoid', ellipsoid, 2045],
  ['positive', 5, 'rotated ellipsoid', rotated(ellipsoid), 2047],
  ['positive', 10, 'sphere', sphere, 1429],
  ['positive', 10, 'ellipsoid', ellipsoid, 5641],
  ['positive', 10, 'rotated ellipsoid', rotated(ellipsoid), 5550],
];

function hitTimes(settings: Record<string, unknown>, cost: Cost, seeds = SEEDS): number[] {
  return Array.from({ length: seeds }, (_, seed) =>
    hitTime(minimise({ strategy: 'cma-es', target: TARGET, evaluations: 1e6, seed, ...settings }, cost), TARGET),
  );
}

const threes = (dim: number): number[] => new Array<number>(dim).fill(3);

describe('CMA-ES against reference runs', () => {
  it.each(REFERENCE.map(([weights, dim, name, cost, evaluations]) => ({ weights, dim, name, cost, evaluations })))(
    '$weights weights, n = $dim, $name: median within 10 % of $evaluations',
    ({ weights, dim, cost, evaluations }) => {
      const own = median(hitTimes({ weights, dim, start: threes(dim) }, cost));
      expect(own).toBeGreaterThan(0.9 * evaluations);
      expect(own).toBeLessThan(1.1 * evaluations);
    },
  );

  // The published medians of Rosenbrock are over the solved runs, 19 and 18 of 20.
  it.each([
    { dim: 5, evaluations: 1833 },
    { dim: 10, evaluations: 5501 },
  ])('solves Rosenbrock in n = $dim without restart in at least 75 % of runs', ({ dim, evaluations }) => {
    const solved = hitTimes({ dim, start: threes(dim) }, rosenbrock).filter(Number.isFinite);
    expect(solved.length).toBeGreaterThanOrEqual(75);
    expect(median(solved)).toBeGreaterThan(0.9 * evaluations);
    expect(median(solved)).toBeLessThan(1.1 * evaluations);
  });

  it('does not care about rotation: medians on the ellipsoid and the rotated one within 10 %', () => {
    const plain = median(hitTimes({ dim: 10, start: threes(10) }, ellipsoid));
    const turned = median(hitTimes({ dim: 10, start: threes(10) }, rotated(ellipsoid)));
    expect(Math.abs(turned / plain - 1)).toBeLessThan(0.1);
  });

  it.each([
    { dim: 5, evaluations: 60_000, seeds: 100 },
    { dim: 10, evaluations: 200_000, seeds: 40 },
  ])('with IPOP solves Rastrigin in n = $dim within $evaluations evaluations in 95 % of runs', (band) => {
    const { dim, evaluations, seeds } = band;
    const settings = { strategy: 'cma-es', dim, restart: 'ipop', evaluations, target: TARGET };
    let solved = 0;
    for (let seed = 0; seed < seeds; seed++) if (minimise({ ...settings, seed }, rastrigin).best <= TARGET) solved++;
    expect(solved).toBeGreaterThanOrEqual(0.95 * seeds);
  });
});
