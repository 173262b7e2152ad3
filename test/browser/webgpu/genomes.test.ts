import { describe, expect, test } from 'vitest';
import type { MutantsPlan } from '../../../src/core/population/plan.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';
import { gpuPage, hasGpu } from './gpu-site.ts';
import type { Bred } from './site/checks/genomes.ts';

/** Bits of the weights that this chain of seeds stands for, decoded in Node. */
function decodedHere({ seeds, powers, weights }: Bred): number[] {
  const length = seeds.length;
  const dimension = weights.length;
  const plan: MutantsPlan = {
    ...{ kind: 'mutants', size: 1, dimension, lower: -5, upper: 5, power: 1, unchanged: 1 },
    ...{ parentOf: Int32Array.of(0), seeds: Uint32Array.of(0), parents: Int32Array.of(length - 1) },
    lineage: {
      ancestor: Int32Array.from({ length }, (_, k) => k - 1),
      seed: Uint32Array.from(seeds),
      power: Float32Array.from(powers),
      born: Float64Array.from({ length }, (_, k) => k),
    },
  };
  const setting = engineSetting({ problem: 'bbob-f1', dim: dimension, instance: 1, bounds: 'none' });
  const address = { seed: 0, repetition: 0, generation: 0 };
  const row = new WasmEngine(loadKernels(), setting).gather(plan, address, Uint32Array.of(0));
  return [...new Uint32Array(row.buffer)];
}

describe.runIf(hasGpu)('genomes bred on the device', () => {
  const check = gpuPage();

  test('are after 200 generations, bit for bit, what the reference decodes from their chains', async () => {
    const settings = { problem: 'bbob-f1', dim: 30, strategy: 'deep-ga', population: 60, power: 0.05 };
    const bred = await check<Bred>('breed', settings, 200);
    expect(bred).toMatchObject({ generations: 200, population: 0, champion: 0 });
    expect(bred.depth).toBeGreaterThan(50);
    // A champion's chain is the same weights in Node.
    expect(bred.seeds.length).toBeGreaterThan(50);
    expect(decodedHere(bred)).toEqual(bred.weights);
    // Rows that are not on the device, as after a checkpoint, are rebuilt from the chains.
    expect(bred.again).toBe(0);
    // It did search: fresh ones have about 30·(25/3 + 1) = 280.
    expect(bred.best).toBeLessThan(50);
  });

  test('are the same where fresh ones are normal and the elite stands unchanged behind its children', async () => {
    const settings = { problem: 'cartpole', strategy: 'deep-ga', population: 40, power: 0.02, hidden: '4' };
    const bred = await check<Bred>('breed', settings, 60);
    expect(bred).toMatchObject({ generations: 60, population: 0, champion: 0, again: 0 });
    expect(bred.depth).toBeGreaterThan(10);
  });
});
