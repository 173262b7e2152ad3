import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { populationSpread } from '../../../src/core/landscape/population-spread.ts';
import { along } from '../../../src/core/landscape/plane.ts';
import { principalAxes } from '../../../src/core/landscape/principal-axes.ts';

const value = fc.double({ min: -4, max: 4, noNaN: true }).map(Math.fround);
const populations = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 12 }))
  .chain(([n, count]) => fc.tuple(fc.constant(n), fc.array(value, { minLength: n * count, maxLength: n * count })));

/** One coordinate varies a little, and what another one has beside it is as little: dividing by that would leave rounding alone. */
const ALMOST_FLAT = Array.from({ length: 25 }, (_, k) =>
  Math.fround(
    (
      { 1: 5.21224137628451e-6, 2: -1.9998791217803955, 7: 6.525471690110862e-6, 8: 0.973893940448761 } as Record<
        number,
        number
      >
    )[k] ?? 0,
  ),
);

describe('the spread of a population', () => {
  it('has the mean and the covariance of its individuals, be they fewer than dimensions', () => {
    fc.assert(
      fc.property(populations, ([n, numbers]) => {
        const count = numbers.length / n;
        const spread = populationSpread(Float32Array.from(numbers), n);
        const mean = Array.from(
          { length: n },
          (_, j) => numbers.filter((_v, k) => k % n === j).reduce((a, b) => a + b) / count,
        );
        const away = (i: number, j: number): number => numbers[i * n + j] - mean[j];
        const covariance = (a: number, b: number): number =>
          Array.from({ length: count }, (_, i) => away(i, a) * away(i, b)).reduce((x, y) => x + y) / (count - 1);
        const largest = Math.max(...mean.map((_, j) => covariance(j, j)));
        fc.pre(largest > 1e-6);
        const { factor } = spread!;
        for (let a = 0; a < n; a++) {
          expect(spread!.mean[a]).toBeCloseTo(mean[a], 6);
          for (let b = 0; b < n; b++) {
            let product = 0;
            for (let k = 0; k < n; k++) product += factor![a * n + k] * factor![b * n + k];
            expect(Math.abs(product - covariance(a, b))).toBeLessThan(1e-5 * largest);
          }
        }
      }),
      { examples: [[[5, ALMOST_FLAT]]] },
    );
  });

  it('is longest along the line on which individuals lie', () => {
    const rows = Float32Array.from(
      { length: 30 },
      (_, k) => [3, 4, 0][k % 3] * Math.floor(k / 3) + (k % 3 === 2 ? k % 2 : 0),
    );
    const { factor, mean } = populationSpread(rows, 3)!;
    const [first] = principalAxes(factor!, 3);
    expect(along(first, Float64Array.of(0.6, 0.8, 0))).toBeCloseTo(1, 3);
    expect(mean[0]).toBeCloseTo(13.5, 5);
  });

  it('is none of one individual, of equals, and of numbers that are not finite', () => {
    for (const rows of [
      [1, 2],
      [1, 2, 1, 2, 1, 2],
      [1, 2, Infinity, 0, 3, 3],
      [NaN, 1, 2, 3],
    ]) {
      expect(populationSpread(Float32Array.from(rows), 2)).toBeNull();
    }
  });
});
