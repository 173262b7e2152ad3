import { afterAll, beforeAll, expect } from 'vitest';
import { buildSite } from '../built-site.ts';
import { borrow } from '../drivers/borrow.ts';
import { type BrowserDriver, type BrowserName, type BrowserPage } from '../drivers/index.ts';
import { serve, type StaticServer } from '../server.ts';
import type { Order, Outcome } from './site/main.ts';

/** Builds and serves the page that runs what it is told to, for all tests of the file that calls this. */
export function exactSite(): { readonly server: StaticServer } {
  const site = {} as { server: StaticServer };
  beforeAll(async () => {
    site.server = await serve(await buildSite(new URL('./site/', import.meta.url)));
  });
  afterAll(async () => {
    await site.server?.close();
  });
  return site;
}

/** Opens that page for the tests of a block, has it run what they order, and expects that it never complained. */
export function exactPage(name: BrowserName, site: { readonly server: StaticServer }) {
  let browser: BrowserDriver;
  let page: BrowserPage;
  beforeAll(async () => {
    browser = await borrow(name);
    page = await browser.newPage({ timeout: 60_000 });
    await page.goto(site.server.url);
  });
  afterAll(async () => {
    try {
      expect(await page.console()).toEqual([]);
      expect(site.server.missing).toEqual([]);
    } finally {
      await browser?.close();
    }
  });
  return (order: Order): Promise<Outcome> =>
    page.evaluate((what: Order) => (globalThis as unknown as { run(order: Order): Promise<Outcome> }).run(what), order);
}
