import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../built-site.ts';
import { browsersToTest, launch, type BrowserDriver, type PlaywrightPage } from '../drivers/index.ts';
import { serve, type StaticServer } from '../server.ts';

describe.each(browsersToTest().filter((name) => name === 'chromium'))('what only %s can', (name) => {
  let server: StaticServer;
  let browser: BrowserDriver<PlaywrightPage>;

  beforeAll(async () => {
    server = await serve(await buildSite(new URL('./site/', import.meta.url)));
    browser = await launch(name, { webgpu: true });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('computes on a WebGPU device made in software', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const maker = await page.evaluate(async () => {
      const { gpu } = navigator as unknown as {
        gpu?: { requestAdapter(): Promise<{ info: { vendor: string } } | null> };
      };
      return (await gpu?.requestAdapter())?.info.vendor;
    });
    expect(maker).toBe('google');
    await page.close();
  });

  test('shows the workers of a page', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.click('#work');
    await page.waitFor(() => document.querySelector('#answer')?.textContent);
    expect(page.native.workers().map((worker) => worker.url())).toEqual([
      expect.stringContaining('/assets/lanes.worker'),
    ]);
    await page.close();
  });
});

test.each(['firefox', 'webkit'] as const)('%s is not asked for a WebGPU device that it has not', async (name) => {
  await expect(launch(name, { webgpu: true })).rejects.toThrow(/only chromium has|is not installed/);
});
