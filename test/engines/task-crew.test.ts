import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/core/experiment/result.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { ALL_STRATEGIES, strategyOf } from '../../src/core/strategies/registry.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import type { Evaluator } from '../../src/engines/evaluator.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { trimPlan } from '../../src/engines/trim-lineage.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { loadKernels } from '../kernels/load.ts';

/** An evaluator with a memory of its own that is sent no more of a lineage than its slice needs. */
function evaluator(failsAfter = Infinity): Evaluator {
  const kernels = loadKernels();
  let engine: WasmEngine | null = null;
  let calls = 0;
  return {
    prepare: (setting) => {
      engine = new WasmEngine(kernels, structuredClone(setting));
      return Promise.resolve();
    },
    evaluate: async (task) => {
      const { plan, address, from, to } = structuredClone(task);
      await Promise.resolve();
      if (++calls > failsAfter) throw new Error('this evaluator died');
      if (plan.kind !== 'mutants') return structuredClone(engine!.evaluate(plan, address, from, to));
      return structuredClone(engine!.evaluate(trimPlan(plan, from, to, new Set()), address, 0, to - from));
    },
    fold: async (task) => {
      const { plan, address, requests, fromChunk, toChunk } = structuredClone(task);
      await Promise.resolve();
      return requests.map((request) => engine!.fold(plan, address, request, fromChunk, toChunk));
    },
  };
}

async function digest(settings: Record<string, unknown>, evaluators: readonly Evaluator[]): Promise<string> {
  const { description } = resolve(settings);
  const setting = engineSetting(description);
  const kernels = loadKernels();
  const crew = new Crew(new WasmEngine(kernels, setting), setting, 'always', () => 0);
  await Promise.all(evaluators.map((one, index) => crew.join(index, one)));
  const run = new Run(description, 0, kernels);
  while (await advance(run, crew));
  return Buffer.from(resultOf(run).digest).toString('hex');
}

const CASES = ALL_STRATEGIES.flatMap(({ id: strategy }) =>
  ['pendulum', 'hard-maze', 'spirals']
    .filter((problem) => !strategyOf(strategy).needsBehaviour || problem === 'hard-maze')
    .map((problem) => ({ strategy, problem })),
);

describe.each(CASES)('$strategy on $problem', ({ strategy, problem }) => {
  it('comes to the same digest with any number of evaluators, also when one of them dies', async () => {
    const population = strategy === 'one-plus-one-es' ? {} : { population: 22 };
    const settings = { problem, strategy, ...population, hidden: '3', generations: 5, target: 0, seed: 3 };
    const alone = await digest(settings, []);
    expect(await digest(settings, [evaluator()])).toBe(alone);
    expect(await digest(settings, [evaluator(), evaluator(), evaluator()])).toBe(alone);
    expect(await digest(settings, [evaluator(), evaluator(2)])).toBe(alone);
  });
});
