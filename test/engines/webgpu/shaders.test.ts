import { describe, expect, it } from 'vitest';
import { mlp } from '../../../src/core/policies/mlp.ts';
import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { FUNCTIONS } from '../../../src/engines/webgpu/bbob/functions.ts';
import { TOLERANCES } from '../../../src/engines/webgpu/bbob/tolerances.ts';
import { literal, network } from '../../../src/engines/webgpu/rollout/policy.ts';
import { dynamics } from '../../../src/engines/webgpu/rollout/shaders.ts';
import { TaskKernel } from '../../../src/kernels/task.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();

describe.each(TASKS)('$id', (task) => {
  const kernel = new TaskKernel(kernels, task.kernel);

  it('has dynamics in WGSL, each function once', () => {
    const code = dynamics(task, kernel);
    for (const name of ['observe', 'step']) expect(code.match(new RegExp(`fn ${name}\\(\\)`, 'g'))).toHaveLength(1);
    expect(code.includes('table[')).toBe(task.lookedUp !== undefined);
  });

  it('looks up states that its kernel knows', () => {
    for (const state of task.lookedUp ?? []) expect(state).toHaveLength(kernel.stateSize);
  });
});

it('says which file a task lacks', () => {
  const task = { ...TASKS[0], shaders: ['cartpole/nothing'] };
  const kernel = new TaskKernel(kernels, task.kernel);
  expect(() => dynamics(task, kernel)).toThrow(
    'The task "cartpole" has no WGSL file "cartpole/nothing.wgsl" in its folder.',
  );
});

it('writes small layers out and makes loops of large ones', () => {
  const of = (hidden: number[]): string => network(mlp(TASKS[0], { hidden, activation: 'tanh' }));
  expect(of([16])).not.toContain('for (');
  expect(of([64, 64])).toContain('for (');
  expect(of([64, 64])).toContain('weight(320 + o * 64 + i)');
});

it('writes numbers that WGSL takes for real ones', () => {
  expect([1, -2, 0.1, 1e-9, 1e30].map(literal)).toEqual([
    '1.0',
    '-2.0',
    '0.10000000149011612',
    '9.999999717180685e-10',
    '1.0000000150474662e+30',
  ]);
});

it('every function has code and a tolerance', () => {
  expect(FUNCTIONS).toHaveLength(24);
  expect(TOLERANCES).toHaveLength(24);
  for (const parts of FUNCTIONS) expect(parts.join('\n').match(/fn evaluate\(\)/g)).toHaveLength(1);
});
