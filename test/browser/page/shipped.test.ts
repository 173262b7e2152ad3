import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { META_POLICY } from '../../../src/app/security/policy.ts';
import { borrow } from '../drivers/borrow.ts';
import { browsersToTest, type BrowserDriver } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { serve } from '../server.ts';
import { ended, press, ready } from './play-page.ts';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

describe('what is shipped', () => {
  test('carries the policy, and nothing inline', async () => {
    const html = await readFile(join(dist, 'index.html'), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy?.replaceAll('&#39;', "'")).toBe(META_POLICY);
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son[a-z]+=/);
    expect(html).not.toMatch(/(src|href)="\//);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  });
});

describe.each(browsersToTest())('as shipped, in %s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await borrow(name)));
  afterAll(async () => browser?.close());

  test('it runs on a host that knows no headers', async () => {
    const server = await serve(dist, { base: '/', shippedHeaders: false });
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url);
      await ready(page);
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      expect(await ended(page)).toContain('Reached the target');
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
      await server.close();
    }
  });

  test('needs at most 250 kB before the first generation, compressed', async () => {
    const server = await serve(dist, { base: '/', shippedHeaders: false });
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url);
      await ready(page);
      // Somebody who looks at the page for a while fetches no more than somebody who plays at once.
      await new Promise((wake) => setTimeout(wake, 3000));
      const asked = new Set([...server.asked].map((path) => (path === '/' ? '/index.html' : path)));
      // What is kept for later visits is fetched by another hand, after the first generation.
      await press(page, 'One generation');
      await page.waitFor(() => document.querySelector('.generation')?.textContent === '1');
      const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      for (const address of fetched) asked.add(new URL(address).pathname);
      const sizes: Record<string, number> = {};
      for (const file of asked) {
        if (server.missing.includes(file)) continue;
        const content = await readFile(join(dist, file));
        sizes[file] = file.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length;
      }
      const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
      expect(Object.keys(sizes).filter((file) => /\/(index-[\w-]{8}\.js|kernels-.*\.wasm)$/.test(file))).toHaveLength(
        2,
      );
      expect(Object.keys(sizes).some((file) => /run\.worker/.test(file))).toBe(true);
      expect(total, JSON.stringify(sizes)).toBeLessThan(250_000);
      expect(total).toBeGreaterThan(100_000);
    } finally {
      await page.close();
      await server.close();
    }
  });

  test('without its kernels it says so, and tries again', async () => {
    const folder = await mkdtemp(join(scratch(), 'page-'));
    await cp(dist, folder, { recursive: true });
    const [kernels] = (await readdir(join(folder, 'assets'))).filter((file) => file.endsWith('.wasm'));
    await rm(join(folder, 'assets', kernels));
    const server = await serve(folder);
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url);
      const words = await page.waitFor(() => document.querySelector('.cover[role=alert] p')?.textContent ?? '');
      expect(words).toBe(
        'The numerical kernels (kernels.wasm) could not be loaded. Check the connection and reload the page.',
      );
      expect(await page.evaluate(() => document.querySelector<HTMLButtonElement>('.transport .play')?.disabled)).toBe(
        true,
      );
      const asked = (): number => server.missing.filter((missing) => missing.endsWith('.wasm')).length;
      expect(asked()).toBe(1);
      await press(page, 'Try again');
      while (asked() < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      await page.waitFor(() => document.querySelector('.cover[role=alert]') !== null);
    } finally {
      await page.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
