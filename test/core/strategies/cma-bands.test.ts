import { describe, expect, it } from 'vitest';
import { compareHits, hitTimes } from '../beside-reference.ts';
import { ellipsoid, rastrigin, rotated } from '../functions.ts';
import { median, minimise } from '../minimise.ts';
import { HITS } from '../reference-runs.ts';

const TARGET = 1e-8;
const SEEDS = 100;
const ROWS = HITS.filter(({ strategy }) => strategy === 'cma-es').map((row) => ({ ...row, ...row.settings }));

describe('CMA-ES against reference runs', () => {
  it.each(ROWS.filter(({ name }) => name !== 'Rosenbrock'))(
    '$weights weights, n = $dim, $name: median within 10 % of $evaluations',
    (row) => {
      expect(compareHits(row, SEEDS)).toMatchObject({ solved: SEEDS, agrees: true });
    },
  );

  it.each(ROWS.filter(({ name, settings }) => name === 'Rosenbrock' && settings?.['weights'] === 'active'))(
    'solves Rosenbrock in n = $dim without restart in at least 75 % of runs',
    (row) => {
      const { solved, agrees } = compareHits(row, SEEDS);
      expect(solved).toBeGreaterThanOrEqual(75);
      expect(agrees).toBe(true);
    },
  );

  it('does not care about rotation: medians on the ellipsoid and the rotated one within 10 %', () => {
    const plain = median(hitTimes({ strategy: 'cma-es' }, 10, ellipsoid, SEEDS));
    const turned = median(hitTimes({ strategy: 'cma-es' }, 10, rotated(ellipsoid), SEEDS));
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
