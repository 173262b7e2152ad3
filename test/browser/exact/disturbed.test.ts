import { describe, expect, test } from 'vitest';
import { nodeDigest } from '../../core/digest.ts';
import { browsersToTest } from '../drivers/index.ts';
import { exactPage, exactSite } from './exact-site.ts';

const SETTINGS = {
  problem: 'bbob-f15',
  strategy: 'cma-es',
  dim: 5,
  seed: 3,
  evaluations: 8000,
  target: 0,
  restart: 'ipop',
};

const NAMES = { run: ['The run worker'], evaluate: ['Evaluator 1', 'Evaluator 2'] } as const;

/** Who was replaced, by name. */
function replaced(notices: readonly string[]): string[] {
  const names = notices.flatMap((notice) => /^(The run worker|Evaluator \d) was replaced/.exec(notice)?.[1] ?? []);
  return [...new Set(names)].sort();
}

const site = exactSite();

describe.each(browsersToTest())('a run whose workers fail, in %s', (name) => {
  const run = exactPage(name, site);

  test.each(['run', 'evaluate'] as const)('killing the %s workers in mid-run changes nothing', async (role) => {
    const { digest, notices } = await run({ settings: SETTINGS, workers: 2, kill: { role, generation: 60 } });
    expect(digest).toBe(nodeDigest(SETTINGS));
    expect(replaced(notices)).toEqual(NAMES[role]);
  });

  test.each(['run', 'evaluate'] as const)('the first %s worker hangs and is replaced, and no other', async (role) => {
    const { digest, notices } = await run({ settings: SETTINGS, workers: 2, stuck: role });
    expect(digest).toBe(nodeDigest(SETTINGS));
    expect(replaced(notices)).toEqual(NAMES[role].slice(0, 1));
  });
});
