import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightsOfTones, reliefOf, stepOf, toneOf } from '../../../src/core/landscape/relief.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();

describe('the relief of a landscape', () => {
  it('has heights and tones between 0 and 1 that rise with the cost', () => {
    const cost = fc.oneof(fc.double({ min: 0, max: 1e300, noNaN: true }), fc.constantFrom(0, -3e-15, NaN, Infinity));
    fc.assert(
      fc.property(fc.array(cost, { minLength: 1 }), (given) => {
        const { heights, tones } = reliefOf(Float64Array.from(given), kernels);
        heights.forEach((height, i) => {
          for (const value of [height, tones[stepOf(height)]]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          if (!Number.isFinite(given[i])) expect(height).toBe(1);
          given.forEach((other, k) => {
            if (Number.isFinite(other) && other > given[i]) expect(heights[k]).toBeGreaterThanOrEqual(height);
          });
        });
        tones.forEach((tone, step) => expect(tone).toBeGreaterThanOrEqual(step === 0 ? 0 : tones[step - 1]));
      }),
    );
  });

  it('knows from which height on a tone is reached', () => {
    const relief = reliefOf(
      Float64Array.from({ length: 3000 }, (_, k) => k * k),
      kernels,
    );
    const wanted = [0.25, 0.5, 0.75];
    const found = heightsOfTones(relief, wanted);
    found.forEach((height, k) => {
      const step = Math.round(height * (relief.tones.length - 1));
      expect(relief.tones[step]).toBeGreaterThanOrEqual(wanted[k]);
      expect(relief.tones[step - 1]).toBeLessThan(wanted[k]);
    });
    expect(found).toHaveLength(3);
    for (const height of [0, 0.1234, 0.9999, 1]) {
      expect(Math.abs(toneOf(relief, height) - relief.tones[stepOf(height)])).toBeLessThan(0.01);
    }
    expect(toneOf(relief, 1)).toBe(1);
  });
});
