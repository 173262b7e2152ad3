import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contourLines } from '../../../src/core/landscape/contours.ts';

const SIDE = 60;

function lines(at: (x: number, y: number) => number, thresholds: readonly number[], stride = 1): [number, number][][] {
  const heights = Float64Array.from({ length: SIDE * SIDE }, (_, k) =>
    at(((k % SIDE) + 0.5) / SIDE, (Math.floor(k / SIDE) + 0.5) / SIDE),
  );
  const found: [number, number][][] = [[]];
  const numbers = contourLines(heights, SIDE, SIDE, stride, thresholds);
  for (let k = 0; k < numbers.length; k += 2) {
    if (Number.isNaN(numbers[k])) found.push([]);
    else found[found.length - 1].push([numbers[k], numbers[k + 1]]);
  }
  expect(found.pop()).toEqual([]);
  return found;
}

describe('contour lines', () => {
  it('of a cone are rings that close', () => {
    for (const stride of [1, 2, 3]) {
      const rings = lines((x, y) => Math.hypot(x - 0.5, y - 0.4), [0.1, 0.3], stride);
      expect(rings).toHaveLength(2);
      rings.forEach((ring, k) => {
        expect(ring.at(-1)).toEqual(ring[0]);
        for (const [x, y] of ring) expect(Math.hypot(x - 0.5, y - 0.4)).toBeCloseTo([0.1, 0.3][k], 2);
      });
    }
  });

  it('of a ramp go from border to border', () => {
    const [line, ...more] = lines((x) => x, [0.5]);
    expect(more).toEqual([]);
    expect(line).toHaveLength(SIDE);
    for (const [x] of line) expect(x).toBeCloseTo(0.5, 6);
  });

  it('neither closed plateaus nor saddles nor noise lead astray: every crossing of an edge is met', () => {
    const noise = fc.array(fc.constantFrom(0, 0.4, 0.5, 0.6, 1), { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(noise, (heights) => {
        const numbers = contourLines(Float64Array.from(heights), 5, 5, 1, [0.5]);
        const met = new Set<string>();
        for (let k = 0; k < numbers.length; k += 2) {
          if (!Number.isNaN(numbers[k])) met.add(`${numbers[k]} ${numbers[k + 1]}`);
        }
        const higher = heights.map((height) => height >= 0.5);
        let crossings = 0;
        for (let j = 0; j < 5; j++) {
          for (let i = 0; i < 5; i++) {
            if (i < 4 && higher[5 * j + i] !== higher[5 * j + i + 1]) crossings++;
            if (j < 4 && higher[5 * j + i] !== higher[5 * j + i + 5]) crossings++;
          }
        }
        // Crossings at a vertex of exactly this height fall together.
        if (heights.includes(0.5)) expect(met.size).toBeLessThanOrEqual(crossings);
        else expect(met.size).toBe(crossings);
      }),
    );
  });

  it('there are none where all is flat, or where the picture is a single cell', () => {
    expect(lines(() => 0.3, [0.1, 0.3, 0.5])).toEqual([]);
    expect(contourLines(new Float64Array(9), 3, 3, 3, [0.5])).toHaveLength(0);
  });
});
