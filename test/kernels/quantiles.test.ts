import { describe, expect, it } from 'vitest';
import { loadKernels } from './load.ts';

const kernels = loadKernels();

// Φ⁻¹((k + ½)/65,536) by the standard library of another language (Python's statistics.NormalDist).
const REFERENCE: readonly (readonly [number, number])[] = [
  [0, -4.324919040826044],
  [1, -4.076206516032617],
  [2, -3.9557530379304944],
  [17, -3.4630658801571768],
  [100, -2.9609400220300803],
  [655, -2.3262677292135905],
  [1000, -2.1631084815747497],
  [4000, -1.546078662504219],
  [4914, -1.4396069306581545],
  [4915, -1.4394991335677074],
  [10000, -1.02536490727861],
  [20000, -0.5095499134709254],
  [30000, -0.10605009959866775],
  [32767, -1.9124056051512083e-5],
];

describe('normal quantiles', () => {
  it.each(REFERENCE)('entry %i is %f', (k, expected) => {
    const value = kernels.call.normalQuantile((k + 0.5) / 65536);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(2e-15 * Math.abs(expected));
  });

  it('make a symmetric, ascending float32 table of mean 0 and variance 1', () => {
    const table = kernels.float32(65536);
    kernels.call.quantileTable(table.pointer);
    const { values } = table;
    let square = 0;
    for (let k = 0; k < 65536; k++) {
      expect(values[65535 - k]).toBe(-values[k]);
      if (k > 0 && values[k] < values[k - 1]) throw new Error(`entry ${k} is out of order`);
      square += values[k] ** 2;
    }
    for (const [k, expected] of REFERENCE) expect(values[k]).toBe(Math.fround(expected));
    expect(Math.abs(square / 65536 - 1)).toBeLessThan(1e-4);
  });
});
