import { expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { Crew } from '../../src/engines/crew.ts';
import { Gathered } from '../../src/engines/gathered.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import type { Plan } from '../../src/core/population/plan.ts';
import { loadKernels } from '../kernels/load.ts';

const slice = (...costs: number[]) => ({ costs: Float64Array.from(costs), penalties: null, outcomes: null });

test('slices come together in the order of individuals', () => {
  const gathered = new Gathered();
  gathered.begin(5);
  gathered.take(3, { ...slice(4, 5), outcomes: Float64Array.of(40, 41, 50, 51) });
  gathered.take(0, { ...slice(1, 2, 3), outcomes: Float64Array.of(10, 11, 20, 21, 30, 31) });
  expect(gathered.answer).toEqual({
    kind: 'evaluate',
    costs: Float64Array.of(1, 2, 3, 4, 5),
    penalties: null,
    outcomes: Float64Array.of(10, 11, 20, 21, 30, 31, 40, 41, 50, 51),
  });
  gathered.begin(2);
  gathered.take(0, { ...slice(7, 8), penalties: Float64Array.of(0, 1) });
  expect(gathered.answer).toMatchObject({
    costs: Float64Array.of(7, 8),
    penalties: Float64Array.of(0, 1),
    outcomes: null,
  });
});

test('the answer before stays whole while the next generation is being divided', async () => {
  const { description } = resolve({ problem: 'bbob-f1', dim: 2 });
  const setting = engineSetting(description);
  const engine = new WasmEngine(loadKernels(), setting);
  const crew = new Crew(engine, setting, 'always', () => 0);
  const other = new WasmEngine(loadKernels(), setting);
  await crew.join(0, {
    prepare: () => Promise.resolve(),
    evaluate: ({ plan, address, from, to }) =>
      Promise.resolve(structuredClone(other.evaluate(plan, address, from, to))),
    fold: () => Promise.reject(new Error('nobody asked')),
  });
  const plan: Plan = { kind: 'uniform', size: 8, dimension: 2, lower: -5, upper: 5 };
  const ask = (generation: number) =>
    crew.answer({ kind: 'evaluate', plan, address: { seed: 1, repetition: 0, generation }, count: 8 });
  const first = (await ask(0)) as unknown as { costs: Float64Array };
  const costs = first.costs.slice();
  const second = (await ask(1)) as unknown as { costs: Float64Array };
  expect(first.costs).toEqual(costs);
  expect(second.costs).not.toEqual(costs);
  engine.release();
  other.release();
});
