import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kernels } from '../../../src/kernels/compile.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { nodeDigest } from '../../core/digest.ts';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { serve, type StaticServer } from '../server.ts';
import type { Order, Outcome } from './site/main.ts';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(scratch(), 'exact-'));
  await build({
    root: fileURLToPath(new URL('./site', import.meta.url)),
    configFile: false,
    plugins: [kernels()],
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  });
  server = await serve(folder);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const FUNCTIONS = ['bbob-f1', 'bbob-f8', 'bbob-f15', 'bbob-f21'];

describe.each(browsersToTest())('%s', (name) => {
  let browser: BrowserDriver;
  let page: BrowserPage;
  beforeAll(async () => {
    browser = await launch(name);
    page = await browser.newPage({ timeout: 60_000 });
    await page.goto(server.url);
  });
  afterAll(async () => {
    const complaints = await page.console();
    await browser.close();
    expect(complaints).toEqual([]);
    expect(server.missing).toEqual([]);
  });

  const run = (order: Order): Promise<Outcome> =>
    page.evaluate((what: Order) => (globalThis as unknown as { run(order: Order): Promise<Outcome> }).run(what), order);

  describe.each(STRATEGIES.map(({ id }) => id))('%s', (strategy) => {
    test.each(FUNCTIONS)('on %s: the digest of Node, with 1, 2 and 4 workers and with none', async (problem) => {
      const settings = {
        problem,
        strategy,
        dim: 5,
        instance: 3,
        seed: 7,
        evaluations: 1500,
        target: 0,
        restart: 'bipop',
      };
      const expected = nodeDigest(settings);
      for (const workers of [0, 1, 2, 4]) {
        const { digest, shares } = await run({ settings, workers });
        expect(digest).toBe(expected);
        expect(shares).toHaveLength(workers);
        for (const share of shares) expect(share).toBeGreaterThan(0);
      }
    });
  });

  test('repetitions side by side give the digest of Node', async () => {
    const settings = { problem: 'bbob-f8', strategy: 'cma-es', dim: 3, evaluations: 600, repetitions: 5 };
    expect((await run({ settings, workers: 0 })).digest).toBe(nodeDigest(settings));
    expect((await run({ settings, workers: 2 })).digest).toBe(nodeDigest(settings));
  });

  const long = {
    problem: 'bbob-f15',
    strategy: 'cma-es',
    dim: 5,
    seed: 3,
    evaluations: 8000,
    target: 0,
    restart: 'ipop',
  };

  /** Who was replaced, by name. */
  const replaced = (notices: readonly string[]): string[] => {
    const names = notices.flatMap((notice) => /^(The run worker|Evaluator \d) was replaced/.exec(notice)?.[1] ?? []);
    return [...new Set(names)].sort();
  };
  const names = { run: ['The run worker'], evaluate: ['Evaluator 1', 'Evaluator 2'] } as const;

  test.each(['run', 'evaluate'] as const)('killing the %s workers in mid-run changes nothing', async (role) => {
    const { digest, notices } = await run({ settings: long, workers: 2, kill: { role, generation: 60 } });
    expect(digest).toBe(nodeDigest(long));
    expect(replaced(notices)).toEqual(names[role]);
  });

  test.each(['run', 'evaluate'] as const)('the first %s worker hangs and is replaced, and no other', async (role) => {
    const { digest, notices } = await run({ settings: long, workers: 2, stuck: role });
    expect(digest).toBe(nodeDigest(long));
    expect(replaced(notices)).toEqual(names[role].slice(0, 1));
  });
});
