import type { Kernels } from '../../../src/kernels/kernels.ts';

/** Functions of `mathOnPairs`, by their number. */
export const ON_PAIRS = ['exp', 'log', 'pow', 'expm1', 'log1p', 'tanh', 'sin', 'cos', 'sinTurn', 'cosTurn'] as const;
export type OnPairs = (typeof ON_PAIRS)[number];

/** The vector form of a function on a list of numbers; an odd one out shares its pair with a 1. */
export function onPairs(kernels: Kernels, name: OnPairs, x: readonly number[], y: readonly number[] = x): number[] {
  const length = x.length + (x.length & 1);
  const [a, b, out] = [kernels.float64(length), kernels.float64(length), kernels.float64(length)];
  a.values.fill(1).set(x);
  b.values.fill(1).set(y);
  kernels.call.mathOnPairs(ON_PAIRS.indexOf(name), a.pointer, b.pointer, out.pointer, length / 2);
  const result = [...out.values.subarray(0, x.length)];
  for (const array of [a, b, out]) array.release();
  return result;
}
