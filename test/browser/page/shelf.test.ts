import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import type { StaticServer } from '../server.ts';
import { enter, press, ready, servePage, shown } from './play-page.ts';

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

describe.each(browsersToTest())('choosing what to run in %s', (name) => {
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

  const text = (selector: string): Promise<string> =>
    page.evaluate((at: string) => document.querySelector(at)?.textContent?.replace(/\s+/g, ' ').trim() ?? '', selector);
  const title = (): Promise<string> => text('.card h3');

  test('the filter dims what does not match and says how many do', async () => {
    await press(page, 'Filter 24 problems');
    await press(page, 'Separable: yes');
    await press(page, 'Optima: several');
    await page.waitFor(() => document.querySelectorAll('.tiles .dim').length === 22);
    expect(await text('summary [role=status]')).toBe('2 of 24 match');
    const bright = await page.evaluate(() =>
      [...document.querySelectorAll('.tiles label:not(.dim)')].map((tile) => tile.textContent?.trim()),
    );
    expect(bright).toEqual(['f3', 'f4']);
    await press(page, 'Show all problems');
    await page.waitFor(() => document.querySelectorAll('.tiles .dim').length === 0);
  });

  test('the card tells the optimum of the instance and dimension at hand', async () => {
    await press(page, 'About this function');
    await page.waitFor(() => document.querySelector('.optimum li') !== null);
    expect(await text('.optimum')).toMatch(/^The optimum of instance 1 in 2 dimensions: fopt = 149\.15 x₁ = .*x₂ = /);
    await press(page, 'Next instance');
    await page.waitFor(() => document.querySelector('.optimum')?.textContent?.match(/instance 2[^]*fopt = /));
    expect(await text('.optimum')).not.toContain('149.15');
    await enter(page, 'Dimension', '20');
    await page.waitFor(() => document.querySelectorAll('.optimum li').length === 20);
  });

  test('what was changed is undone and redone, by keys and by buttons', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.press('Control+z');
    await page.waitFor(() => document.querySelector('.optimum')?.textContent?.includes('instance 2 in 2 dim'));
    await press(page, 'Undo the last change of a setting');
    await page.waitFor(() => document.querySelector('.optimum')?.textContent?.includes('instance 1 in 2 dim'));
    await page.press('Control+Shift+z');
    await page.waitFor(() => document.querySelector('.optimum')?.textContent?.includes('instance 2 in 2 dim'));
    await press(page, 'Redo it');
    await page.waitFor(() => document.querySelector('.optimum')?.textContent?.includes('instance 2 in 20 dim'));
    await page.waitFor(() => location.hash.includes('dim=20') && location.hash.includes('instance=2'));
  });

  test('a field that is typed into keeps its own undo', async () => {
    const id = await page.evaluate(() => {
      const label = [...document.querySelectorAll('label[for]')].find((one) => one.textContent === 'Dimension');
      return label?.getAttribute('for') ?? '';
    });
    await page.evaluate((at: string) => document.getElementById(at)?.focus(), id);
    await page.press('Control+z');
    await page.press('Tab');
    expect(await text('.optimum')).toContain('in 20 dimensions');
  });

  test('a surprise plays, says what to watch, and can be taken back', async () => {
    const before = await title();
    await press(page, 'Surprise me');
    await page.waitFor(() => document.querySelector('.notices')?.textContent?.includes('Surprise:'));
    await page.waitFor(() => Number(document.querySelector('.transport .generation')?.textContent) > 0);
    expect(await text('.notices')).toContain(` on ${(await title()).replace(/^f\d+ /, '')}.`);
    await press(page, 'Undo the last change of a setting');
    await page.waitFor(
      (wanted: string) =>
        document.querySelector('.card h3')?.textContent?.replace(/\s+/g, ' ').trim() === wanted &&
        document.querySelector('.optimum')?.textContent?.includes('in 20 dim'),
      { args: [before] as const },
    );
    if ((await shown(page)).transport === 'Pause') await press(page, 'Pause');
  });

  test('a sheet lists the keys', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.press('?');
    await page.waitFor(() => document.querySelector('dialog[open]')?.textContent?.includes('Play or pause'));
    await page.press('Escape');
    await page.waitFor(() => document.querySelector('dialog') === null);
    expect(await page.console()).toEqual([]);
  });
});
