import { cmaConstants } from '../../src/core/strategies/cma-es/constants.ts';
import { STRATEGIES, strategyOf } from '../../src/core/strategies/registry.ts';
import { SymmetricEigen } from '../../src/kernels/eigen.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import { askTell, drawing } from './ask-tell.ts';

/** Milliseconds of ask and tell together of pycma 4.4.0 with its full and its diagonal matrix, and its population. */
const PYCMA = [
  { dimension: 10, population: 10, full: 0.128 + 0.221, diagonal: 0.038 + 0.208 },
  { dimension: 40, population: 15, full: 0.268 + 0.253, diagonal: 0.096 + 0.194 },
  { dimension: 100, population: 17, full: 0.76 + 0.342, diagonal: 0.121 + 0.262 },
];
/** Milliseconds that LAPACK takes for the eigendecomposition of a matrix of 100 × 100. */
export const LAPACK_MS = 0.6;

/** They keep a matrix of n² numbers, which pycma's diagonal mode does not. */
const WITH_MATRIX: readonly string[] = ['cma-es', 'xnes'];
const DECOMPOSITIONS = 40;

/** What a strategy without a matrix should be faster by than pycma. */
export const WANTED_WITHOUT_MATRIX = 20;

export interface BesideRow {
  readonly strategy: string;
  readonly dimension: number;
  readonly population: number;
  /** Our ask and tell, and pycma's with its full matrix and in its diagonal mode; null beside a strategy that has a matrix. */
  readonly ms: number;
  readonly fullMs: number;
  readonly diagonalMs: number | null;
  /** Of ours, eigendecompositions; 0 where there are none. */
  readonly eigenMs: number;
  /** A generation of a run, with all that it records. */
  readonly wholeMs: number;
}

/** Every strategy that has a population, in the dimensions and populations of pycma's figures; `words` choose strategies. */
export function besidePycma(module: WebAssembly.Module, words: readonly string[]): BesideRow[] {
  const own = STRATEGIES.filter(({ restartable }) => restartable.population);
  const chosen = own.filter(({ id }) => words.length === 0 || words.includes(id));
  // Once for nothing: the kernels are still being compiled, on threads whose time counts as well.
  for (const { dimension, population } of PYCMA) askTell(module, strategyOf('cma-es'), dimension, population);
  return chosen.flatMap((strategy) =>
    PYCMA.map(({ dimension, population: wanted, full, diagonal }) => {
      const { population, ms, wholeMs } = askTell(module, strategy, dimension, wanted);
      const eigenMs = strategy.id === 'cma-es' ? eigenPerGeneration(module, dimension, population) : 0;
      const diagonalMs = WITH_MATRIX.includes(strategy.id) ? null : diagonal;
      return { strategy: strategy.id, dimension, population, ms, fullMs: full, diagonalMs, eigenMs, wholeMs };
    }),
  );
}

/** What the normal draws of a generation alone take, beside the time that a strategy without a matrix may take for all it does. */
export function drawsOfBudget(module: WebAssembly.Module) {
  return PYCMA.map(({ dimension, population, diagonal }) => ({
    dimension,
    population,
    drawsMs: drawing(module, dimension, population),
    allowedMs: diagonal / WANTED_WITHOUT_MATRIX,
  }));
}

/** Milliseconds of one eigendecomposition of a matrix like those of a search: the least of some, since others are at work, too. */
export function decompositionMs(module: WebAssembly.Module, n: number): number {
  const kernels = new Kernels(module);
  const eigen = SymmetricEigen.for(kernels, n);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++)
      matrix[i * n + j] = matrix[j * n + i] = i === j ? 1 + i / n : 0.3 * Math.cos(i * j + i + j);
  }
  const times = Array.from({ length: DECOMPOSITIONS }, () => {
    const began = performance.now();
    eigen.decompose(matrix);
    return performance.now() - began;
  });
  return Math.min(...times);
}

function eigenPerGeneration(module: WebAssembly.Module, n: number, population: number): number {
  return decompositionMs(module, n) / cmaConstants(n, population, true, new Kernels(module)).eigenInterval;
}
