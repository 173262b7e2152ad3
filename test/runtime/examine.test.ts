import { describe, expect, test } from 'vitest';
import { genomeOf } from '../../src/core/champion/chain.ts';
import type { Genome } from '../../src/core/champion/champion.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { examine } from '../../src/runtime/host/examine.ts';
import { loadKernels } from '../kernels/load.ts';
import { runTo } from './store/kept.ts';

describe('examining a policy', () => {
  test.each(['deep-ga', 'cma-es'])('gives the score that its run had, after %s', (strategy) => {
    const kernels = loadKernels();
    const run = runTo({ problem: 'cartpole', strategy, population: 16 }, 3);
    const setting = engineSetting(run.description);
    const genome: Genome = { kind: 'weights', values: [...run.solution] };
    const own = run.provenance!.chain;
    expect(own === null).toBe(strategy !== 'deep-ga');
    const chain = own && genomeOf(own);
    const examined = examine(kernels, { setting, genome, chain });
    expect(examined.score).toBe(run.best);
    expect(examined.weights).toEqual(run.solution);
    expect(examined.same).toBe(chain !== null);
    if (!chain) return;
    // The chain alone gives the same policy, and another chain another one.
    const decoded = examine(kernels, { setting, genome: chain, chain: { ...chain, root: (chain.root + 1) % 2 ** 32 } });
    expect(decoded).toEqual({ ...examined, same: false });
    expect(decoded.weights.every((value) => Math.fround(value) === value)).toBe(true);
  });
});
