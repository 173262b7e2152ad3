import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKernels } from './load.ts';

const kernels = loadKernels();

/** Rows in tile layout; padding lanes repeat the last row. */
function tiles(rows: readonly (readonly number[])[]): {
  pointer: number;
  tiles: number;
  read: () => number[][];
  release: () => void;
} {
  const n = rows[0].length;
  const count = Math.ceil(rows.length / 4);
  const memory = kernels.float64(4 * count * n);
  for (let i = 0; i < 4 * count; i++) {
    rows[Math.min(i, rows.length - 1)].forEach((value, j) => (memory.values[((i >> 2) * n + j) * 4 + (i & 3)] = value));
  }
  const read = (): number[][] =>
    rows.map((row, i) => row.map((_, j) => memory.values[((i >> 2) * n + j) * 4 + (i & 3)]));
  return { pointer: memory.pointer, tiles: count, read, release: () => memory.release() };
}

const finite = fc.double({ min: -100, max: 100, noNaN: true });
const populations = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 70 }))
  .chain(([n, size]) =>
    fc.tuple(
      fc.array(fc.array(finite, { minLength: n, maxLength: n }), { minLength: size, maxLength: size }),
      fc.array(finite, { minLength: size, maxLength: size }),
    ),
  );

describe('folds', () => {
  it('are the weighted sums they are named for', () => {
    fc.assert(
      fc.property(populations, ([rows, weights]) => {
        const n = rows[0].length;
        const y = tiles(rows);
        const w = kernels.float64(4 * y.tiles);
        w.values.set(weights);
        const out = kernels.float64(n * n);
        const scale = 1e4 * 100 * rows.length;
        kernels.call.foldFirst(n, y.pointer, w.pointer, y.tiles, out.pointer);
        for (let j = 0; j < n; j++) {
          expect(Math.abs(out.values[j] - rows.reduce((sum, row, i) => sum + weights[i] * row[j], 0))).toBeLessThan(
            1e-15 * scale,
          );
        }
        out.values.fill(0);
        kernels.call.foldSecond(n, y.pointer, w.pointer, y.tiles, out.pointer);
        for (let j = 0; j < n; j++) {
          const expected = rows.reduce((sum, row, i) => sum + weights[i] * row[j] ** 2, 0);
          expect(Math.abs(out.values[j] - expected)).toBeLessThan(1e-13 * scale);
        }
        out.values.fill(0);
        kernels.call.foldOuter(n, y.pointer, w.pointer, y.tiles, out.pointer);
        for (let a = 0; a < n; a++) {
          for (let b = 0; b <= a; b++) {
            const expected = rows.reduce((sum, row, i) => sum + weights[i] * row[a] * row[b], 0);
            expect(Math.abs(out.values[a * n + b] - expected)).toBeLessThan(1e-13 * scale);
          }
        }
        y.release();
        w.release();
        out.release();
      }),
      { numRuns: 200 },
    );
  });
});

describe('transformations', () => {
  it('multiply every individual by a matrix, whatever its neighbours are', () => {
    fc.assert(
      fc.property(populations, fc.array(finite, { minLength: 81, maxLength: 81 }), ([rows], numbers) => {
        const n = rows[0].length;
        const matrix = kernels.float64(n * n);
        const panels = kernels.float64(n * n);
        matrix.values.set(numbers.slice(0, n * n));
        const input = tiles(rows);
        const output = tiles(rows);
        kernels.call.packRows(n, matrix.pointer, panels.pointer);
        kernels.call.transformTiles(n, panels.pointer, input.pointer, output.pointer, input.tiles);
        const expected = rows.map((row) =>
          row.map((_, i) => row.reduce((sum, value, j) => sum + numbers[i * n + j] * value, 0)),
        );
        // The same additions in the same order: no tolerance is needed.
        expect(output.read()).toEqual(expected);
        matrix.release();
        panels.release();
        input.release();
        output.release();
      }),
      { numRuns: 200 },
    );
  });
});

describe('the closed box', () => {
  it('clips to the nearest point and says how far that was', () => {
    fc.assert(
      fc.property(populations, ([rows]) => {
        const n = rows[0].length;
        const x = tiles(rows);
        const penalties = kernels.float64(4 * x.tiles);
        kernels.call.clipTiles(n, -5, 5, x.pointer, penalties.pointer, x.tiles);
        expect(x.read()).toEqual(rows.map((row) => row.map((value) => Math.min(5, Math.max(-5, value)))));
        rows.forEach((row, i) => {
          const expected = row.reduce((sum, value) => sum + Math.max(0, Math.abs(value) - 5) ** 2, 0);
          expect(penalties.values[i]).toBeCloseTo(expected, 8);
        });
        x.release();
        penalties.release();
      }),
    );
  });

  it('reflects like a mirror at each end, and leaves what is inside untouched', () => {
    fc.assert(
      fc.property(populations, ([rows]) => {
        const x = tiles(rows);
        kernels.call.reflectTiles(rows[0].length, -5, 5, x.pointer, x.tiles);
        x.read().forEach((row, i) =>
          row.forEach((value, j) => {
            const given = rows[i][j];
            let expected = given;
            while (expected < -5 || expected > 5) expected = expected < -5 ? -10 - expected : 10 - expected;
            if (given >= -5 && given <= 5) expect(value).toBe(given);
            else expect(value).toBeCloseTo(expected, 10);
            expect(value).toBeGreaterThanOrEqual(-5);
            expect(value).toBeLessThanOrEqual(5);
          }),
        );
        x.release();
      }),
    );
  });
});
