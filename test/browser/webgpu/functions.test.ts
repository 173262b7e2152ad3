import { describe, expect, test } from 'vitest';
import { LEAST_COST, TOLERANCES } from '../../../src/engines/webgpu/bbob/tolerances.ts';
import { gpuPage, hasGpu } from './gpu-site.ts';

interface Pair {
  readonly place: string;
  readonly reference: number[];
  readonly device: number[];
}

const NUMBERS = Array.from({ length: 24 }, (_, k) => k + 1);

describe.runIf(hasGpu)('functions on the device', () => {
  const check = gpuPage();

  test.each(NUMBERS)(
    'f%d agrees with the reference within its tolerance, in the box, outside and near the optimum',
    async (f) => {
      const tolerance = TOLERANCES[f - 1];
      for (const [dimension, instance] of [
        [2, 1],
        [2, 5],
        [10, 1],
        [10, 3],
        [40, 2],
      ]) {
        for (const { place, reference, device } of await check<Pair[]>('bothCosts', f, dimension, instance)) {
          const shares = reference
            .map((cost, i) => Math.max(0, Math.abs(device[i] - cost) - LEAST_COST) / cost)
            .map((share) => (Number.isNaN(share) ? 0 : share))
            .sort((a, b) => a - b);
          const where = `f${f}, D = ${dimension}, instance ${instance}, ${place}`;
          expect(
            device.every((cost) => cost >= 0),
            where,
          ).toBe(true);
          expect(shares.at(-1), where).toBeLessThanOrEqual(tolerance);
          expect(shares[shares.length >> 1], where).toBeLessThanOrEqual(tolerance / 10);
        }
      }
    },
  );

  test.each(NUMBERS)('f%d names NaN and infinity as the reference does', async (f) => {
    expect(await check('specialCosts', f)).toEqual(['NaN', 'Infinity', 'Infinity', 'finite', 'Infinity']);
  });
});
