import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { along, coordinateDirections, pointAt, sameDirections } from '../../../src/core/landscape/plane.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';

const finite = fc.double({ min: -5, max: 5, noNaN: true });

describe('a plane', () => {
  it('of two coordinates has these coordinates as places, to the last bit, and keeps the others', () => {
    const through = Float64Array.of(7, 0.1, 9);
    const directions = coordinateDirections(3, [2, 0]);
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        expect([...pointAt({ directions, through }, x, y)]).toEqual([y + 0, 0.1, x + 0]);
      }),
    );
    expect(along(directions[0], Float64Array.of(Infinity, NaN, 3))).toBe(3);
  });

  it('gives every place back that a point was made from, and goes through its point', () => {
    fc.assert(
      fc.property(finite, finite, finite, (angle, x, y) => {
        const right = Float64Array.of(Math.cos(angle), Math.sin(angle), 0, 0);
        const up = Float64Array.of(0, 0, Math.sin(angle), Math.cos(angle));
        const through = Float64Array.of(1, -2, 3, 0.5);
        const plane = { directions: [right, up], through } as const;
        const point = pointAt(plane, x, y);
        expect(along(right, point)).toBeCloseTo(x, 10);
        expect(along(up, point)).toBeCloseTo(y, 10);
        const same = pointAt(plane, along(right, through), along(up, through));
        same.forEach((value, j) => expect(value).toBeCloseTo(through[j], 10));
      }),
    );
  });

  it('knows its directions from others', () => {
    const one = coordinateDirections(3, [0, 1]);
    expect(sameDirections(one, coordinateDirections(3, [0, 1]))).toBe(true);
    expect(sameDirections(one, coordinateDirections(3, [0, 2]))).toBe(false);
    expect(sameDirections(one, coordinateDirections(2, [0, 1]))).toBe(false);
  });
});

describe('a grid over a plane', () => {
  it.each([
    ['coordinates', coordinateDirections(3, [2, 0])],
    ['oblique directions', [Float64Array.of(0.6, 0.8, 0), Float64Array.of(0, 0, 1)] as const],
  ])('has the costs of its points: %s', (_, directions) => {
    const setting = { problem: 'bbob-f15', dim: 3, instance: 2, bounds: 'none', lower: -5, upper: 5 } as const;
    const engine = new WasmEngine(loadKernels(), setting);
    const through = Float64Array.of(0.3, -1.2, 2);
    const [width, height] = [135, 3];
    const costs = engine.grid({ directions, through, x: [-4, 3], y: [-1, 5] }, width, height);
    for (let k = 0; k < costs.length; k++) {
      const x = -4 + (((k % width) + 0.5) / width) * 7;
      const y = 5 - ((Math.floor(k / width) + 0.5) / height) * 6;
      const alone = engine.costs(pointAt({ directions, through }, x, y))[0];
      expect(Math.abs(costs[k] - alone)).toBeLessThan(1e-9 * (1 + alone));
    }
    engine.release();
  });
});
