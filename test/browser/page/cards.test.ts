import { describe, expect, test } from 'vitest';
import { inOne, twoBrowsers } from '../drivers/in-one.ts';
import type { BrowserPage } from '../drivers/index.ts';
import { violationsInBoth } from './axe.ts';
import { press } from './play-page.ts';
import { visits } from './visit.ts';

/**
 * What axe still holds against formulas: until ARIA 1.2 all that is within `math` was one picture (w3c/aria issue 425). Browsers expose
 * what is within MathML.
 */
const ARIA_1_1 = 'nested-interactive: <math ';

/** Waits until both the stage and the miniature mark this, or, for the empty text, nothing. */
function marked(page: BrowserPage, mark: string): Promise<unknown> {
  return page.waitFor(
    (wanted: string) => {
      const layers = document.querySelectorAll<HTMLCanvasElement>('.stage [data-marked], .sheet [data-marked]');
      if (wanted === '') return layers.length === 0;
      return (
        [...layers].filter(({ dataset }) => dataset['marked'] === wanted).length === 2 &&
        [...layers].every((layer) => {
          const copy = Object.assign(document.createElement('canvas'), { width: layer.width, height: layer.height });
          const context = copy.getContext('2d', { willReadFrequently: true })!;
          context.drawImage(layer, 0, 0);
          return context.getImageData(0, 0, copy.width, copy.height).data.some((value) => value > 0);
        })
      );
    },
    { args: [mark] as const },
  );
}

/** What has the focus: a term's name, or the accessible name of anything else. */
function focused(page: BrowserPage): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement;
    return here?.getAttribute('data-term') ?? here?.getAttribute('aria-label') ?? here?.textContent?.trim() ?? '';
  });
}

describe.each(twoBrowsers('cards'))('the card of a strategy, in %s', (name) => {
  const once = inOne(name);
  // In a narrower window it lies below the stage.
  const { visit } = visits(name, {}, { width: 1440, height: 900 });

  test('opens beside the stage, and pointing at a term marks it there, in the miniature and in the settings', async () => {
    await visit('', async (page) => {
      for (let generation = 0; generation < 2; generation++) await press(page, 'One generation');
      await press(page, 'What is this?');
      await page.waitFor(() => document.querySelectorAll('.sheet .formula math').length === 5);
      expect(await focused(page)).toBe('CMA-ES');
      const [sheet, stage] = await page.evaluate(() =>
        ['.sheet', '.middle .stage'].map((selector) => document.querySelector(selector)!.getBoundingClientRect()),
      );
      expect(sheet.left).toBeGreaterThanOrEqual(stage.right);
      // The miniature has begun.
      await page.waitFor(() => Number(document.querySelector('.sheet .generation')?.textContent) > 1);

      await page.evaluate(() => document.querySelector<MathMLElement>('.sheet .formula [data-term="x"]')!.focus());
      await marked(page, 'population');
      await page.press('ArrowRight');
      expect(await focused(page)).toBe('m');
      await marked(page, 'mean');
      expect(await page.evaluate(() => document.querySelector('.told')?.textContent)).toMatch(/Mean: \(.+, .+\)\./);
      await page.press('ArrowRight');
      await marked(page, 'spread');
      await page.waitFor(() => document.querySelector('[data-parameter="sigma"]')?.classList.contains('pointed'));
      // Each formula is one stop.
      await page.press('Tab');
      expect(await focused(page)).toBe('m');
      expect(
        await page.evaluate(() => document.activeElement?.closest('.formula')?.getAttribute('aria-label')),
      ).toContain('Move the mean');

      // And the other way round: whoever is at a control sees its symbols.
      await page.evaluate(() => document.querySelector<HTMLElement>('[data-parameter="population"] input')!.focus());
      await page.waitFor(() => {
        const terms = [...document.querySelectorAll('.sheet .formula .marked')];
        return terms.length > 0 && terms.every((term) => term.getAttribute('data-term') === 'lambda');
      });
      await page.evaluate(() => document.querySelector<HTMLElement>('.sheet .symbols button')!.focus());
      await marked(page, 'population');
      await page.press('Escape');
      await page.waitFor(() => document.querySelector('.sheet') === null);
      expect(await focused(page)).toBe('What is this?');
      await marked(page, '');
    });
  });

  once(
    'on a phone it lies below the stage; nothing moves where somebody wants no motion; axe finds nothing',
    async () => {
      await visit(
        '#1!problem=bbob-f3&strategy=deep-ga',
        async (page) => {
          await page.evaluate(() => (document.querySelector('[data-parameter]')!.closest('details')!.open = true));
          await press(page, 'What is this?');
          await page.waitFor(() => Number(document.querySelector('.sheet .generation')?.textContent) > 10);
          const [sheet, stage] = await page.evaluate(() =>
            ['.sheet', '.stage'].map((selector) => document.querySelector(selector)!.getBoundingClientRect()),
          );
          expect(stage.top).toBeCloseTo(0, 0);
          expect(sheet.top).toBeGreaterThanOrEqual(stage.bottom - 16);
          expect(await page.evaluate(() => document.querySelector('[aria-label="Play the miniature"]') !== null)).toBe(
            true,
          );
          expect((await violationsInBoth(page)).filter((line) => !line.startsWith(ARIA_1_1))).toEqual([]);
          await page.evaluate(() => document.querySelector<HTMLElement>('.sheet .symbols button')!.click());
          await page.waitFor(() => document.querySelector('.sheet .picture [data-marked="population"]') !== null);
        },
        { width: 390, height: 844, reducedMotion: true },
      );
    },
  );

  once('goes with the panel when the race takes its place, and opens again at once afterwards', async () => {
    await visit('', async (page) => {
      const open = () => page.waitFor(() => document.querySelector('.sheet .formula math') !== null);
      await press(page, 'What is this?');
      await open();
      await page.click('header a[href="#compare"]');
      await page.waitFor(() => document.querySelector('[data-parameter]') === null);
      await page.waitFor(() => document.querySelector('.sheet') === null);
      await page.click('header a[href="#"]');
      await press(page, 'What is this?');
      await open();
      await marked(page, '');
    });
  });
});
