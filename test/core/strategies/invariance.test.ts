import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { ellipsoid, rosenbrock, sphere } from '../functions.ts';
import { minimise, prepare, type Cost } from '../minimise.ts';

const ids = STRATEGIES.map(({ id }) => id);
const BASE = { dim: 5, target: 0, evaluations: 2000 };

/** The best point of every generation, which any difference between two runs would show in. */
function path(settings: Record<string, unknown>, cost: Cost): number[][] {
  const { run, crew, engine } = prepare({ ...BASE, ...settings }, cost);
  const points: number[][] = [];
  while (advance(run, crew)) points.push([run.evaluations, ...run.solution]);
  engine.release();
  return points;
}

describe('every strategy uses nothing but the order of costs', () => {
  it.each(ids)('%s: f, exp(f) and the fourth root of f give bit-identical runs', (strategy) => {
    const reference = path({ strategy }, rosenbrock);
    // Dividing keeps exp(f) from overflowing; both are strictly increasing where float64 can tell costs apart.
    expect(path({ strategy }, (x) => Math.exp(rosenbrock(x) / 1e3))).toEqual(
      path({ strategy }, (x) => rosenbrock(x) / 1e3),
    );
    expect(path({ strategy }, (x) => rosenbrock(x) * 1024)).toEqual(reference);
    expect(path({ strategy, evaluations: 600 }, (x) => Math.sqrt(Math.sqrt(sphere(x))))).toEqual(
      path({ strategy, evaluations: 600 }, sphere),
    );
  });
});

describe('translation', () => {
  const shift = [1, -2, 0.5, 3, -0.25];
  const shifted: Cost = (x) => ellipsoid(x.map((value, j) => value - shift[j]));

  it.each(['cma-es', 'openai-es', 'hill-climbing', 'one-plus-one-es'])(
    '%s: moving start and optimum together gives the same costs',
    (strategy) => {
      const start = [0.5, 1, -1.5, 0.25, 1];
      const at = (settings: Record<string, unknown>, cost: Cost): number[] => [
        ...minimise({ ...BASE, strategy, sigma: 0.5, ...settings }, cost).trace.improvements,
      ];
      const here = at({ start }, ellipsoid);
      const there = at({ start: start.map((value, j) => value + shift[j]) }, shifted);
      // Later than this, cancellation in x − shift shows.
      for (let k = 1; k < here.length && here[k] > 0.01 * here[1]; k += 2) {
        expect(there[k - 1]).toBe(here[k - 1]);
        expect(Math.abs(there[k] - here[k])).toBeLessThanOrEqual(1e-9 * here[k]);
      }
    },
  );
});

describe('scale', () => {
  it.each(['cma-es', 'hill-climbing', 'one-plus-one-es'])(
    '%s: start, σ and space times 4 give bit-identical runs',
    (strategy) => {
      const start = [0.5, 1, -1.5, 0.25, 1];
      const small = path({ strategy, sigma: 0.5, start }, ellipsoid);
      const large = path({ strategy, sigma: 2, start: start.map((value) => 4 * value) }, (x) =>
        ellipsoid(x.map((v) => v / 4)),
      );
      expect(large.map(([evaluations, ...x]) => [evaluations, ...x.map((value) => value / 4)])).toEqual(small);
    },
  );
});

describe('stationarity', () => {
  const SEEDS = 200;
  const GENERATIONS = 20;

  it.each(['cma-es', 'openai-es'])('%s: a constant cost moves the mean nowhere in particular', (strategy) => {
    const ends: number[] = [];
    for (let seed = 0; seed < SEEDS; seed++) {
      const { run, crew, engine } = prepare({ strategy, dim: 2, seed, start: 'zero', target: 0 }, () => 1);
      for (let g = 0; g < GENERATIONS; g++) advance(run, crew);
      ends.push(...run.shape()!.mean);
      engine.release();
    }
    const mean = ends.reduce((sum, value) => sum + value, 0) / ends.length;
    const spread = Math.sqrt(ends.reduce((sum, value) => sum + value * value, 0) / ends.length);
    expect(Math.abs(mean)).toBeLessThanOrEqual((3 * spread) / Math.sqrt(ends.length));
  });

  it('cma-es: with random ranks log σ has no drift worth mentioning', () => {
    let sum = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      let counter = seed * 7919;
      const random: Cost = () => (counter = (counter * 1664525 + 1013904223) % 4294967296);
      const { run, crew, engine } = prepare({ strategy: 'cma-es', dim: 5, seed, start: 'zero', target: 0 }, random);
      for (let g = 0; g < GENERATIONS; g++) advance(run, crew);
      sum += Math.log(run.shape()!.sigma / 2) / GENERATIONS;
      engine.release();
    }
    expect(Math.abs(sum / SEEDS)).toBeLessThan(0.02);
  });
});
