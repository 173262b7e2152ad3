import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage, type PageOptions } from '../drivers/index.ts';
import type { StaticServer } from '../server.ts';
import { press, ready, servePage } from './play-page.ts';

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

/** Without graphics hardware the driver itself remarks that reading surfaces back is slow; no page can help that. */
const SLOW_DRIVER = /^\[\.WebGL-[^\]]+\]GL Driver Message \(OpenGL, Performance,/;

function caption(page: BrowserPage, words: string): Promise<unknown> {
  return page.waitFor((wanted: string) => document.querySelector('div.caption')?.textContent?.includes(wanted), {
    args: [words] as const,
  });
}

/** Waits until a part of the stage is described with these words. */
function described(page: BrowserPage, words: string): Promise<unknown> {
  return page.waitFor(
    (wanted: string) =>
      [...document.querySelectorAll('.stage [aria-label]')].some((element) =>
        element.getAttribute('aria-label')?.includes(wanted),
      ),
    { args: [words] as const },
  );
}

describe.each(browsersToTest())('the views of the stage in %s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await launch(name)));
  afterAll(async () => browser?.close());

  /** Uses a fresh page and expects that it never complained. */
  async function visit(
    fragment: string,
    use: (page: BrowserPage) => Promise<void>,
    options?: PageOptions,
  ): Promise<void> {
    const page = await browser.newPage({ width: 1440, height: 900, ...options });
    try {
      await page.goto(server.url + fragment);
      await ready(page);
      await use(page);
      expect((await page.console()).filter(({ text }) => !SLOW_DRIVER.test(text))).toEqual([]);
      expect(server.missing).toEqual([]);
    } finally {
      await page.close();
    }
  }

  test('a slice lies along the axes of the search, through the mean or a point that was pressed', async () => {
    await visit('#1!problem=bbob-f10&dim=5', async (page) => {
      await caption(page, 'x₁, x₂ from −5 to 5');
      for (let generation = 0; generation < 3; generation++) await press(page, 'One generation');
      await page.waitFor(() => !document.querySelector<HTMLOptionElement>('option[value="principal"]')?.disabled);
      await page.select('[aria-label="Along"]', 'principal');
      await caption(page, 'p₁ from ');
      await described(page, 'a slice along the principal axes of the search');
      await page.select('[aria-label="Through"]', 'mean');
      await press(page, 'Take again');
      await page.click('.search .marks');
      await page.waitFor(() => !document.querySelector<HTMLOptionElement>('option[value="point"]')?.disabled);
      await page.select('[aria-label="Through"]', 'point');
      await page.select('[aria-label="Along"]', 'coordinates');
      // The pointer may still rest on the stage, and then the caption tells what is under it.
      await caption(page, 'x₁, x₂ ');
    });
  });

  test('the whole population is seen in pairs of coordinates and over all of them', async () => {
    await visit('#1!problem=bbob-f10&dim=20&population=400', async (page) => {
      await press(page, 'Coordinates');
      await described(page, 'All 20 coordinates of the population');
      await press(page, 'One generation');
      await caption(page, '300 of 400 individuals');
      await press(page, 'about the search');
      await press(page, 'Pairs');
      await described(page, 'points in pairs of coordinates');
      await page.waitFor(() => document.querySelectorAll('.stage .pairs button').length === 10);
      await press(page, 'Show the slice in x₇, x₈');
      await caption(page, 'x₇, x₈ from −5 to 5');
      await press(page, 'Coordinates');
      await press(page, '2');
      await caption(page, 'x₁, x₂ from −5 to 5');
    });
  });

  test('the landscape is a surface that the keyboard turns, or a sentence says why not', async () => {
    await visit('#1!problem=bbob-f15', async (page) => {
      await press(page, 'Surface');
      await press(page, 'One generation');
      const kind = await page.waitFor(() => {
        const note = document.querySelector('.stage [role="alert"]')?.textContent ?? '';
        if (note.includes('no WebGL 2')) return 'sentence';
        return document.querySelector('.stage .surface') ? 'surface' : '';
      });
      if (kind === 'surface') {
        await described(page, 'Seen from 50° above, turned by 30°');
        await page.evaluate(() => document.querySelector<HTMLElement>('.stage .surface')!.focus());
        for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await page.press(key);
        await described(page, 'Seen from 55° above, turned by 40°');
        await page.press('Home');
        await described(page, 'Seen from 50° above, turned by 30°');
      }
      await press(page, 'Map');
      await described(page, 'Landscape of f15');
    });
  });
});
