import { afterAll, beforeAll } from 'vitest';
import { buildSite } from '../built-site.ts';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import { serve, type StaticServer } from '../server.ts';

/** True where Chromium is among the browsers to test: only it has a device made in software. */
export const hasGpu = browsersToTest().includes('chromium');

/**
 * Builds and opens the page beside this file in a browser with a device made in software, for all tests of the file that
 * calls this. What comes back calls one of the page's checks (`site/checks/`) and returns what it found.
 */
export function gpuPage(): <T>(check: string, ...inputs: unknown[]) => Promise<T> {
  let server: StaticServer;
  let browser: BrowserDriver;
  let page: BrowserPage;
  beforeAll(async () => {
    server = await serve(await buildSite(new URL('./site/', import.meta.url)));
    browser = await launch('chromium', { webgpu: true });
    page = await browser.newPage({ timeout: 110_000 });
    await page.goto(server.url);
    await page.waitFor(() => 'check' in globalThis);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return <T>(check: string, ...inputs: unknown[]) =>
    page.evaluate(
      (name: string, own: unknown[]) =>
        (globalThis as unknown as { check(name: string, inputs: unknown[]): Promise<T> }).check(name, own),
      check,
      inputs,
    );
}
