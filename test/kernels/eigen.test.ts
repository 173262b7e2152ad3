import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SymmetricEigen } from '../../src/kernels/eigen.ts';
import { loadKernels } from './load.ts';

const kernels = loadKernels();

function decompose(n: number, matrix: Float64Array): { values: number[]; vectors: number[][] } | null {
  const eigen = SymmetricEigen.for(kernels, n);
  if (!eigen.decompose(matrix)) return null;
  const vectors = Array.from({ length: n }, (_, k) => [...eigen.vectors.subarray(k * n, (k + 1) * n)]);
  return { values: [...eigen.values], vectors };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0);

describe('symmetric eigendecomposition', () => {
  it('satisfies A v = λ v with orthonormal v, ascending λ, for random matrices of any size', () => {
    const matrices = fc
      .integer({ min: 1, max: 24 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: n * n, maxLength: n * n }),
        ),
      );
    fc.assert(
      fc.property(matrices, ([n, numbers]) => {
        const a = Float64Array.from(numbers);
        for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
        const result = decompose(n, a)!;
        const scale = Math.max(1e-300, ...a.map(Math.abs));
        result.vectors.forEach((v, k) => {
          for (let i = 0; i < n; i++) {
            const av = dot([...a.subarray(i * n, (i + 1) * n)], v);
            expect(Math.abs(av - result.values[k] * v[i])).toBeLessThan(1e-13 * n * scale);
          }
          result.vectors.forEach((w, l) => expect(Math.abs(dot(v, w) - (k === l ? 1 : 0))).toBeLessThan(1e-13 * n));
          if (k > 0) expect(result.values[k]).toBeGreaterThanOrEqual(result.values[k - 1]);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('finds the eigenvalues 2 − 2 cos(kπ/(n+1)) of the second difference', () => {
    const n = 100;
    const a = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      a[i * n + i] = 2;
      if (i > 0) a[i * n + i - 1] = a[(i - 1) * n + i] = -1;
    }
    const { values } = decompose(n, a)!;
    values.forEach((value, k) => expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 12));
  });

  it('keeps the identity and diagonal matrices exactly', () => {
    expect(decompose(3, Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1))!.values).toEqual([1, 1, 1]);
    expect(decompose(3, Float64Array.of(9, 0, 0, 0, 1e-20, 0, 0, 0, 4))!.values).toEqual([1e-20, 4, 9]);
  });

  it('refuses matrices that are not finite instead of running for ever', () => {
    expect(decompose(3, new Float64Array(9).fill(NaN))).toBeNull();
    expect(decompose(2, Float64Array.of(1, Infinity, Infinity, 1))).toBeNull();
  });
});
