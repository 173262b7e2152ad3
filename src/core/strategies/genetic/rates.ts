import type { Kernels } from '../../../kernels/kernels.ts';

/** A mutation rate times 2^u, with u uniform in (−1, 1) from 32 random bits. */
export function perturbed(rate: number, word: number, { call }: Kernels): number {
  return rate * call.pow(2, (word + 0.5) / 2147483648 - 1);
}
