import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import { advance } from '../../src/engines/advance.ts';
import { diversityOfTiles } from '../../src/engines/wasm/diversity.ts';
import { sphere } from '../core/functions.ts';
import { prepare } from '../core/minimise.ts';

/** The definition, as it is written. */
function diversity(points: readonly Float64Array[]): number {
  const [{ length }] = points;
  const centroid = Array.from({ length }, (_, j) => points.reduce((sum, x) => sum + x[j], 0) / points.length);
  const squared = points.map((x) => centroid.reduce((sum, c, j) => sum + (x[j] - c) ** 2, 0));
  return Math.sqrt(squared.reduce((sum, d) => sum + d, 0) / (points.length * length));
}

describe('diversity', () => {
  it('is the root mean squared distance to the centroid, for one coordinate', () => {
    // Four points on a line, and two coordinates that never change.
    const tile = Float64Array.of(0, 2, 4, 6, 1, 1, 1, 1, -3, -3, -3, -3);
    expect(diversityOfTiles(tile, 3, 4)).toBeCloseTo(Math.sqrt((9 + 1 + 1 + 9) / 12), 12);
    expect(diversityOfTiles(tile, 3, 2)).toBeCloseTo(Math.sqrt(2 / 6), 12);
    expect(diversityOfTiles(tile, 3, 1)).toBeNaN();
  });

  it.each(STRATEGIES.map(({ id }) => id))('of a population of %s is that of its points as drawn', (strategy) => {
    const given = fc.record({
      dim: fc.integer({ min: 2, max: 9 }),
      seed: fc.nat(),
      generations: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(given, (settings) => {
        const { run, crew, engine } = prepare({ strategy, target: 0, ...settings }, sphere);
        while (advance(run, crew));
        const { plan, shown } = run;
        const found = engine.diversity(plan!, shown!);
        if (plan!.size < 2) expect(found).toBeNaN();
        else {
          const all = Array.from({ length: Math.min(256, plan!.size) }, (_, i) => i);
          expect(found).toBeCloseTo(diversity(engine.rows(plan!, shown!, all, false)), 9);
        }
        engine.release();
      }),
      { numRuns: 10 },
    );
  });

  it('of a large population is that of its first 256 individuals, and disturbs nothing', () => {
    const settings = { strategy: 'cma-es', dim: 5, population: 1000, generations: 3, target: 0 };
    const { run, crew, engine } = prepare(settings, sphere);
    const plain = prepare(settings, sphere);
    while (advance(run, crew)) {
      advance(plain.run, plain.crew);
      const all = Array.from({ length: 256 }, (_, i) => i);
      const found = engine.diversity(run.plan!, run.shown!);
      expect(found).toBeCloseTo(diversity(engine.rows(run.plan!, run.shown!, all, false)), 9);
      expect(run.trace.improvements).toEqual(plain.run.trace.improvements);
    }
    engine.release();
    plain.engine.release();
  });
});
