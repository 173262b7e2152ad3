import { describe, expect, test } from 'vitest';
import { gpuPage, hasGpu } from './gpu-site.ts';

/** float32 has 24 bits; a normal number is at most 6.7, times the spread 1.5, plus a mean of at most ½. */
const NORMAL = 4e-6;

describe.runIf(hasGpu)('a population on the device', () => {
  const check = gpuPage();

  test('comes from the bits that the kernels have', async () => {
    const { device, kernels } = await check<{ device: number[]; kernels: number[] }>('philoxWords');
    expect(device).toEqual(kernels);
    expect(new Set(device).size).toBe(64);
  });

  test.each([
    { kind: 'gaussian', size: 37, dimension: 7 },
    { kind: 'gaussian', size: 1000, dimension: 2, mirrored: true },
    { kind: 'gaussian', size: 21, dimension: 5, centred: true },
    { kind: 'gaussian', size: 64, dimension: 9, factor: 'diagonal' },
    { kind: 'gaussian', size: 300, dimension: 40, factor: 'matrix' },
    { kind: 'uniform', size: 50, dimension: 6 },
    { kind: 'points', size: 13, dimension: 3 },
    { kind: 'gaussian', size: 20, dimension: 3, directions: 2, mirrored: true },
    { kind: 'gaussian', size: 90, dimension: 40, directions: 21 },
    { kind: 'children', size: 100, dimension: 7, form: { crossed: true, forced: true } },
    { kind: 'children', size: 40, dimension: 6, form: { random: [false, true, true] } },
    { kind: 'children', size: 301, dimension: 9, form: { random: [true, false], crossed: true, mutated: true } },
  ])('is that of the reference, in float32: $kind, $size × $dimension', async (order) => {
    const seen = await check<Record<string, number>>('population', order);
    // A matrix adds up as many draws as there are dimensions, and so does each direction.
    const summed = ('factor' in order && order.factor === 'matrix') || ('directions' in order && order.directions! > 0);
    const tolerance = NORMAL * (summed ? Math.max(1, order.dimension / 4) : 1);
    expect(seen['drawn']).toBeLessThan(tolerance);
    expect(seen['rows']).toBeLessThan(tolerance);
    expect(seen['projected']).toBeLessThan(tolerance * order.dimension);
    expect(seen['diversity']).toBeLessThan(1e-5);
    expect(seen['penalties']).toBe(0);
    expect(seen['kept']).toBeLessThan(tolerance);
    expect(seen['keptOfDrawn']).toBe(0);
  });

  test('is kept from generation to generation without a bit of it changing', async () => {
    expect(await check('unchanged', 50, 6)).toEqual({ moved: 0, readbacks: 12 });
  });

  test.each(['clip', 'reflect'])('is kept in the box as on the reference: %s', async (bounds) => {
    const seen = await check<Record<string, number>>('population', { kind: 'points', size: 29, dimension: 4, bounds });
    expect(seen['rows']).toBeLessThan(2e-6);
    expect(seen['drawn']).toBeLessThan(2e-6);
    expect(seen['penalties']).toBeLessThan(2e-5);
  });

  test.each([
    { kind: 'gaussian', size: 100, dimension: 8, factor: 'matrix' },
    { kind: 'gaussian', size: 4096, dimension: 3 },
    { kind: 'gaussian', size: 70, dimension: 12, directions: 11 },
  ])('is folded into the sums of the reference: $size × $dimension', async (order) => {
    for (const difference of await check<number[]>('sums', order)) expect(difference).toBeLessThan(2e-6);
  });
});
