import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import type { StaticServer } from '../server.ts';
import { press, ready, servePage, shown } from './play-page.ts';

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

/** Long enough not to end by itself. */
const FRAGMENT = '#1!problem=bbob-f15&dim=5&strategy=random-search&evaluations=100000000';

describe.each(browsersToTest())('a tab in the background, in %s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await launch(name)));
  afterAll(async () => browser?.close());

  test('goes on, or pauses and goes on when it is seen again, as chosen and remembered', async () => {
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url + FRAGMENT);
      await ready(page);
      await press(page, 'Play');
      await generationPast(page, 3);
      await turn(page, 'hidden');
      await generationPast(page, 8);
      expect((await shown(page)).transport).toBe('Pause');
      await turn(page, 'visible');

      await press(page, 'The run pauses in the background');
      await turn(page, 'hidden');
      await transport(page, 'Play');
      await turn(page, 'visible');
      await transport(page, 'Pause');

      // Somebody who paused it means it.
      await press(page, 'Pause');
      await turn(page, 'hidden');
      await turn(page, 'visible');
      await transport(page, 'Play');

      await page.reload();
      await ready(page);
      await press(page, 'Play');
      await turn(page, 'hidden');
      await transport(page, 'Play');
      await turn(page, 'visible');
      await press(page, 'The run goes on in the background');
      expect(await page.evaluate(() => localStorage.getItem('background'))).toBeNull();
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
    }
  });
});

/** No driver hides a tab for real; the page is told as a browser would tell it. */
function turn(page: BrowserPage, state: 'hidden' | 'visible'): Promise<void> {
  return page.evaluate((wanted: string) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => wanted });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

function generationPast(page: BrowserPage, least: number): Promise<boolean> {
  return page.waitFor(
    (g: number) => Number(document.querySelector('.generation')?.textContent?.replace(/\D/g, '')) > g,
    {
      args: [least] as const,
    },
  );
}

function transport(page: BrowserPage, label: string): Promise<boolean> {
  return page.waitFor(
    (wanted: string) => document.querySelector('.transport .play')?.getAttribute('aria-label') === wanted,
    { args: [label] as const },
  );
}
