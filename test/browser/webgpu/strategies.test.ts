import { describe, expect, test } from 'vitest';
import { ALL_STRATEGIES, STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { gpuPage, hasGpu } from './gpu-site.ts';
import type { Beside } from './site/checks/strategies.ts';

/** Of the best costs of the first generations, before a search amplifies last digits. */
const ROUNDING = 1e-4;

describe.runIf(hasGpu)('strategies on a device', () => {
  const check = gpuPage();

  test.each([
    { problem: 'bbob-f8', dim: 3, strategies: STRATEGIES },
    { problem: 'hard-maze', hidden: '2', strategies: ALL_STRATEGIES },
  ])('are all computed there, without a remark: $problem', async ({ strategies, ...settings }) => {
    const endless = { evaluations: 1e9, target: 0, ...settings };
    const ids = strategies.map(({ id }) => id);
    expect(await check('remarks', ids, endless, 2)).toEqual([]);
  });

  test.each([
    { strategy: 'elitist-ga', evaluations: 4000, below: 0.01 },
    { strategy: 'comma-ga', evaluations: 4000, crossover: 0.3, below: 1 },
    { strategy: 'samr-ga', evaluations: 4000, below: 0.01 },
    { strategy: 'gesmr-ga', evaluations: 4000, below: 0.1 },
    { strategy: 'mr15-ga', evaluations: 4000, below: 1e-4 },
    { strategy: 'de', evaluations: 4000, below: 1e-8 },
    { strategy: 'pso', randomness: 'coordinate', evaluations: 4000, below: 1e-3 },
    { strategy: 'lm-ma-es', evaluations: 1600, below: 1e-6 },
    { strategy: 'guided-es', evaluations: 4000, below: 25 },
  ])('get as far as on the reference engine: $strategy', async ({ below, ...settings }) => {
    const seen = await check<Beside>('beside', { problem: 'bbob-f1', dim: 4, ...settings }, 10);
    expect(seen.notices).toEqual([]);
    expect(seen.first).toHaveLength(10);
    for (const { device, reference } of seen.first) expect(Math.abs(device / reference - 1)).toBeLessThan(ROUNDING);
    expect(seen.reference).toBeLessThanOrEqual(below);
    expect(seen.device).toBeLessThanOrEqual(below);
    expect(seen.readbacks).toBeLessThanOrEqual(2 * seen.generations);
  });
});
