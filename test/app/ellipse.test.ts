import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { coordinateDirections } from '../../src/core/landscape/plane.ts';
import { ellipseOf, mixSpreads, projectedSpread } from '../../src/app/stages/ellipse.ts';

describe('search ellipses', () => {
  test('a plain step size is a circle', () => {
    const spread = projectedSpread(2, null, 5, coordinateDirections(5, [1, 3]));
    expect(spread).toEqual({ xx: 4, xy: 0, yy: 4 });
    expect(ellipseOf(spread)).toEqual({ major: 2, minor: 2, angle: 0 });
  });

  test('a diagonal stretches along the coordinates', () => {
    const ellipse = ellipseOf(projectedSpread(0.5, Float64Array.of(2, 1, 6), 3, coordinateDirections(3, [0, 2])));
    expect(ellipse.major).toBeCloseTo(3, 14);
    expect(ellipse.minor).toBeCloseTo(1, 14);
    expect(Math.abs(ellipse.angle)).toBeCloseTo(Math.PI / 2, 14);
  });

  test('a factor with known axes gives them back, at their angle', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 1.01, max: 50, noNaN: true }),
        fc.double({ min: -1.5, max: 1.5, noNaN: true }),
        (minor, ratio, angle) => {
          const [c, s] = [Math.cos(angle), Math.sin(angle)];
          const factor = Float64Array.of(c * minor * ratio, -s * minor, s * minor * ratio, c * minor);
          const ellipse = ellipseOf(projectedSpread(1, factor, 2, coordinateDirections(2, [0, 1])));
          expect(ellipse.major / (minor * ratio)).toBeCloseTo(1, 8);
          expect(ellipse.minor / minor).toBeCloseTo(1, 8);
          expect(Math.abs(Math.sin(ellipse.angle - angle))).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test('in more dimensions it is the marginal: the block of A·Aᵀ', () => {
    const n = 4;
    const factor = Float64Array.from({ length: n * n }, (_, k) => ((k * 7) % 11) - 5);
    const { xx, xy, yy } = projectedSpread(3, factor, n, coordinateDirections(n, [2, 0]));
    const row = (i: number) => [...factor.subarray(i * n, (i + 1) * n)];
    const dot = (a: number[], b: number[]) => a.reduce((sum, value, k) => sum + value * b[k], 0);
    expect([xx, xy, yy]).toEqual([9 * dot(row(2), row(2)), 9 * dot(row(2), row(0)), 9 * dot(row(0), row(0))]);
  });

  test('a collapsed distribution is a line, never NaN', () => {
    const ellipse = ellipseOf({ xx: 1, xy: 1, yy: 1 });
    expect(ellipse.minor).toBe(0);
    expect(ellipse.major).toBeCloseTo(Math.SQRT2, 14);
    expect(mixSpreads({ xx: 0, xy: 0, yy: 0 }, { xx: 2, xy: 1, yy: 4 }, 0.5)).toEqual({ xx: 1, xy: 0.5, yy: 2 });
  });
});
