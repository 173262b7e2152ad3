import { describe, expect, it } from 'vitest';
import type { Invariance } from '../../../src/core/strategies/invariance.ts';
import { findStrategy, STRATEGIES, strategyOf } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { ellipsoid, rosenbrock, rotated, sphere } from '../functions.ts';
import { minimise, prepare, type Cost } from '../minimise.ts';

const BASE = { dim: 5, target: 0, evaluations: 2000 };
const START = [0.5, 1, -1.5, 0.25, 1];

/** Those that claim it in their entries. */
function claiming(invariance: Invariance): readonly string[] {
  return STRATEGIES.filter(({ invariances }) => invariances.includes(invariance)).map(({ id }) => id);
}

/** A step size as this strategy calls it; nothing where it has none. */
function stepSize(strategy: string, value: number): Record<string, number> {
  const { sigma } = strategyOf(strategy).restartable;
  return sigma === undefined ? {} : { [sigma]: value };
}

/** The best point of every generation, which any difference between two runs would show in. */
function path(settings: Record<string, unknown>, cost: Cost): number[][] {
  const { run, crew, engine } = prepare({ ...BASE, ...settings }, cost);
  const points: number[][] = [];
  while (advance(run, crew)) points.push([run.evaluations, ...run.solution]);
  engine.release();
  return points;
}

describe('monotone: a strategy uses nothing but the order of costs', () => {
  it.each(claiming('monotone'))('%s: f, exp(f) and the fourth root of f give bit-identical runs', (strategy) => {
    const reference = path({ strategy }, rosenbrock);
    // Dividing keeps exp(f) from overflowing; both are strictly increasing where float64 can tell costs apart.
    expect(path({ strategy }, (x) => Math.exp(rosenbrock(x) / 1e4))).toEqual(
      path({ strategy }, (x) => rosenbrock(x) / 1e4),
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

  it.each(claiming('translation'))('%s: moving start and optimum together gives the same costs', (strategy) => {
    const at = (start: readonly number[], cost: Cost): number[] => [
      ...minimise({ ...BASE, strategy, ...stepSize(strategy, 0.5), start }, cost).trace.improvements,
    ];
    const here = at(START, ellipsoid);
    const there = at(
      START.map((value, j) => value + shift[j]),
      shifted,
    );
    // Later than this, cancellation in x − shift shows.
    for (let k = 1; k < here.length && here[k] > 0.01 * here[1]; k += 2) {
      expect(there[k - 1]).toBe(here[k - 1]);
      expect(Math.abs(there[k] - here[k])).toBeLessThanOrEqual(1e-9 * here[k]);
    }
  });
});

describe('scale', () => {
  it.each(claiming('scale'))('%s: start, σ and space times 4 give bit-identical runs', (strategy) => {
    const small = path({ strategy, ...stepSize(strategy, 0.5), start: START }, ellipsoid);
    const large = path({ strategy, ...stepSize(strategy, 2), start: START.map((value) => 4 * value) }, (x) =>
      ellipsoid(x.map((v) => v / 4)),
    );
    expect(large.map(([evaluations, ...x]) => [evaluations, ...x.map((value) => value / 4)])).toEqual(small);
  });
});

describe('rotation', () => {
  const SEEDS = 40;
  // From the origin every direction is alike, so turning the problem is all there is to turn.
  const apart: Cost = (x) => ellipsoid(x.map((value) => value - 1));

  /** Where runs from many seeds end; the seeds of the two sides have nothing in common. */
  function ends(strategy: string, cost: Cost, first: number): number[] {
    return Array.from(
      { length: SEEDS },
      (_, k) => minimise({ ...BASE, strategy, ...stepSize(strategy, 1), start: 'zero', seed: first + k }, cost).best,
    );
  }

  /** How far turning the problem moves the ends, in standard errors of the rank sum (Mann and Whitney 1947). */
  function effect(strategy: string): number {
    const straight = ends(strategy, apart, 1);
    const turned = ends(strategy, rotated(apart), 1 + SEEDS);
    const wins = straight.flatMap((a) => turned.map((b): number => (a < b ? 1 : a === b ? 0.5 : 0)));
    const expected = (SEEDS * SEEDS) / 2;
    return (wins.reduce((sum, win) => sum + win, 0) - expected) / Math.sqrt((expected * (2 * SEEDS + 1)) / 6);
  }

  it.each(claiming('rotation'))('%s: a turned ellipsoid is as hard as one along the axes', (strategy) => {
    expect(Math.abs(effect(strategy))).toBeLessThan(3);
  });

  /** They learn a scale for each coordinate, so an ellipsoid along the axes must be easier for them. */
  const ALONG_AXES = ['sep-cma-es', 'snes'];

  it.each(ALONG_AXES.filter((id) => findStrategy(id)))('%s: a turned ellipsoid is harder', (strategy) => {
    expect(strategyOf(strategy).invariances).not.toContain('rotation');
    expect(effect(strategy)).toBeGreaterThan(3);
  });
});

describe('stationarity', () => {
  const SEEDS = 200;
  const GENERATIONS = 20;
  const withShape = STRATEGIES.filter(({ id }) => {
    const { run, engine } = prepare({ strategy: id, dim: 2 }, sphere);
    engine.release();
    return run.shape() !== null;
  }).map(({ id }) => id);

  it.each(withShape)('%s: a constant cost moves the mean nowhere in particular', (strategy) => {
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
