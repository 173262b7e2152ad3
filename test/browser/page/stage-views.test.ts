import { describe, expect } from 'vitest';
import { inOne, inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { press, shown } from './play-page.ts';
import { catchFiles, save } from './saved-files.ts';
import { visits } from './visit.ts';

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
  const once = inOne(name);
  const inBoth = inTwo(name);
  const { visit } = visits(name);

  inBoth('a slice lies along the axes of the search, through the mean or a point that was pressed', async () => {
    await visit('#1!problem=bbob-f10&dim=5&start=1_1_1_1_1', async (page) => {
      await caption(page, 'x₁, x₂ from −5 to 5');
      // A finger scrolls the page over the whole box, and moves the picture from near.
      const touching = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.querySelector('.search .marks')!).touchAction);
      expect(await touching()).toBe('pan-y');
      await press(page, 'Nearer');
      expect(await touching()).toBe('none');
      await press(page, 'Whole box');
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
      // A press chose no start: the run is still there. Where it is asked for, one does.
      expect((await shown(page)).generation).toBe(3);
      await press(page, 'Press on the landscape');
      await page.click('.search .marks');
      await page.waitFor(() => /start=(?!1_1)[^&]*_1_1_1&/.test(location.hash));
      expect((await shown(page)).generation).toBe(0);
      expect(await page.evaluate(() => document.querySelector('.left')?.textContent)).toContain('Or press on the');
    });
  });

  once(
    'a strategy without a distribution has the axes of its population, and a round one is said to have none',
    async () => {
      await visit('#1!problem=bbob-f10&dim=5&strategy=deep-ga', async (page) => {
        for (let generation = 0; generation < 2; generation++) await press(page, 'One generation');
        await page.waitFor(() => !document.querySelector<HTMLOptionElement>('option[value="principal"]')?.disabled);
        await page.select('[aria-label="Along"]', 'principal');
        await caption(page, 'p₁ from ');
        await press(page, 'Take again');
        await page.select('[aria-label="Along"]', 'coordinates');
        await caption(page, 'x₁, x₂ ');
      });
      await visit('#1!problem=bbob-f10&dim=5&strategy=openai-es', async (page) => {
        await press(page, 'One generation');
        await page.waitFor(() =>
          document
            .querySelector<HTMLOptionElement>('option[value="principal"]')
            ?.textContent?.includes('the search is round'),
        );
      });
    },
  );

  once('the whole population is seen in pairs of coordinates and over all of them', async () => {
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

  inBoth('the landscape is a surface that the keyboard turns, or a sentence says why not', async () => {
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

  /** How many colours the first of the small pictures has. */
  const colours = (page: BrowserPage): Promise<number> =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.stage .pairs canvas');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return data ? new Set(new Uint32Array(data.buffer)).size : 0;
    });

  once('under every pair lies its slice, which goes where it is told to go', async () => {
    await visit('#1!problem=bbob-f15&dim=6', async (page) => {
      await press(page, 'Pairs');
      await page.waitFor(() => document.querySelectorAll('.stage .pairs canvas').length === 3);
      // A landscape has shades; before it is there, names and the optimum have few.
      const shades = async (): Promise<string> =>
        page.evaluate(() =>
          [...document.querySelectorAll<HTMLCanvasElement>('.stage .pairs canvas')]
            .map((canvas) => canvas.toDataURL().length > 8000)
            .join(),
        );
      await expect.poll(shades, { timeout: 20_000 }).toBe('true,true,true');
      expect(await colours(page)).toBeGreaterThan(200);
      const first = (): Promise<string> =>
        page.evaluate(() => document.querySelector<HTMLCanvasElement>('.stage .pairs canvas')!.toDataURL());
      await press(page, 'One generation');
      const throughOptimum = await first();
      await page.select('[aria-label="Through"]', 'mean');
      await expect.poll(async () => (await first()) !== throughOptimum, { timeout: 20_000 }).toBe(true);
    });
  });

  inBoth('every view is saved as a picture and as a drawing, with the run inside', async () => {
    await visit('#1!problem=bbob-f10&dim=5&seed=5', async (page) => {
      await press(page, 'One generation');
      await catchFiles(page);
      const views = { Pairs: 'pairs', Coordinates: 'coordinates', Surface: 'surface' };
      for (const [label, name] of Object.entries(views)) {
        await press(page, label);
        if (name === 'surface') {
          const there = await page.waitFor(() => {
            if (document.querySelector('.stage [role="alert"]')) return 'none';
            return document.querySelector('.stage .surface') ? 'surface' : '';
          });
          if (there === 'none') continue;
          // The surface is there when its height is known.
          await page.waitFor(
            () => (document.querySelector<HTMLCanvasElement>('.stage .surface canvas')?.width ?? 0) > 300,
          );
        }
        const svg = await save(page, 'Save as drawing SVG', 'Files of the stage');
        expect(svg.name).toBe(`bbob-f10-d5-cma-es-seed-5-${name}.svg`);
        expect(svg.text).toMatch(/<title>f10 [^]*<metadata>.*seed.*<\/metadata>[^]*<path [^]*<text /);
        const png = await save(page, 'Save the picture PNG', 'Files of the stage');
        expect(png.name).toBe(`bbob-f10-d5-cma-es-seed-5-${name}.png`);
        expect(png.text).toMatch(/^.PNG[^]*tEXtSource\0http.*seed=5/);
      }
    });
  });
});
