import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { along } from '../../../src/core/landscape/plane.ts';
import { principalAxes } from '../../../src/core/landscape/principal-axes.ts';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
const factors = fc
  .integer({ min: 2, max: 7 })
  .chain((n) => fc.tuple(fc.constant(n), fc.array(entry, { minLength: n * n, maxLength: n * n })));

/** A·Aᵀ times a vector. */
function stretched(factor: readonly number[], n: number, axis: Float64Array): Float64Array {
  const draws = Float64Array.from({ length: n }, (_, k) => axis.reduce((sum, a, j) => sum + a * factor[j * n + k], 0));
  return axis.map((_, i) => draws.reduce((sum, z, k) => sum + factor[i * n + k] * z, 0));
}

describe('principal axes', () => {
  it('are at right angles, of length 1, kept by A·Aᵀ, and nothing is longer than the first', () => {
    fc.assert(
      fc.property(factors, fc.integer({ min: 0, max: 6 }), ([n, factor], other) => {
        const [first, second] = principalAxes(Float64Array.from(factor), n);
        expect(along(first, first)).toBeCloseTo(1, 10);
        expect(along(second, second)).toBeCloseTo(1, 10);
        expect(along(first, second)).toBeCloseTo(0, 10);
        const lengths = [first, second].map((axis) => {
          const image = stretched(factor, n, axis);
          const length = along(axis, image);
          image.forEach((value, i) => expect(value).toBeCloseTo(length * axis[i], 8));
          return length;
        });
        expect(lengths[0]).toBeGreaterThanOrEqual(lengths[1] - 1e-9);
        const unit = new Float64Array(n);
        unit[other % n] = 1;
        expect(along(unit, stretched(factor, n, unit))).toBeLessThanOrEqual(lengths[0] + 1e-9);
      }),
    );
  });

  it('of a diagonal are its widest coordinates, and point forwards', () => {
    const axes = principalAxes(Float64Array.of(1, -5, 3), 3);
    expect(axes.map((axis) => [...axis].map(Math.abs))).toEqual([
      [0, 1, 0],
      [0, 0, 1],
    ]);
    for (const axis of axes) expect(Math.max(...axis)).toBe(1);
  });
});
