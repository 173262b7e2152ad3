import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import type { StaticServer } from '../server.ts';
import { ended, press, ready, servePage } from './play-page.ts';

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

describe.each(browsersToTest())('a first visit in %s', (name) => {
  let browser: BrowserDriver;
  let page: BrowserPage;
  beforeAll(async () => {
    browser = await launch(name);
    page = await browser.newPage({ width: 1440, height: 900 });
    await page.goto(server.url);
    await ready(page);
  });
  afterAll(async () => {
    await page?.close();
    await browser?.close();
  });

  const dismiss = async (words: string): Promise<void> => {
    await page.waitFor((wanted: string) => document.querySelector('.hint')?.textContent?.includes(wanted), {
      args: [words] as const,
    });
    expect(await page.evaluate(() => document.querySelectorAll('.hint').length)).toBe(1);
    await press(page, 'Do not show this hint again');
  };

  test('begins with one sentence and one obvious click', async () => {
    await page.waitFor(() => document.querySelector('.cover')?.textContent?.includes('Press play'));
    expect(await page.evaluate(() => document.querySelector('.hint'))).toBeNull();
    await page.click('.cover .play');
    await page.waitFor(() => document.querySelector('.cover') === null);
  });

  test('has three hints, one at a time, and each is gone for ever', async () => {
    await press(page, 'as fast as possible');
    await ended(page);
    await dismiss('change one thing');
    await dismiss('go back to any moment');
    await dismiss('Share makes a link');
    await page.waitFor(() => document.querySelector('.hint') === null);
    await page.reload();
    await ready(page);
    // The run is kept, and shown as it ended: the very moment at which the first hint would come.
    await ended(page);
    expect(await page.evaluate(() => document.querySelector('.hint'))).toBeNull();
    expect(await page.console()).toEqual([]);
  });
});
