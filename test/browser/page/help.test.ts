import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { borrow } from '../drivers/borrow.ts';
import { inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { serve } from '../server.ts';
import { ended, press, ready } from './play-page.ts';
import { visits } from './visit.ts';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Gives the focus to the sign beside a label and returns what it says, once that matches. */
async function ask(page: BrowserPage, about: string, expected: RegExp): Promise<string> {
  return page.waitFor(
    (name: string, source: string) => {
      const sign = document.querySelector<HTMLElement>(`[aria-label="About ${name}"]`);
      if (document.activeElement !== sign) sign?.focus();
      const tip = document.getElementById(sign?.getAttribute('aria-describedby') ?? '');
      const text = tip?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      return new RegExp(source).test(text) ? text : '';
    },
    { args: [about, expected.source] as const },
  );
}

describe.each(browsersToTest())('what explains a strategy, in %s', (name) => {
  const inBoth = inTwo(name);
  const { visit } = visits(name);

  inBoth('is there for whoever comes with the keyboard, for parameters, choices, readings and the run', async () => {
    await visit('', async (page) => {
      expect(await ask(page, 'Step size σ', /units/)).toContain('Standard deviation of the first steps');
      expect(await ask(page, 'Weights', /Active/)).toMatch(/worse half.*Active.+\..*Positive/);
      expect(await ask(page, 'Axis ratio of C', /axis/)).toMatch(/\.$/);
      expect(await ask(page, 'Restarts', /IPOP/)).toContain('twice the population');
    });
  });

  inBoth('and what another strategy does comes with the first run that wants it', async () => {
    await visit('#1!problem=bbob-f1&strategy=one-plus-one-es&seed=3', async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      expect(await ended(page)).toContain('Reached the target');
    });
  });

  inBoth('where they cannot be fetched, the page says so and goes on', async () => {
    const folder = await mkdtemp(join(scratch(), 'page-'));
    await cp(dist, folder, { recursive: true });
    const assets = join(folder, 'assets');
    const late = (await readdir(assets)).filter((file) => /^(strategy-texts|whole-strategies)-/.test(file));
    // Runs, the trials of races and lessons for models have a worker each, with the strategies in a file beside it.
    const kinds = late.map((file) => /^(strategy-texts|whole-strategies)-/.exec(file)![1]);
    expect(kinds.sort()).toEqual(['strategy-texts', ...Array<string>(3).fill('whole-strategies')]);
    for (const file of late) await rm(join(assets, file));
    const server = await serve(folder);
    const browser = await borrow(name);
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(`${server.url}#1!problem=bbob-f1&strategy=deep-ga`);
      await ready(page);
      expect(await ask(page, 'Mutation power', /fetched/)).toMatch(/^The explanation could not be fetched\. Check/);
      await press(page, 'Play');
      await page.waitFor(() => document.body.textContent?.includes('What Deep GA does could not be fetched.'));
    } finally {
      await page.close();
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

test('no file of a first visit holds an explanation', async () => {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const first = /assets\/index-[\w-]+\.js/.exec(html)![0];
  const code = await readFile(join(dist, first), 'utf8');
  expect(code).not.toContain('Standard deviation of the first steps');
  expect(code).toContain('What happens when the strategy sees no point in going on.');
});
