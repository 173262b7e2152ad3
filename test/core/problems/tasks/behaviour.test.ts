import { describe, expect, test } from 'vitest';
import { resolve } from '../../../../src/core/experiment/settings.ts';
import { behaviourRanges } from '../../../../src/core/problems/task.ts';
import { TASKS } from '../../../../src/core/problems/tasks/registry.ts';
import { engineSetting } from '../../../../src/engines/setting.ts';
import { WasmEngine } from '../../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../../kernels/load.ts';

const TELLING = TASKS.filter(({ behaviour }) => behaviour > 0).map(({ id }) => id);
const SIZE = 512;

test('there is a task that describes behaviour', () => {
  expect(TELLING).toContain('hard-maze');
});

describe.each(TELLING)('the behaviour of %s', (id) => {
  const task = TASKS.find((one) => one.id === id)!;

  test('has a range for each of its numbers, and its returns have a floor', () => {
    for (const { range } of task.outcomes.slice(0, task.behaviour)) expect(range![0]).toBeLessThan(range![1]);
    expect(task.floor).toBeGreaterThan(-Infinity);
    expect(task.floor).toBeLessThan(task.ceiling);
  });

  test('lies in these ranges, whatever the weights, and no return is below the floor', () => {
    const { description } = resolve({ problem: id, strategy: 'random-search', hidden: '8' });
    const engine = new WasmEngine(loadKernels(), engineSetting(description));
    const ranges = behaviourRanges(task);
    for (const sigma of [0.3, 3]) {
      const plan = { kind: 'gaussian', size: SIZE, dimension: description.dim, sigma, factor: null } as const;
      const { costs, outcomes } = engine.evaluate(
        { ...plan, mean: new Float64Array(description.dim), mirrored: false },
        { seed: 1, repetition: 0, generation: 0 },
        0,
        SIZE,
      );
      const width = task.outcomes.length;
      for (let i = 0; i < SIZE; i++) {
        expect(task.ceiling - costs[i]).toBeGreaterThanOrEqual(task.floor);
        ranges.forEach(([lowest, highest], d) => {
          expect(outcomes![width * i + d]).toBeGreaterThanOrEqual(lowest);
          expect(outcomes![width * i + d]).toBeLessThanOrEqual(highest);
        });
      }
    }
    engine.release();
  });
});
