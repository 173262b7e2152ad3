import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GaussianPlan } from '../../../src/core/population/plan.ts';
import { orthonormalBasis } from '../../../src/core/strategies/guided-es/subspace.ts';
import { advance } from '../../../src/engines/advance.ts';
import { rosenbrock, sphere } from '../functions.ts';
import { minimise, prepare } from '../minimise.ts';

interface Guided {
  readonly gradients: Float64Array;
  readonly basis: Float64Array;
  readonly mean: Float64Array;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, j) => sum + value * b[j], 0);

/** σ²A Aᵀ of a plan with directions, column by column. */
function covariance({ sigma, directions, dimension: n }: GaussianPlan): number[][] {
  const { rows, rates } = directions!;
  const columns = Array.from({ length: n }, (_, axis) => {
    let y = Float64Array.from({ length: n }, (__, j) => (j === axis ? 1 : 0));
    rates.forEach((rate, k) => {
      const m = rows.slice(k * n, (k + 1) * n);
      const along = dot(m, y);
      y = y.map((value, j) => (1 - rate) * value + rate * m[j] * along);
    });
    return y;
  });
  return covarianceOf(sigma, columns);
}

function covarianceOf(sigma: number, columns: readonly Float64Array[]): number[][] {
  return columns.map((_, i) => columns.map((__, j) => sigma ** 2 * columns.reduce((sum, c) => sum + c[i] * c[j], 0)));
}

describe('Guided ES', () => {
  const settings = { strategy: 'guided-es', dim: 6, target: 0, sigma: 0.4, share: 0.3, subspace: 3, population: 8 };

  it('draws with the covariance σ²(α/n I + (1 − α)/k U Uᵀ), whatever number of gradients it has', () => {
    const { run, crew, engine } = prepare(settings, rosenbrock);
    for (let g = 0; g < 6; g++) {
      const { basis } = run.state as unknown as Guided;
      const k = basis.length / 6;
      expect(k).toBe(Math.min(g, 3));
      const { sigma, factor } = run.shape()!;
      const shown = covarianceOf(
        sigma,
        Array.from({ length: 6 }, (_, c) => factor!.filter((__, p) => p % 6 === c)),
      );
      advance(run, crew);
      covariance(run.plan as GaussianPlan).forEach((row, i) =>
        row.forEach((value, j) => {
          let expected = i === j ? 0.3 / 6 : 0;
          for (let u = 0; u < k; u++) expected += (0.7 / k) * basis[u * 6 + i] * basis[u * 6 + j];
          expect(value).toBeCloseTo(0.16 * expected, 14);
          expect(shown[i][j]).toBeCloseTo(0.16 * expected, 14);
        }),
      );
    }
    engine.release();
  });

  it('estimates 1/(2σ²p) Σ (f₊ − f₋) e, and keeps the newest estimates first', () => {
    const { run, crew, engine } = prepare(settings, sphere);
    let before: Float64Array = new Float64Array(0);
    for (let g = 0; g < 5; g++) {
      const mean = run.shape()!.mean.slice();
      advance(run, crew);
      const rows = engine.rows(run.plan!, run.shown!, [0, 1, 2, 3, 4, 5, 6, 7]);
      const estimate = mean.map((m, j) => {
        let sum = 0;
        for (let i = 0; i < 4; i++) sum += (sphere(rows[i]) - sphere(rows[4 + i])) * (rows[i][j] - m);
        return sum / (2 * 0.16 * 4);
      });
      const { gradients } = run.state as unknown as Guided;
      estimate.forEach((value, j) => expect(gradients[j]).toBeCloseTo(value, 10));
      expect([...gradients.slice(6)]).toEqual([...before.slice(0, 12)]);
      before = gradients.slice();
    }
    engine.release();
  });

  it('finds the sphere, and does so in one dimension of guidance, too', () => {
    for (const subspace of [1, 5]) {
      const run = minimise({ strategy: 'guided-es', dim: 5, subspace, evaluations: 20_000, seed: 1 }, sphere);
      expect(run.best).toBeLessThan(0.05);
    }
  });
});

describe('a basis of gradients', () => {
  it('is orthonormal and spans them, and leaves out what adds nothing', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), (vectors) => {
        const n = 5;
        const basis = orthonormalBasis(Float64Array.from(vectors.flat()), vectors.length, n);
        const rows = Array.from({ length: basis.length / n }, (_, k) => basis.slice(k * n, (k + 1) * n));
        rows.forEach((a, i) =>
          rows.forEach((b, j) => expect(Math.abs(dot(a, b) - (i === j ? 1 : 0))).toBeLessThan(1e-12)),
        );
        for (const vector of vectors) {
          let rest = Float64Array.from(vector);
          const length = Math.sqrt(dot(rest, rest));
          for (const row of rows) {
            const along = dot(rest, row);
            rest = rest.map((value, j) => value - along * row[j]);
          }
          expect(Math.sqrt(dot(rest, rest))).toBeLessThanOrEqual(1e-7 * length);
        }
      }),
    );
  });

  it('of zeros, of no numbers and of the same vector twice has no more rows than there are directions', () => {
    expect(orthonormalBasis(new Float64Array(6), 2, 3)).toHaveLength(0);
    expect(orthonormalBasis(Float64Array.of(NaN, 1, 0, Infinity, 0, 0), 2, 3)).toHaveLength(0);
    expect([...orthonormalBasis(Float64Array.of(0, 3, 0, 0, -2, 0, 1e-300, 0, 0), 3, 3)]).toEqual([0, 1, 0, 1, 0, 0]);
  });
});
