import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shade } from '../../../src/core/landscape/shade.ts';
import { gridRow } from '../../../src/core/landscape/slice.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();

describe('the tones of a landscape', () => {
  it('lie between 0 and 1 and rise with the cost', () => {
    const costs = fc.array(
      fc.oneof(fc.double({ min: 0, max: 1e300, noNaN: true }), fc.constantFrom(0, -3e-15, NaN, Infinity)),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(costs, (given) => {
        const levels = shade(Float64Array.from(given), kernels);
        levels.forEach((level, i) => {
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(1);
          given.forEach((other, k) => {
            if (Number.isFinite(other) && other > given[i]) expect(levels[k]).toBeGreaterThanOrEqual(level);
          });
        });
      }),
    );
  });
});

describe('a slice', () => {
  it('varies two coordinates, from left to right and from top to bottom, and keeps the others', () => {
    const view = { centre: Float64Array.of(7, 8, 9), axes: [2, 0], x: [0, 4], y: [-1, 1] } as const;
    const row = new Float64Array(4 * 3);
    gridRow(view, 0, 4, 2, row);
    expect([...row]).toEqual([0.5, 8, 0.5, 0.5, 8, 1.5, 0.5, 8, 2.5, 0.5, 8, 3.5]);
    gridRow(view, 1, 4, 2, row);
    expect([...row.slice(0, 3)]).toEqual([-0.5, 8, 0.5]);
  });
});
