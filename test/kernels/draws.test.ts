import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKernels } from './load.ts';

const kernels = loadKernels();
const NOT_MIRRORED = 0xffffffff;

/** Coordinates of individuals first … first + count − 1, one row each, drawn as one slice. */
function normals(dimension: number, first: number, count: number, pairs = NOT_MIRRORED, seed = 1): number[][] {
  const tiles = Math.ceil(count / 4);
  const z = kernels.float64(4 * tiles * dimension);
  kernels.call.normalTiles(z.pointer, dimension, tiles, first, pairs, seed, 0, 3, 0);
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from({ length: dimension }, (_, j) => z.values[((i >> 2) * dimension + j) * 4 + (i & 3)]),
  );
  z.release();
  return rows;
}

describe('normal draws', () => {
  it('are those of Box–Muller on the Philox words', () => {
    const words = kernels.uint32(4);
    kernels.call.philox(0, 5, 3, 0, 1, 0, words.pointer);
    const [u0, u1, u2, u3] = [...words.values].map((word) => (word + 0.5) / 2 ** 32);
    const expected = [
      Math.sqrt(-2 * Math.log(u0)) * Math.cos(2 * Math.PI * u1),
      Math.sqrt(-2 * Math.log(u0)) * Math.sin(2 * Math.PI * u1),
      Math.sqrt(-2 * Math.log(u2)) * Math.cos(2 * Math.PI * u3),
      Math.sqrt(-2 * Math.log(u2)) * Math.sin(2 * Math.PI * u3),
    ];
    const [row] = normals(4, 5, 1);
    row.forEach((z, j) => expect(z).toBeCloseTo(expected[j], 13));
  });

  it('do not depend on how a population is divided', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 41 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        (n, first, count) => {
          const whole = normals(n, 0, first + count);
          expect(normals(n, first, count)).toEqual(whole.slice(first));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('mirror the first half in the second, wherever the halves meet', () => {
    for (const pairs of [1, 2, 3, 5, 8, 13]) {
      const rows = normals(7, 0, 2 * pairs, pairs);
      for (let i = 0; i < pairs; i++) expect(rows[pairs + i]).toEqual(rows[i].map((z) => -z));
    }
  });

  it('have the moments of a standard normal distribution', () => {
    const all = normals(10, 0, 20_000).flat();
    const mean = all.reduce((sum, z) => sum + z, 0) / all.length;
    const variance = all.reduce((sum, z) => sum + z * z, 0) / all.length;
    const kurtosis = all.reduce((sum, z) => sum + z ** 4, 0) / all.length;
    // Four standard errors of each moment.
    const n = all.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(kurtosis - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
  });
});

describe('uniform draws', () => {
  it('fill the box evenly and stay inside', () => {
    const tiles = 5000;
    const x = kernels.float64(tiles * 4 * 3);
    kernels.call.uniformTiles(x.pointer, 3, tiles, 0, -5, 5, 9, 0, 0, 0);
    const values = [...x.values];
    expect(Math.min(...values)).toBeGreaterThan(-5);
    expect(Math.max(...values)).toBeLessThan(5);
    const bins = new Array<number>(20).fill(0);
    for (const value of values) bins[Math.floor((value + 5) * 2)]++;
    const expected = values.length / bins.length;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 99.99 % point of the chi-square distribution with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(50.8);
  });
});
