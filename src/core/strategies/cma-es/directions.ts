import type { Directions } from '../../population/plan.ts';

/** The matrix that directions stand for, n² numbers, row-major. */
export function denseFactor({ rows, rates }: Directions, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  const product = new Float64Array(n);
  for (let j = 0; j < n; j++) factor[j * n + j] = 1;
  rates.forEach((rate, k) => {
    product.fill(0);
    const m = rows.subarray(n * k, n * (k + 1));
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) product[j] += m[i] * factor[i * n + j];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) factor[i * n + j] = (1 - rate) * factor[i * n + j] + rate * m[i] * product[j];
    }
  });
  return factor;
}
