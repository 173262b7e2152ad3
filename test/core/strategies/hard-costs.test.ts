import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { sphere } from '../functions.ts';
import { minimise, prepare } from '../minimise.ts';

const ids = STRATEGIES.map(({ id }) => id);
const RESTARTS = ['none', 'ipop', 'bipop'];

describe.each(ids)('%s', (strategy) => {
  it('leaves a mean where it was while every cost is NaN, and counts them', () => {
    const { run, crew } = prepare({ strategy, dim: 3, evaluations: 500 }, () => NaN);
    const before = run.shape()?.mean.slice();
    while (advance(run, crew));
    const after = run.shape();
    if (before && after) expect([...after.mean]).toEqual([...before]);
    if (after) expect(Number.isFinite(after.sigma) && after.sigma >= 0).toBe(true);
    expect(run.invalid).toBe(run.evaluations);
    expect(run.best).toBe(Infinity);
    expect(run.solution).toHaveLength(0);
    expect(run.trace.digest(run.solution)).toHaveLength(32);
  });

  it('leaves the mean where it is in a generation without a finite cost, also later on', () => {
    let blank = false;
    const { run, crew } = prepare({ strategy, dim: 3, evaluations: 5000, target: 0 }, (x) => (blank ? NaN : sphere(x)));
    for (let g = 0; g < 6; g++) advance(run, crew);
    const before = run.shape()?.mean.slice();
    const { best } = run;
    blank = true;
    for (let g = 0; g < 2; g++) expect(advance(run, crew)).toBe(true);
    if (before) expect([...run.shape()!.mean]).toEqual([...before]);
    blank = false;
    for (let g = 0; g < 20; g++) advance(run, crew);
    expect(run.best).toBeLessThanOrEqual(best);
    expect([...run.solution].every(Number.isFinite)).toBe(true);
  });

  it('finds the sphere although part of the space has no finite cost', () => {
    const cost = (x: Float64Array): number =>
      x[0] < -4 ? NaN : x[1] > 4 ? -Infinity : x[2] > 4 ? Infinity : sphere(x);
    const run = minimise({ strategy, dim: 3, evaluations: 10_000, seed: 4 }, cost);
    expect(run.best).toBeLessThan(0.5);
    expect(Number.isFinite(run.best)).toBe(true);
    expect([...run.solution].every(Number.isFinite)).toBe(true);
  });

  it('ends or goes on with finite numbers on a flat function, with every restart policy', () => {
    for (const restart of RESTARTS) {
      const run = minimise({ strategy, dim: 2, evaluations: 4000, target: 0, restart }, () => 7);
      expect(run.best).toBe(7);
      expect(run.evaluations).toBeLessThanOrEqual(4000);
      expect(run.trace.improvements).toHaveLength(2);
    }
  });

  it('works with the smallest population its schema allows, in every dimension', () => {
    const { population } = STRATEGIES.find(({ id }) => id === strategy)!.parameters;
    for (const dim of [2, 3, 40]) {
      const run = minimise(
        { strategy, dim, evaluations: 300, target: 0, ...(population ? { population: 0 } : {}) },
        sphere,
      );
      expect(run.evaluations).toBe(300);
      expect(run.best).toBeLessThan(Infinity);
    }
  });

  it('never evaluates outside the box when it is closed, whatever the slope', () => {
    for (const bounds of ['clip', 'reflect']) {
      let outside = 0;
      minimise({ strategy, dim: 2, evaluations: 500, bounds }, (x) => {
        if (x.some((value) => value < -5 || value > 5)) outside++;
        return -x[0] - x[1] + 20;
      });
      expect(outside).toBe(0);
    }
    let outside = 0;
    const run = minimise({ strategy, dim: 2, evaluations: 500, bounds: 'none', start: [4.9, 4.9] }, (x) => {
      if (x.some((value) => value > 5)) outside++;
      return -x[0] - x[1] + 20;
    });
    // Without a search distribution that moves, nothing has to leave the box by itself.
    const { reach } = run.description.parameters;
    // Whoever has a reach of its own, here that of the box, stays within it.
    if (reach !== undefined) expect([reach, outside]).toEqual([5, 0]);
    else if (run.shape()) expect(outside).toBeGreaterThan(0);
  });

  it('reports the point that was evaluated, and its own cost, when the box is closed', () => {
    for (const bounds of ['clip', 'reflect']) {
      const corner = (x: Float64Array): number => 20 - x[0] - x[1];
      const run = minimise({ strategy, dim: 2, evaluations: 2000, bounds, target: 0 }, corner);
      expect(corner(run.solution)).toBe(run.best);
      expect([...run.solution].every((value) => Math.abs(value) <= 5)).toBe(true);
    }
  });

  it('does not learn from a generation that the budget cut', () => {
    const { run, crew } = prepare({ strategy, dim: 3, evaluations: 1e6, target: 0 }, sphere);
    for (let k = 0; k < 3; k++) advance(run, crew);
    const size = run.plan!.size;
    // One individual is a whole generation, which nothing can cut.
    if (size === 1) return;
    const evaluations = run.evaluations + size - 1;
    const cut = prepare({ strategy, dim: 3, evaluations, target: 0 }, sphere);
    for (let k = 0; k < 3; k++) advance(cut.run, cut.crew);
    const before = structuredClone(cut.run.state.generation);
    expect(advance(cut.run, cut.crew)).toBe(true);
    expect(cut.run.state.generation).toBe(before);
    expect(cut.run.evaluations).toBe(evaluations);
    // The individuals that were evaluated are the first ones of the generation that would have been.
    const costs = [...cut.run.ranking!.costs];
    advance(run, crew);
    expect(costs).toEqual([...run.ranking!.costs.slice(0, size - 1)]);
    expect(cut.run.next()).toEqual({ kind: 'done', reason: 'evaluations' });
  });

  it('ends exactly at its budget', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (evaluations) => {
        const run = minimise({ strategy, dim: 2, evaluations, target: 0 }, sphere);
        expect(run.evaluations).toBe(evaluations);
      }),
      { numRuns: 40 },
    );
  });
});

describe('CMA-ES', () => {
  it('stops with "flat" on a constant function', () => {
    const { run, crew } = prepare({ strategy: 'cma-es', dim: 5, evaluations: 1e6, target: 0 }, () => 3);
    while (advance(run, crew));
    expect(run.next()).toEqual({ kind: 'done', reason: 'flat' });
  });
});
