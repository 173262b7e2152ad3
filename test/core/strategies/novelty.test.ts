import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noveltyOf, type Behaviours } from '../../../src/core/strategies/novelty.ts';

const line = (...rows: number[]): Behaviours => ({ rows: Float64Array.from(rows), width: 1, count: rows.length });

describe('novelty', () => {
  it('is the distance to the nearest of the others, or its square', () => {
    expect([...noveltyOf(line(0, 1, 2, 10), line(), 1, 'euclidean')]).toEqual([1, 1, 1, 8]);
    expect([...noveltyOf(line(0, 1, 2, 10), line(), 1, 'squared')]).toEqual([1, 1, 1, 64]);
  });

  it('counts the archive among the neighbours, and takes fewer where there are not enough', () => {
    expect([...noveltyOf(line(0, 10), line(1, 9, 11), 2, 'euclidean')]).toEqual([5, 1]);
    expect([...noveltyOf(line(0, 3), line(), 25, 'euclidean')]).toEqual([3, 3]);
    expect([...noveltyOf(line(7), line(), 25, 'euclidean')]).toEqual([0]);
  });

  it('ranks whoever has no finite behaviour last, and lets nobody be its neighbour', () => {
    expect([...noveltyOf(line(NaN, 1, 4), line(), 1, 'euclidean')]).toEqual([-1, 3, 3]);
  });

  it('is the mean of the k smallest distances, as sorting finds them', () => {
    const rows = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 24 });
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 1, max: 30 }), (own, past, k) => {
        const novelty = noveltyOf(line(...own), line(...past), k, 'euclidean');
        own.forEach((value, i) => {
          const others = [...own.filter((_, j) => j !== i), ...past];
          const nearest = others.map((other) => Math.abs(value - other)).sort((a, b) => a - b);
          const used = nearest.slice(0, k);
          expect(novelty[i]).toBeCloseTo(used.reduce((sum, distance) => sum + distance, 0) / used.length, 9);
        });
      }),
    );
  });
});
