import { describe, expect, test } from 'vitest';
import { oneBrowser } from '../drivers/in-one.ts';
import type { BrowserPage } from '../drivers/index.ts';
import { violations, violationsInBoth } from './axe.ts';
import { banner, press } from './play-page.ts';
import { visits } from './visit.ts';

const RUN = '#1!problem=bbob-f8&dim=3&evaluations=100000000&target=0';
const SIZES = [
  { size: 'wide', width: 1440, height: 900 },
  { size: 'narrow', width: 390, height: 844 },
];

/** Waits until the landscape is there, so that nothing lies over the stage. */
function painted(page: BrowserPage): Promise<boolean> {
  return page.waitFor(() => !document.querySelector('.cover .loading'));
}

describe.each(oneBrowser())('axe finds nothing in %s, in light and in dark', (name) => {
  const { visit } = visits(name);

  describe.each(SIZES)('$size', ({ size, width, height }) => {
    // What is dark has the same colours at every width.
    const found = size === 'wide' ? violationsInBoth : violations;

    test('before it runs, while it runs and while it is shared', async () => {
      await visit(
        RUN,
        async (page) => {
          await painted(page);
          await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
          expect(await found(page)).toEqual([]);
          await press(page, 'Play');
          await page.waitFor(() => Number(document.querySelector('.transport .generation')?.textContent) > 4);
          expect(await found(page)).toEqual([]);
          await press(page, 'Pause');
          await press(page, 'Share');
          for (const way of ['Link', 'Embed', 'Image', 'File', 'Print']) {
            await press(page, way);
            expect(await found(page), way).toEqual([]);
          }
        },
        { width, height },
      );
    });

    test('with no race, with one, and with its evidence', async () => {
      await visit(
        RUN,
        async (page) => {
          await page.click('nav a[href]');
          await page.waitFor(() => document.querySelector('main.compare') !== null);
          expect(await found(page)).toEqual([]);
          await press(page, 'Race CMA-ES against Deep GA');
          await press(page, 'as fast as possible');
          await page.waitFor(
            () => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Race again',
          );
          await press(page, 'Make it evidence: 15 instances');
          await page.waitFor(() => document.querySelector('.claim.claimed') !== null);
          await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
          expect(await found(page)).toEqual([]);
          await press(page, 'Share');
          await page.waitFor(() => document.querySelector('dialog textarea') !== null);
          expect(await found(page)).toEqual([]);
        },
        { width, height },
      );
    });

    test('while a strategy is chosen', async () => {
      await visit(
        RUN,
        async (page) => {
          await painted(page);
          await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
          await press(page, 'Strategy: CMA-ES. Choose another');
          await page.waitFor(() => document.activeElement?.matches('.strategy input:checked'));
          expect(await found(page)).toEqual([]);
        },
        { width, height },
      );
    });

    test('with what is locked, a result that differs and a name that is unknown', async () => {
      const claim = `&evaluations=60&digest=${'0'.repeat(20)}&marks=00000000`;
      await visit(
        `?lock=all&controls=-plot#1!problem=bbob-f3&dim=2${claim}`,
        async (page) => {
          await banner(page, 'Differs from the link');
          expect(await found(page)).toEqual([]);
        },
        { width, height },
      );
    });

    test.each(['light', 'dark'])('embedded, %s', async (tone) => {
      await visit(
        `?embed&controls=strategy,numbers&theme=${tone}${RUN}`,
        async (page) => {
          await painted(page);
          expect(await violations(page)).toEqual([]);
        },
        { width, height },
      );
    });

    test('with the sheet of keys, and with every view of the stage', async () => {
      await visit(
        '#1!problem=bbob-f15&dim=5',
        async (page) => {
          await painted(page);
          for (let generation = 0; generation < 2; generation++) await press(page, 'One generation');
          for (const [view, part] of [
            ['Pairs', '.pairs'],
            ['Coordinates', '.stage canvas'],
            ['Surface', '.surface, .stage [role=alert]'],
          ] as const) {
            await press(page, view);
            await page.waitFor((selector: string) => document.querySelector(selector), { args: [part] as const });
            expect(await found(page), view).toEqual([]);
          }
          await page.evaluate(() => (document.activeElement as HTMLElement).blur());
          await page.press('?');
          await page.waitFor(() => document.querySelector('dialog[open]')?.textContent?.includes('Play or pause'));
          expect(await found(page), 'the sheet of keys').toEqual([]);
        },
        { width, height },
      );
    });
  });
});
