import { expect, test } from 'vitest';
import { along } from '../../src/core/landscape/plane.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import type { Plan } from '../../src/core/population/plan.ts';
import { loadKernels } from '../kernels/load.ts';

const dimension = 5;
const size = 601;
const address = { seed: 3, repetition: 0, generation: 4 };
const factor = Float64Array.from({ length: 25 }, (_, k) => ((k * 7) % 11) / 4 - 1);
const mean = Float64Array.of(1, 2, 3, 4, 5);
const plans: readonly Plan[] = [
  { kind: 'uniform', size, dimension, lower: -5, upper: 5 },
  { kind: 'gaussian', size, dimension, mean, sigma: 0.5, factor, mirrored: false },
];

test.each(plans)('what a picture is given of a population are products and rows of its individuals: $kind', (plan) => {
  const setting = { problem: 'bbob-f1', dim: dimension, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;
  const engine = new WasmEngine(loadKernels(), setting);
  const directions = [Float64Array.of(0, 0, 1, 0, 0), Float64Array.of(0.6, 0, 0, -0.8, 0)];
  const points = engine.project(plan, address, 0, size, directions);
  const some = Uint32Array.of(600, 0, 255, 256, 17);
  const rows = engine.gather(plan, address, some);
  some.forEach((individual, k) => {
    const [row] = engine.rows(plan, address, [individual], false);
    expect([...rows.subarray(k * dimension, (k + 1) * dimension)]).toEqual([...Float32Array.from(row)]);
    directions.forEach((direction, d) => expect(points[2 * individual + d]).toBeCloseTo(along(direction, row), 5));
    expect(points[2 * individual]).toBe(Math.fround(row[2]));
  });
  engine.release();
});
