import { describe, expect, test } from 'vitest';
import { BEHAVIOUR_STRATEGIES, STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { nodeDigest } from '../../core/digest.ts';
import { browserNames } from '../drivers/browser.ts';
import { browsersToTest } from '../drivers/index.ts';
import { exactPage, exactSite } from './exact-site.ts';

const FUNCTIONS = ['bbob-f1', 'bbob-f8', 'bbob-f15', 'bbob-f21'];

const site = exactSite();

describe.each(browsersToTest())('%s', (name) => {
  const run = exactPage(name, site);

  describe.each(STRATEGIES.map(({ id }, place) => [id, place] as const))('%s', (strategy, place) => {
    // One function each, in turns, so that each strategy meets three of them in three browsers, and each browser all.
    const first = place + browserNames.indexOf(name);
    const functions = process.env['TEST_EVERYTHING'] ? FUNCTIONS : [FUNCTIONS[first % FUNCTIONS.length]!];
    test.each(functions)('on %s: the digest of Node, with three workers and with none', async (problem) => {
      const settings = {
        problem,
        strategy,
        dim: 5,
        instance: 3,
        seed: 7,
        // Where a generation is one candidate, each is a letter to a worker and back.
        evaluations: strategy === 'one-plus-one-es' ? 400 : 1500,
        target: 0,
        restart: 'bipop',
      };
      const expected = nodeDigest(settings);
      // How many they are is tried on the command line, where workers begin in less time.
      for (const workers of [0, 3]) {
        const { digest, shares } = await run({ settings, workers });
        expect(digest).toBe(expected);
        expect(shares).toHaveLength(workers);
        for (const share of shares) expect(share).toBeGreaterThan(0);
      }
    });
  });

  // Tasks call functions that functions do not: sines of unbounded angles, tanh, archives of behaviours.
  test.each<readonly [problem: string, strategy: string]>([
    ['acrobot', 'deep-ga'],
    ['pendulum', 'cma-es'],
    ['cartpole', 'openai-es'],
    ...BEHAVIOUR_STRATEGIES.map(({ id }) => ['hard-maze', id] as const),
  ])('%s by %s: the digest of Node, with three workers and with none', async (problem, strategy) => {
    const settings = {
      problem,
      strategy,
      hidden: '4',
      population: 16,
      episodes: 1,
      seed: 7,
      generations: 6,
      target: 0,
    };
    const expected = nodeDigest(settings);
    for (const workers of [0, 3]) expect((await run({ settings, workers })).digest).toBe(expected);
  });

  test('repetitions side by side give the digest of Node', async () => {
    const settings = { problem: 'bbob-f8', strategy: 'cma-es', dim: 3, evaluations: 600, repetitions: 5 };
    expect((await run({ settings, workers: 0 })).digest).toBe(nodeDigest(settings));
    expect((await run({ settings, workers: 2 })).digest).toBe(nodeDigest(settings));
  });
});
