import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeDigest } from '../../core/digest.ts';
import { borrow } from '../drivers/borrow.ts';
import { inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { serve } from '../server.ts';
import { ended, press, ready } from './play-page.ts';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const SETTINGS = { problem: 'bbob-f15', dim: 3, strategy: 'openai-es', seed: 8, evaluations: 5000 };
const FRAGMENT = '#1!problem=bbob-f15&dim=3&strategy=openai-es&seed=8&evaluations=5000';

describe.each(browsersToTest())('without a connection, in %s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await borrow(name)));
  afterAll(async () => browser?.close());

  test('the page opens after one visit, and runs as before', async () => {
    const server = await serve(dist, { base: '/courses/evolution/' });
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url + FRAGMENT);
      await kept(page);
      expect(server.missing).toEqual([]);
      expect(await page.console()).toEqual([]);
      await server.close();
      await page.reload();
      await ready(page);
      await page.waitFor(() => document.querySelectorAll('.tiles .painted').length === 24);
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
      await press(page, 'Share');
      const link = await page.waitFor(() => document.querySelector('textarea')?.value ?? '');
      expect(link).toContain(`&digest=${nodeDigest(SETTINGS)}`);
    } finally {
      await page.close();
      await server.close().catch(() => undefined);
    }
  });

  inTwo(name)(
    'a new version is announced, waits as long as nobody wants it, and is there once somebody does',
    async () => {
      const folder = await mkdtemp(join(scratch(), 'page-'));
      await cp(dist, folder, { recursive: true });
      let server = await serve(folder);
      const page = await browser.newPage({ width: 1440, height: 900 });
      try {
        await page.goto(server.url);
        await kept(page);
        expect(await page.title()).toBe('Evolution Playground');
        await server.close();
        await edit(join(folder, 'index.html'), '<title>Evolution Playground', '<title>Evolution Playground, next');
        await edit(join(folder, 'offline.js'), /"version":"[0-9a-f]+"/, '"version":"next"');
        server = await serve(folder, { port: Number(new URL(server.url).port) });
        for (let visits = 0; visits < 2; visits++) {
          await page.reload();
          await ready(page);
          await page.waitFor(() =>
            document.querySelector('.notices')?.textContent?.includes('A new version is there.'),
          );
          expect(await page.title()).toBe('Evolution Playground');
        }
        await press(page, 'Reload');
        await page.waitFor(() => document.title === 'Evolution Playground, next');
        await ready(page);
        expect(await page.evaluate(() => document.querySelector('.notices')?.textContent?.trim())).toBe('');
        expect(await page.console()).toEqual([]);
      } finally {
        await page.close();
        await server.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

/** Waits until the page would open without its host. */
async function kept(page: BrowserPage): Promise<void> {
  await ready(page);
  await press(page, 'One generation');
  await page.waitFor(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
}

async function edit(path: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(from);
  await writeFile(path, text.replace(from, to));
}
