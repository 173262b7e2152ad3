import { describe, expect, test } from 'vitest';
import { chainsIn } from '../../src/core/champion/chain.ts';
import type { Genome } from '../../src/core/champion/champion.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { examine } from '../../src/runtime/host/examine.ts';
import { loadKernels } from '../kernels/load.ts';

describe('examining a policy', () => {
  test.each(['deep-ga', 'cma-es'])('gives the score that its run had, after %s', (strategy) => {
    const kernels = loadKernels();
    const { description } = resolve({ problem: 'cartpole', strategy, generations: 3, population: 16 });
    const setting = engineSetting(description);
    const crew = new Crew(
      new WasmEngine(kernels, setting),
      setting,
      'auto',
      () => 0,
      () => undefined,
    );
    const run = new Run(description, 0, kernels);
    let last = Infinity;
    while (advance(run, crew)) if (run.best < last) last = run.best;
    const chains = chainsIn(run.checkpoint().state);
    const genome: Genome = { kind: 'weights', values: [...run.solution] };
    const examined = examine(kernels, { setting, genome, chains });
    expect(examined.score).toBe(run.best);
    expect(examined.weights).toEqual(run.solution);
    expect(chains).toHaveLength(strategy === 'deep-ga' ? 12 : 0);
    if (chains.length === 0) return expect(examined.same).toBe(-1);
    // Whichever chains make these weights, decoding one gives them again, bit for bit.
    const decoded = chains.map((chain) => examine(kernels, { setting, genome: chain, chains }));
    decoded.forEach(({ same, weights }, k) => {
      expect(same).toBeLessThanOrEqual(k);
      expect(weights.every((value) => Math.fround(value) === value)).toBe(true);
      expect(weights).toEqual(decoded[same].weights);
    });
    const own = decoded.findIndex(({ weights }) => weights.every((value, j) => Object.is(value, run.solution[j])));
    expect(examined.same).toBe(own);
  });
});
