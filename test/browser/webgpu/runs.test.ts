import { describe, expect, test } from 'vitest';
import { gpuPage, hasGpu } from './gpu-site.ts';
import type { Ended, Watched } from './site/checks/runs.ts';

const GONE = /^The graphics processor was lost( \(.*\))?\. It is opened again, and the run goes on where it was\.$/s;

describe.runIf(hasGpu)('a run on a device', () => {
  const check = gpuPage();

  test.each([
    { strategy: 'random-search', population: 200, evaluations: 2000, below: 50 },
    { strategy: 'hill-climbing', population: 50, evaluations: 5000, below: 0.1 },
    { strategy: 'deep-ga', population: 100, evaluations: 10_000, below: 0.5 },
    { strategy: 'openai-es', population: 40, evaluations: 20_000, below: 1 },
    { strategy: 'cma-es', evaluations: 4000, below: 1e-8 },
  ])('searches with $strategy, which knows nothing of it', async ({ below, ...settings }) => {
    const ended = await check<Ended>('runOnDevice', { problem: 'bbob-f1', dim: 5, seed: 2, ...settings });
    expect(ended.best).toBeLessThanOrEqual(below);
    expect(ended.opened).toBe(1);
    expect(ended.notices).toEqual([expect.stringMatching(/is a program \(.*swiftshader/i)]);
    // Costs, and sums.
    expect(ended.readbacks).toBeLessThanOrEqual(2 * ended.generations);
  });

  test.each(['novelty-search', 'cma-me', 'ns-es', 'nsr-es', 'one-plus-one-es'])(
    'brings what %s asks of it, behaviours and all',
    async (strategy) => {
      const population = strategy === 'one-plus-one-es' ? {} : { population: 8 };
      const settings = { problem: 'hard-maze', strategy, ...population, hidden: '4', generations: 6, target: 0 };
      const ended = await check<Ended>('runOnDevice', settings);
      expect(ended).toMatchObject({ generations: 6, opened: 1 });
      expect(ended.notices).toHaveLength(1);
      // Nobody is through the maze by then, and everybody has been somewhere.
      expect(ended.best).toBeGreaterThan(0);
      expect(ended.best).toBeLessThan(400);
    },
  );

  test.each([
    { problem: 'bbob-f8', dim: 6, strategy: 'cma-es', evaluations: 900, bounds: 'clip' },
    { problem: 'bbob-f15', dim: 4, strategy: 'deep-ga', population: 40, evaluations: 1600 },
    { problem: 'bbob-f15', dim: 4, strategy: 'openai-es', population: 40, evaluations: 1600, reading: true },
    { problem: 'acrobot', strategy: 'deep-ga', population: 16, generations: 10, target: 0, hidden: '2', episodes: 1 },
    { problem: 'bbob-f15', dim: 4, strategy: 'de', population: 24, evaluations: 480 },
    { problem: 'bbob-f2', dim: 6, strategy: 'lm-ma-es', evaluations: 200 },
  ])('that loses its device loses no generation: $strategy on $problem', async ({ reading, ...settings }) => {
    const whole = await check<Ended>('runOnDevice', settings);
    const broken = await check<Ended>('runOnDevice', settings, [3, 8], reading);
    expect(broken.opened).toBe(3);
    expect(broken.notices.filter((notice) => GONE.test(notice))).toHaveLength(2);
    expect(broken).toMatchObject({ generations: whole.generations, best: whole.best, digest: whole.digest });
  });

  test.each([
    { problem: 'bbob-f1', dim: 6, strategy: 'openai-es', population: 8, generations: 1000 },
    { problem: 'bbob-f1', dim: 6, strategy: 'deep-ga', population: 12, generations: 1000 },
    { problem: 'bbob-f1', dim: 6, strategy: 'cma-es', bounds: 'clip', generations: 150 },
    { problem: 'xor', strategy: 'deep-ga', population: 8, hidden: '2', generations: 1000 },
    { problem: 'bbob-f8', dim: 6, strategy: 'pso', population: 12, bounds: 'reflect', generations: 200 },
    { problem: 'bbob-f3', dim: 6, strategy: 'de', population: 6, few: 200, generations: 400 },
    { problem: 'bbob-f2', dim: 6, strategy: 'lm-ma-es', generations: 200 },
  ])('takes no more memory after $generations generations: $strategy on $problem', async (settings) => {
    // Where another number of members is kept in each generation, it takes some until all numbers were met.
    const { few = 50, generations, ...own } = { few: undefined, ...settings };
    const endless = { evaluations: 1e9, target: 0, generations, ...own };
    const seen = await check<Record<string, number>>('memory', endless, few, generations);
    expect(seen['generations']).toBeGreaterThan(0.8 * generations);
    expect(seen['late']).toBe(seen['early']);
    expect(seen['lateBytes']).toBe(seen['earlyBytes']);
    expect(seen['left']).toBe(0);
  });

  test.each([
    { problem: 'bbob-f3', dim: 4, strategy: 'cma-es', evaluations: 1500, target: 0 },
    { problem: 'cartpole', strategy: 'deep-ga', population: 64, generations: 10, hidden: '4' },
    { problem: 'bbob-f3', dim: 4, strategy: 'elitist-ga', population: 40, evaluations: 1200, target: 0 },
  ])('plays in the workers of a page, pictures and all: $strategy on $problem', async (settings) => {
    const seen = await check<Watched>('runInWorkers', settings);
    expect(seen.devices).toContain('webgpu in software');
    expect(seen.notices).toEqual([expect.stringMatching(/is a program/)]);
    expect(seen.pictures).toBeGreaterThan(0);
    expect(seen.sampled).toBe(seen.pictures);
    expect(seen.best).toBeLessThan(Infinity);
    expect(seen.digest).toMatch(/^[0-9a-f]{20}$/);
  });

  test.each(['cma-es', 'deep-ga', 'random-search', 'pso'])('is timed before it is offered: %s', async (strategy) => {
    const settings = { problem: 'bbob-f3', dim: 4, strategy };
    const seen = await check<{ ms: string; software: boolean }>('trial', settings, true);
    expect(Number(seen.ms)).toBeGreaterThan(0);
    expect(Number(seen.ms)).toBeLessThan(5000);
    // A program that stands in for a graphics processor is not offered, whatever it takes.
    expect(await check('trial', settings, false)).toEqual({ ms: 'Infinity', software: true });
  });
});
