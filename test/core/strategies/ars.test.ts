import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/engines/advance.ts';
import { comparableCosts } from '../../../src/core/strategies/comparable-costs.ts';
import { Ranker } from '../../../src/core/population/ranking.ts';
import { ellipsoid, sphere } from '../functions.ts';
import { minimise, prepare } from '../minimise.ts';

describe('augmented random search', () => {
  it('steps by α/(b s) Σ (f₋ − f₊) z over the pairs with the best individuals', () => {
    const settings = {
      strategy: 'ars',
      dim: 4,
      population: 12,
      sigma: 0.5,
      elite: 0.5,
      'learning-rate': 0.2,
      target: 0,
    };
    const { run, crew, engine } = prepare(settings, ellipsoid);
    for (let g = 0; g < 5; g++) {
      const mean = run.shape()!.mean.slice();
      advance(run, crew);
      const rows = engine.rows(run.plan!, run.shown!, [...Array(12).keys()]);
      const pairs = rows
        .slice(0, 6)
        .map((row, i) => ({ row, plus: ellipsoid(row), minus: ellipsoid(rows[6 + i]) }))
        .sort((a, b) => Math.min(a.plus, a.minus) - Math.min(b.plus, b.minus))
        .slice(0, 3);
      const costs = pairs.flatMap(({ plus, minus }) => [plus, minus]);
      const centre = costs.reduce((sum, cost) => sum + cost, 0) / 6;
      const deviation = Math.sqrt(costs.reduce((sum, cost) => sum + (cost - centre) ** 2, 0) / 6);
      const expected = mean.map((m, j) => {
        const sum = pairs.reduce((total, { row, plus, minus }) => total + (minus - plus) * ((row[j] - m) / 0.5), 0);
        return m + (0.2 / (3 * deviation)) * sum;
      });
      run.shape()!.mean.forEach((value, j) => expect(value).toBeCloseTo(expected[j], 11));
    }
    engine.release();
  });

  it('takes the same steps whatever the unit of cost', () => {
    const settings = { strategy: 'ars', dim: 3, evaluations: 4000, target: 0, seed: 3 };
    const unit = minimise(settings, sphere);
    const other = minimise(settings, (x) => 4096 * sphere(x));
    expect([...other.solution]).toEqual([...unit.solution]);
  });

  it('finds the sphere', () => {
    expect(minimise({ strategy: 'ars', dim: 5, evaluations: 20_000, seed: 1 }, sphere).best).toBeLessThan(0.05);
  });
});

describe('costs made comparable', () => {
  const of = (...costs: number[]): [number, number[]] => {
    const out = new Float64Array(costs.length).fill(NaN);
    return [comparableCosts(new Ranker().rank(Float64Array.from(costs)), out), [...out]];
  };

  it('lie between 0 and 1, and whoever has no finite cost counts as the worst', () => {
    expect(of(5, 1, 3)).toEqual([4, [1, 0, 0.5]]);
    expect(of(NaN, 1, -Infinity, 3)).toEqual([2, [1, 0, 1, 1]]);
  });

  it('are zeros where nothing can be compared', () => {
    expect(of(7, 7, 7)).toEqual([0, [0, 0, 0]]);
    expect(of(7, NaN, Infinity)).toEqual([0, [0, 0, 0]]);
    expect(of(NaN, NaN)).toEqual([0, [0, 0]]);
  });
});
