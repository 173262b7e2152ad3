import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/engines/advance.ts';
import { ellipsoid, rosenbrock, rotated, sphere } from '../functions.ts';
import { hitTime, median, minimise, prepare, type Cost } from '../minimise.ts';

const threes = (dim: number): number[] => new Array<number>(dim).fill(3);

const hits = (dim: number, cost: Cost, seeds: number, target: number): number[] =>
  Array.from({ length: seeds }, (_, seed) => {
    const settings = { strategy: 'lm-ma-es', dim, seed, target, evaluations: 5e5, start: threes(dim) };
    return hitTime(minimise(settings, cost), target);
  });

describe('LM-MA-ES', () => {
  it('solves the sphere in n = 40 in about n ⋅ 100 evaluations, like its family', () => {
    const own = median(hits(40, sphere, 7, 1e-8));
    expect(own).toBeGreaterThan(3000);
    expect(own).toBeLessThan(6000);
  });

  it('does not care about rotation: medians on the ellipsoid and the turned one within 15 %', () => {
    const plain = median(hits(5, ellipsoid, 9, 1));
    const turned = median(hits(5, rotated(ellipsoid), 9, 1));
    expect(plain).toBeLessThan(Infinity);
    expect(Math.abs(turned / plain - 1)).toBeLessThan(0.15);
  });

  it('makes its steps by the matrix that its shape tells', () => {
    const { run, crew, engine } = prepare({ strategy: 'lm-ma-es', dim: 6, seed: 3, target: 0 }, rosenbrock);
    for (let k = 0; k < 30; k++) advance(run, crew);
    const shape = run.shape()!;
    const need = run.next();
    if (need.kind !== 'evaluate' || need.plan.kind !== 'gaussian') throw new Error('A generation was expected.');
    const { plan, address } = need;
    const { directions, ...plain } = plan;
    const [made] = engine.rows(plan, address, [3]);
    const matrix = { ...plain, factor: shape.factor };
    const [expected] = engine.rows(matrix, address, [3]);
    expect(directions!.rates.length).toBeGreaterThan(4);
    made.forEach((x, j) => expect(Math.abs(x - expected[j])).toBeLessThan(1e-12 * Math.abs(shape.sigma)));
    expect(shape.factor!.some((value, k) => k % 7 !== 0 && Math.abs(value) > 0.01)).toBe(true);
    engine.release();
  });

  it('keeps finite numbers where the population is large against the dimension', () => {
    const { run, crew, engine } = prepare({ strategy: 'lm-ma-es', dim: 2, population: 100, target: 0 }, sphere);
    for (let k = 0; k < 10 && advance(run, crew); k++) {
      const { mean, path, directions, sigma } = run.state as unknown as Record<string, Float64Array> & {
        sigma: number;
      };
      for (const numbers of [mean, path, directions, [sigma]]) expect([...numbers].every(Number.isFinite)).toBe(true);
    }
    expect(run.generation).toBeGreaterThan(3);
    engine.release();
  });
});
