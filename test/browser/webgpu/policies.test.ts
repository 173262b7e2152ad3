import { describe, expect, test } from 'vitest';
import { mlp, weightCount } from '../../../src/core/policies/mlp.ts';
import type { Architecture } from '../../../src/core/policies/policy.ts';
import { findTask } from '../../../src/core/problems/tasks/registry.ts';
import { PolicyKernel } from '../../../src/kernels/policy.ts';
import { loadKernels } from '../../kernels/load.ts';
import { gpuPage, hasGpu } from './gpu-site.ts';
import { uniforms } from './task-states.ts';

const kernels = loadKernels();
const POLICIES = 64;

const of = (id: string, hidden: number[], activation: Architecture['activation']): Architecture =>
  mlp(findTask(id)!, { hidden, activation });

const NETWORKS: readonly (readonly [string, Architecture])[] = [
  ['linear, with a choice', of('acrobot', [], 'tanh')],
  ['tanh, with a choice', of('cartpole', [16], 'tanh')],
  ['two layers of ReLU, squashed', of('pendulum', [8, 5], 'relu')],
  ['scaled inputs, squashed', of('mountaincar-continuous', [16], 'tanh')],
  ['linear layers, scores', of('moons', [4, 3], 'linear')],
  ['raw outputs', of('hard-maze', [16], 'tanh')],
  ['layers too large to be written out', of('cartpole-swingup', [64, 64], 'tanh')],
];

describe.runIf(hasGpu)('networks in WGSL', () => {
  const check = gpuPage();

  // Weights up to 2 and up to 300, which drives every tanh far beyond where a naive one overflows.
  test.each(NETWORKS.flatMap(([name, own]) => [2, 300].map((size) => [name, size, own] as const)))(
    '%s, weights up to %d: outputs within 1e-4 of their size, choices the same',
    async (_, size, architecture) => {
      const weights = weightCount(architecture);
      const [inputs] = architecture.sizes;
      const outputs = architecture.output === 'argmax' ? 1 : architecture.sizes.at(-1)!;
      const random = uniforms(7);
      const numbers = (count: number, most: number): number[] =>
        Array.from({ length: count }, () => Math.fround(most * (2 * random() - 1)));
      const points = numbers(weights * POLICIES, size);
      const observations = numbers(inputs * POLICIES, 3);
      const column = (values: readonly number[], rows: number, i: number): number[] =>
        Array.from({ length: rows }, (_, j) => values[j * POLICIES + i]);
      const actions = await check<number[]>('deviceActions', architecture, points, observations, outputs);
      const policy = new PolicyKernel(kernels, architecture);
      let choices = 0;
      for (let i = 0; i < POLICIES; i++) {
        const expected = policy.act(column(points, weights, i), column(observations, inputs, i));
        const found = column(actions, outputs, i);
        if (architecture.output === 'argmax') choices += Number(found[0] === expected[0]);
        else
          expected.forEach((value, k) =>
            expect(Math.abs(found[k] - value)).toBeLessThanOrEqual(1e-4 * (1 + Math.abs(value))),
          );
      }
      if (architecture.output === 'argmax') expect(choices).toBe(POLICIES);
      policy.release();
    },
  );
});
