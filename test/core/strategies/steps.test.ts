import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GaussianPlan } from '../../../src/core/population/plan.ts';
import type { Kernels } from '../../../src/kernels/kernels.ts';
import { advance } from '../../../src/engines/advance.ts';
import type { NoiseSource } from '../../../src/engines/wasm/steps.ts';
import { ellipsoid } from '../functions.ts';
import { prepare } from '../minimise.ts';

interface Generation {
  readonly z: readonly (readonly number[])[];
  readonly population: readonly (readonly number[])[];
  readonly fitness: readonly number[];
  readonly [state: string]: unknown;
}
interface Sequence {
  readonly n: number;
  readonly population_size: number;
  readonly x0: readonly number[];
  readonly sigma0: number;
  readonly generations: readonly Generation[];
}

const file = new URL('../../vectors/optimizer-steps-public.json', import.meta.url);
const { algorithms } = JSON.parse(readFileSync(file, 'utf8')) as { algorithms: Record<string, Sequence> };

/**
 * Draws that make the listed population: the listed ones, or, where a strategy decomposes a matrix, those that do so whatever signs
 * and order its eigenvectors have.
 */
function listed({ generations }: Sequence, decomposes: boolean): (kernels: Kernels) => NoiseSource {
  return (kernels) =>
    (plan, { generation }, first, tiles, pointer) => {
      const { population, z } = generations[generation];
      const out = new Float64Array(kernels.call.memory.buffer, pointer, 4 * tiles * plan.dimension);
      for (let i = 0; i < 4 * tiles; i++) {
        const index = Math.min(first + i, population.length - 1);
        const pairs = z.length;
        const draws = decomposes
          ? whiten(plan, population[index])
          : z[index % pairs].map((value) => (plan.mirrored && index >= pairs ? -value : value));
        draws.forEach((value, j) => (out[4 * plan.dimension * (i >> 2) + 4 * j + (i & 3)] = value));
      }
    };
}

/** z with mean + sigma A z = x, for A = B·diag(d) with orthogonal B. */
function whiten({ mean, sigma, factor, dimension: n }: GaussianPlan, x: readonly number[]): number[] {
  const y = x.map((value, j) => (value - mean[j]) / sigma);
  return y.map((_, axis) => {
    let projection = 0;
    let square = 0;
    for (let j = 0; j < n; j++) {
      projection += factor![j * n + axis] * y[j];
      square += factor![j * n + axis] ** 2;
    }
    return projection / square;
  });
}

/** Every element within 1e-9 of the listed one, relative. */
function close(actual: ArrayLike<number> | number, expected: unknown): void {
  const a = typeof actual === 'number' ? [actual] : Array.from(actual);
  const e = typeof expected === 'number' ? [expected] : (expected as number[][]).flat();
  expect(a.length).toBe(e.length);
  a.forEach((value, i) => expect(Math.abs(value - e[i])).toBeLessThanOrEqual(1e-9 * Math.abs(e[i])));
}

type Compare = (state: never, generation: Generation) => void;
type Cma = {
  mean: Float64Array;
  sigma: number;
  pathC: Float64Array;
  pathSigma: Float64Array;
  covariance: Float64Array;
};
type Adam = { mean: Float64Array; sigma: number; learningRate: number; first: Float64Array; second: Float64Array };

const compareCma: Compare = (state: Cma, generation) => {
  close(state.mean, generation['mean']);
  close(state.sigma, generation['sigma']);
  close(state.pathC, generation['p_c']);
  close(state.pathSigma, generation['p_sigma']);
  close(state.covariance, generation['C']);
};

const CASES: readonly [name: string, settings: Record<string, unknown>, compare: Compare][] = [
  ['cma_es_active', { strategy: 'cma-es' }, compareCma],
  ['cma_es_positive_weights', { strategy: 'cma-es', weights: 'positive' }, compareCma],
  [
    'sep_cma_es',
    { strategy: 'sep-cma-es' },
    (state: Cma & { variances: Float64Array }, generation) => {
      compareCma({ ...state, covariance: state.variances } as never, generation);
    },
  ],
  [
    'snes',
    { strategy: 'snes' },
    (state: { mean: Float64Array; deviations: Float64Array }, generation) => {
      close(state.mean, generation['mean']);
      close(state.deviations, generation['sigma']);
    },
  ],
  [
    'xnes',
    { strategy: 'xnes' },
    (state: { mean: Float64Array; sigma: number; factor: Float64Array }, generation) => {
      close(state.mean, generation['mean']);
      close(state.sigma, generation['sigma']);
      close(state.factor, generation['B']);
    },
  ],
  [
    'lm_ma_es',
    { strategy: 'lm-ma-es' },
    (state: { mean: Float64Array; sigma: number; path: Float64Array; directions: Float64Array }, generation) => {
      close(state.mean, generation['mean']);
      close(state.sigma, generation['sigma']);
      close(state.path, generation['p_sigma']);
      close(state.directions, generation['M']);
    },
  ],
  [
    'openai_es_adam',
    { strategy: 'openai-es', 'learning-rate': 0.05, 'sigma-decay': 0.999, 'learning-rate-decay': 0.999 },
    (state: Adam, generation) => {
      close(state.mean, generation['mean']);
      close(state.sigma, generation['sigma']);
      close(state.first, generation['adam_m']);
      close(state.second, generation['adam_v']);
      close(state.learningRate, generation['lr']);
    },
  ],
  [
    'pgpe_clipup',
    { strategy: 'pgpe' },
    (state: { mean: Float64Array; deviations: Float64Array; velocity: Float64Array }, generation) => {
      close(state.mean, generation['mean']);
      close(state.deviations, generation['sigma']);
      close(state.velocity, generation['velocity']);
    },
  ],
  [
    'hill_climbing',
    { strategy: 'hill-climbing' },
    (state: { mean: Float64Array }, generation) => close(state.mean, generation['mean']),
  ],
];

describe('step vectors of the independent implementation', () => {
  it.each(CASES)('%s: the state after each tell', (name, settings, compare) => {
    const sequence = algorithms[name];
    const { n: dim, population_size: population, x0: start, sigma0: sigma, generations } = sequence;
    const all = { dim, population, sigma, start, target: 0, ...settings };
    const { run, crew } = prepare(all, ellipsoid, listed(sequence, name.startsWith('cma_es')));
    for (const generation of generations) {
      expect(advance(run, crew)).toBe(true);
      close(run.ranking!.costs, generation.fitness);
      compare(run.state as never, generation);
    }
  });
});
