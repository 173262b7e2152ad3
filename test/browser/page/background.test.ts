import { describe, expect, test } from 'vitest';
import { twoBrowsers } from '../drivers/in-one.ts';
import type { BrowserPage } from '../drivers/index.ts';
import { press, ready, shown } from './play-page.ts';
import { visits } from './visit.ts';

/** Long enough not to end by itself. */
const FRAGMENT = '#1!problem=bbob-f15&dim=5&strategy=random-search&evaluations=100000000';

describe.each(twoBrowsers('in the background'))('a tab in the background, in %s', (name) => {
  const { visit } = visits(name);

  test('goes on, or pauses and goes on when it is seen again, as chosen and remembered', async () => {
    await visit(FRAGMENT, async (page) => {
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
    });
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
