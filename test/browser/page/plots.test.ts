import { describe, expect } from 'vitest';
import { inOne, inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage, type PageOptions } from '../drivers/index.ts';
import { ended, press, ready } from './play-page.ts';
import { catchFiles, save } from './saved-files.ts';
import { visits } from './visit.ts';

const LINK = '#1!problem=bbob-f8&dim=3&seed=5';
const COST = 'f − f_opt, values along the run';
const MENU = 'f − f_opt: numbers and files';

describe.each(browsersToTest())('the plots in %s', (name) => {
  const once = inOne(name);
  const inBoth = inTwo(name);
  const { visit } = visits(name);

  /** Plays a run to its end, uses the page, and expects that it never complained. */
  async function finished(use: (page: BrowserPage) => Promise<void>, options?: PageOptions): Promise<void> {
    await visit(
      LINK,
      async (page) => {
        await press(page, 'as fast as possible');
        await press(page, 'Play');
        // The plots follow a task behind.
        const [, evaluations] = /after (\S+) evaluations/.exec(await ended(page)) ?? [];
        await page.waitFor(
          (label: string, last: string) =>
            document.querySelector(`[aria-label="${label}"]`)?.getAttribute('aria-valuemax') === last,
          { args: [COST, evaluations.replace(/\D/g, '')] as const },
        );
        await use(page);
      },
      options,
    );
  }

  /** What the plots say at the moment pointed at: their values, and the cost plot's own sentence. */
  const readings = (page: BrowserPage): Promise<{ values: string[]; spoken: string | null }> =>
    page.evaluate(() => ({
      values: [...document.querySelectorAll('.plot .reading')].map((reading) => reading.textContent ?? ''),
      spoken: document.querySelector('.plot [role=slider]')?.getAttribute('aria-valuetext') ?? null,
    }));

  const focus = (page: BrowserPage, label: string): Promise<void> =>
    page.evaluate((wanted: string) => document.querySelector<HTMLElement>(`[aria-label="${wanted}"]`)?.focus(), label);

  inBoth('one cursor runs through all of them with the keyboard, and Enter goes to that moment', async () => {
    await finished(async (page) => {
      const now = await readings(page);
      expect(now.values.length).toBe(6);
      await focus(page, COST);
      await page.press('Home');
      await page.waitFor(() =>
        document.querySelector('.plot [role=slider]')?.getAttribute('aria-valuetext')?.startsWith('7 evaluations: '),
      );
      const first = await readings(page);
      for (const k of [0, 1, 2, 4, 5]) expect([k, first.values[k]]).not.toEqual([k, now.values[k]]);
      await page.press('ArrowRight');
      await page.waitFor(() =>
        document.querySelector('.plot [role=slider]')?.getAttribute('aria-valuetext')?.startsWith('14 evaluations: '),
      );
      expect(await page.evaluate(() => document.querySelectorAll('.plot .cursor').length)).toBe(5);
      // It marks where the search was then, and when that was.
      const elsewhere = (): Promise<number> =>
        page.evaluate(() => document.querySelectorAll('.stage .cursor-mark circle, .track .cursor').length);
      expect(await elsewhere()).toBe(3);
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('.generation')?.textContent === '2');
      await page.waitFor(() => document.querySelectorAll('.plot .moment').length === 5);
      await page.press('Escape');
      await page.waitFor(() => document.querySelectorAll('.plot .cursor').length === 0);
      expect(await elsewhere()).toBe(0);
    });
  });

  once('their scales are chosen, and remembered for the visit', async () => {
    await finished(async (page) => {
      const words = (): Promise<string | undefined> =>
        page.evaluate(() => document.querySelector('.scales p')?.textContent ?? undefined);
      expect(await words()).toBe('over evaluations, logarithmic');
      await press(page, 'Scales of the plots');
      await press(page, 'seconds');
      await page.evaluate(() =>
        document.querySelector('[aria-label="Scale across"]')?.querySelectorAll('label').item(1).click(),
      );
      await page.evaluate(() =>
        document.querySelector('[aria-label="Scale of costs"]')?.querySelectorAll('label').item(1).click(),
      );
      await page.waitFor(() => document.querySelector('.scales p')?.textContent === 'over seconds, linear');
      await page.press('Escape');
      await page.reload();
      await ready(page);
      expect(await words()).toBe('over seconds, linear');
    });
  });

  once('each becomes a table of its numbers and a plot again, with the keyboard', async () => {
    await finished(async (page) => {
      await focus(page, MENU);
      await page.press('Enter');
      await page.waitFor(() => document.activeElement?.textContent?.trim() === 'Show the numbers');
      await page.press('Enter');
      await page.waitFor(() => document.activeElement?.getAttribute('role') === 'region');
      const table = await page.evaluate(() => {
        const found = document.querySelector('.plot table')!;
        return {
          caption: found.querySelector('caption')?.textContent?.trim(),
          columns: [...found.querySelectorAll('thead th[scope=col]')].map((th) => th.textContent),
          rows: found.querySelectorAll('tbody tr').length,
          first: found.querySelector('tbody th[scope=row]')?.textContent,
        };
      });
      expect(table).toMatchObject({ rows: 24, first: '7' });
      expect(table.caption).toMatch(/^f − fopt: 24 of \d+ rows, at even spacing$/);
      expect(table.columns.slice(0, 3)).toEqual(['evaluations', 'seconds', 'best so far']);
      await page.press('Escape');
      await page.waitFor(() => document.querySelectorAll('.plot table').length === 0);
    });
  });

  inBoth('picture, drawing and trace are saved with the run inside', async () => {
    await finished(async (page) => {
      await catchFiles(page);
      const csv = await save(page, 'Save the trace of the run CSV', MENU);
      expect(csv.name).toBe('bbob-f8-d3-cma-es-seed-5-trace.csv');
      expect(csv.text).toMatch(
        /^# Evolution Playground: trace of a run\n# link: http.*seed=5.*&digest=.*&c=\w{7}\n# settings: \{/,
      );
      expect(csv.text).toMatch(/\nrepetition,generation,evaluations,seconds,best_so_far,.*\n0,1,7,[\d.e-]+,/);
      const json = await save(page, 'Save run and trace JSON', MENU);
      expect(JSON.parse(json.text)).toMatchObject({
        format: 'evolution-playground-run',
        settings: { problem: 'bbob-f8', dim: 3, seed: 5 },
      });
      const svg = await save(page, 'Save as drawing SVG', MENU);
      expect(svg.name).toBe('bbob-f8-d3-cma-es-seed-5-cost.svg');
      expect(svg.text).toContain('<metadata>');
      const drawn = await page.evaluate(
        (text: string) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('path').length,
        svg.text,
      );
      expect(drawn).toBeGreaterThan(8);
      const png = await save(page, 'Save the picture PNG', MENU);
      expect(png.text.slice(1, 4)).toBe('PNG');
      expect(png.text).toMatch(/tEXtSource\0http.*seed=5/);
      const stage = await save(page, 'Save as drawing SVG', 'Files of the stage');
      expect(stage.name).toBe('bbob-f8-d3-cma-es-seed-5-stage.svg');
      expect(stage.text).toMatch(/<metadata>.*seed.*<\/metadata>[^]*<image [^]*<path /);
      const picture = await save(page, 'Save the picture PNG', 'Files of the stage');
      expect(picture.text).toMatch(/^.PNG[^]*tEXtSource\0http.*seed=5/);
    });
  });

  once('on a phone the numbers are reached with a finger, and nothing scrolls sideways', async () => {
    await finished(
      async (page) => {
        await press(page, MENU);
        await press(page, 'Show the numbers');
        await page.waitFor(() => document.querySelector('.plot table') !== null);
        const facts = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          smallest: Math.min(
            ...[...document.querySelectorAll('.plot .actions button')].map((b) => b.getBoundingClientRect().height),
          ),
        }));
        expect(facts.overflow).toBe(0);
        expect(facts.smallest).toBeGreaterThanOrEqual(44);
      },
      { width: 390, height: 844 },
    );
  });
});
