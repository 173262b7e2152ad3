import { describe, expect, it } from 'vitest';
import { exponential, product } from '../../../src/core/strategies/nes/matrices.ts';
import { utilitiesOf } from '../../../src/core/strategies/nes/utilities.ts';
import { Ranker } from '../../../src/core/population/ranking.ts';
import type { Setting } from '../../../src/core/strategies/strategy.ts';
import { advance } from '../../../src/engines/advance.ts';
import { loadKernels } from '../../kernels/load.ts';
import { compareHits, hitTimes } from '../beside-reference.ts';
import { ellipsoid, rotated, sphere } from '../functions.ts';
import { prepare, type Cost } from '../minimise.ts';
import { HITS } from '../reference-runs.ts';

const kernels = loadKernels();

/** Enough to notice a mistake; `npm run bench reference` takes a hundred of all. The valley of Rosenbrock's function wants more. */
const seedsFor = ({ strategy, dim, name }: (typeof HITS)[number]): number =>
  strategy === 'snes' ? (dim === 5 ? 31 : 15) : dim === 5 ? (name === 'Rosenbrock' ? 100 : 21) : 7;

describe('natural evolution strategies against reference runs', () => {
  it.each(HITS.filter(({ strategy }) => strategy === 'snes' || strategy === 'xnes'))(
    '$strategy, n = $dim, $name: median within 10 % of $evaluations',
    (row) => {
      const seeds = seedsFor(row);
      const { solved, agrees } = compareHits(row, seeds);
      expect(solved).toBeGreaterThan(0.9 * seeds);
      expect(agrees).toBe(true);
    },
  );

  it('SNES cares about rotation: on the turned ellipsoid it fails within ten times the evaluations', () => {
    expect(hitTimes({ strategy: 'snes' }, 5, rotated(ellipsoid), 3, 14_000).filter(Number.isFinite)).toEqual([]);
  });
});

describe('stop rules', () => {
  it.each([
    ['snes', 'growing-step'],
    ['xnes', 'condition'],
  ])('%s ends when there is nothing left to gain, and says which way', (strategy, downhill) => {
    const reasons: string[] = [];
    for (const cost of [sphere, () => 3, (x: Float64Array) => 1e3 - Math.asinh(x[0])] as Cost[]) {
      const { run, crew, engine } = prepare({ strategy, dim: 3, evaluations: 1e6, target: 0, seed: 2 }, cost);
      while (advance(run, crew));
      engine.release();
      const need = run.next();
      reasons.push(need.kind === 'done' ? need.reason : need.kind);
    }
    expect(reasons).toEqual(['cost-history', 'flat', downhill]);
  });
});

describe('utilities', () => {
  const setting = (population: number) => ({ kernels, parameters: { population } }) as Setting<{ population: number }>;

  it('are those of the paper, sum to 0 and do not depend on where an individual stands', () => {
    const order = new Ranker().rank(Float64Array.of(8, 1, 7, 2, 6, 3, 5, 4));
    const weights = utilitiesOf(order, setting(8));
    const published = [0.36873837748434096, 0.15609683248064332, 0.031709502558070035, -0.056544712523054305];
    [1, 3, 5, 7].forEach((individual, rank) => expect(weights[individual]).toBeCloseTo(published[rank], 15));
    for (const individual of [6, 4, 2, 0]) expect(weights[individual]).toBeCloseTo(-0.125, 15);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0, 15);
  });

  it('are shared among equals, and whoever has no finite cost is the last among equals', () => {
    const weights = utilitiesOf(new Ranker().rank(Float64Array.of(1, 1, NaN, 2, Infinity, -Infinity)), setting(6));
    expect(weights[0]).toBe(weights[1]);
    expect(weights[3]).toBeLessThan(weights[0]);
    expect(weights[2]).toBe(weights[4]);
    expect(weights[2]).toBe(weights[5]);
    expect(weights[2]).toBeLessThanOrEqual(weights[3]);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0, 15);
    expect([...utilitiesOf(new Ranker().rank(new Float64Array(6).fill(4)), setting(6))]).toEqual(new Array(6).fill(0));
  });
});

describe('the exponential of a symmetric matrix', () => {
  it('is that of the matrix and not of its elements: a quarter turn of the axes', () => {
    // [[0, 1], [1, 0]] has the exponential [[cosh 1, sinh 1], [sinh 1, cosh 1]].
    const own = exponential(Float64Array.of(0, 1, 1, 0), 2, kernels)!;
    [Math.cosh(1), Math.sinh(1), Math.sinh(1), Math.cosh(1)].forEach((value, k) =>
      expect(own[k]).toBeCloseTo(value, 14),
    );
  });

  it('agrees with its power series, and with that of the opposite matrix makes the identity', () => {
    const n = 6;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) matrix[i * n + j] = Math.sin(1 + i * j + i + j) / 2;
    let term = new Float64Array(n * n);
    for (let j = 0; j < n; j++) term[j * n + j] = 1;
    const series = term.slice();
    for (let k = 1; k < 40; k++) {
      term = product(term, matrix, n).map((value) => value / k);
      term.forEach((value, p) => (series[p] += value));
    }
    const own = exponential(matrix, n, kernels)!;
    own.forEach((value, p) => expect(value).toBeCloseTo(series[p], 12));
    const opposite = exponential(
      matrix.map((value) => -value),
      n,
      kernels,
    )!;
    product(own, opposite, n).forEach((value, p) => expect(value).toBeCloseTo(p % (n + 1) === 0 ? 1 : 0, 12));
  });

  it('is refused where the matrix holds no numbers', () => {
    expect(exponential(Float64Array.of(1, NaN, NaN, 1), 2, kernels)).toBeNull();
  });
});
