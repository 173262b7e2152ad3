import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { RESPONSE_HEADERS } from '../../../src/app/security/policy.ts';
import { inOne, inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { serve } from '../server.ts';
import { enter, press, shown } from './play-page.ts';
import { visits } from './visit.ts';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const RUN = '#1!problem=bbob-f9&dim=3&seed=11';

describe.each(browsersToTest())('a link that decides about the page, in %s', (name) => {
  const once = inOne(name);
  const inBoth = inTwo(name);
  const { newPage, visit } = visits(name);

  const SMALL = { width: 320, height: 320 };

  inBoth('embedded, it shows stage and transport, fits 320 by 320, and never rewrites its address', async () => {
    await visit(
      `?embed&theme=dark${RUN}`,
      async (page) => {
        const address = await page.url();
        expect(await page.evaluate(() => document.querySelector('header, fieldset, .plots, dl'))).toBeNull();
        const seen = await page.evaluate(() => {
          const inside = ['.stage', '.transport .play', 'a[target=_blank]'].every((selector) => {
            const { top, bottom, left, right } = document.querySelector(selector)!.getBoundingClientRect();
            return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
          });
          const { scrollWidth, scrollHeight } = document.documentElement;
          return { inside, scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight };
        });
        expect(seen).toEqual({ inside: true, scrolls: false });
        expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
        await press(page, 'Play');
        await page.waitFor(() => document.querySelector('.transport .generation')?.textContent !== '0');
        await press(page, 'Pause');
        expect(await page.url()).toBe(address);
      },
      SMALL,
    );
  });

  once('embedded in little room, a task has only its picture', async () => {
    for (const task of ['cartpole&strategy=deep-ga', 'moons&strategy=cma-es'])
      await visit(
        `?embed#1!problem=${task}&generations=2&target=0`,
        async (page) => {
          await press(page, 'Play');
          const height = await page.waitFor(() =>
            document.querySelector('.stage')?.textContent?.match(/Best of generation 2|mistaken/)
              ? document.querySelector('.stage canvas')?.clientHeight
              : 0,
          );
          expect(height).toBeGreaterThan(120);
          const inside = await page.evaluate(() =>
            [...document.querySelectorAll('.stage button, .stage input, .stage select')].filter((one) =>
              one.checkVisibility(),
            ),
          );
          expect(inside).toEqual([]);
        },
        SMALL,
      );
  });

  once('embedded, its mark leads to the same run in the whole page, with what is locked', async () => {
    await visit(`?embed&controls=seed,population&lock=dim&theme=light${RUN}`, async (page) => {
      const address = await page.url();
      expect(await page.evaluate(() => document.querySelectorAll('fieldset').length)).toBe(2);
      await enter(page, 'Seed', '12');
      const href = await page.waitFor(() => {
        const link = document.querySelector<HTMLAnchorElement>('a[target=_blank]')?.href ?? '';
        return link.includes('seed=12') ? link : '';
      });
      expect(href).toMatch(/\/\?lock=dim#1!problem=bbob-f9&dim=3&strategy=cma-es&seed=12&c=[0-9a-v]{7}$/);
      // The address bar is written a moment after a change, where it is written at all.
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(await page.url()).toBe(address);
    });
  });

  inBoth('what is locked is on show with a sign, and neither pointer nor keyboard changes it', async () => {
    const wide = { width: 1200, height: 700 };
    const use = async (page: BrowserPage): Promise<void> => {
      // Words for screen readers alone stay inside the panels, which scroll; the page does not.
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
      const locked = await page.evaluate(() => ({
        words: document.querySelector('.left')?.textContent?.match(/Set by the author of this link/g)?.length,
        disabled: [...document.querySelectorAll<HTMLInputElement>('.left input:disabled')].map((field) => field.value),
        free: document.querySelectorAll('.left input:enabled').length > 10,
      }));
      // One sentence for each of the two groups, and one with each of three signs.
      expect(locked.words).toBe(5);
      expect(locked.disabled).toEqual(expect.arrayContaining(['bbob-f8', '11']));
      expect(locked.free).toBe(true);
      await page.evaluate(() => {
        for (const field of document.querySelectorAll<HTMLInputElement>('fieldset:disabled :is(input, button)')) {
          field.click();
          field.focus();
        }
      });
      for (const key of ['ArrowUp', 'Enter']) await page.press(key);
      await press(page, 'Positive only');
      const address = await page.waitFor(() => (location.hash.includes('weights=positive') ? location.href : ''));
      expect(address).toMatch(
        /\?lock=problem,seed#1!problem=bbob-f9&dim=3&strategy=cma-es&seed=11&weights=positive&c=/,
      );
      await page.press('ArrowRight');
      expect((await shown(page)).generation).toBeLessThan(2);
    };
    await visit(`?lock=problem,seed${RUN}`, use, wide);
  });

  once('a name that is no control is said, with the nearest one; a locked start is not pressed', async () => {
    await visit(`?lock=sed,start${RUN}&start=1_1_1`, async (page) => {
      const words = await page.waitFor(() => document.querySelector('.notices')?.textContent?.trim() ?? '');
      expect(words).toContain('lock names "sed", which is no control of this page; did you mean seed?');
      const address = await page.url();
      // The button that begins a run lies over the middle of the stage, where a press goes.
      await page.waitFor(() => {
        const play = document.querySelector<HTMLElement>('.cover .play');
        play?.style.setProperty('display', 'none');
        return play !== null;
      });
      await page.click('.search .marks');
      await page.evaluate(() => document.querySelector<HTMLElement>('.cross-hair')!.focus());
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('.cross-hair [aria-live]')?.textContent?.includes('above'));
      expect(await page.url()).toBe(address);
      expect(await page.evaluate(() => document.querySelector('.slice-stage')?.matches('.placing'))).toBe(false);
      // Nothing was tried that had to be refused.
      expect(await page.evaluate(() => document.querySelector('.left')?.textContent)).not.toContain('The start is set');
    });
  });

  inBoth('a page of a course may frame it, with the policy that is shipped', async () => {
    const folder = await mkdtemp(join(scratch(), 'course-'));
    await cp(dist, join(folder, 'app'), { recursive: true });
    const headers = Object.entries(RESPONSE_HEADERS).map(([key, value]) => `  ${key}: ${value}`);
    await writeFile(join(folder, '_headers'), ['/app/*', ...headers].join('\n'));
    const frame = `<iframe src="app/index.html?embed${RUN.replaceAll('&', '&amp;')}" title="A run" width="640" height="480"></iframe>`;
    await writeFile(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A course</title><link rel="icon" href="app/icon.svg"></head><body>${frame}</body></html>`,
    );
    const course = await serve(folder);
    const page = await newPage();
    try {
      await page.goto(course.url);
      await page.waitFor(() => {
        const play = frames[0].document.querySelector<HTMLButtonElement>('.transport .play');
        if (!play || play.disabled) return false;
        play.click();
        return true;
      });
      await page.waitFor(() => Number(frames[0].document.querySelector('.transport .generation')?.textContent) > 1);
      expect(await page.evaluate(() => frames[0].location.hash)).toBe(RUN);
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
      await course.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
