import { beforeAll, describe, expect, test } from 'vitest';
import { twoBrowsers } from '../drivers/in-one.ts';
import type { BrowserPage } from '../drivers/index.ts';
import { enter, press, shown } from './play-page.ts';
import { visits } from './visit.ts';

describe.each(twoBrowsers('choosing'))('choosing what to run in %s', (name) => {
  const { open } = visits(name);
  let page: BrowserPage;
  beforeAll(async () => void (page = await open('')));

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
    await page.waitFor(() => document.querySelector('.card details .formula') !== null);
    expect(await text('.card details .formula')).toMatch(/^f − fopt = /);
    expect((await text('.card details p')).length).toBeGreaterThan(300);
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
    // The card of a task comes a moment after the task.
    await page.waitFor(() => document.querySelector('.card h3')?.textContent);
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

  test('strategies stand by family, and are gone through with the keyboard', async () => {
    const name = (await text('.strategy .current')).trim();
    await press(page, `Strategy: ${name}. Choose another`);
    await page.waitFor(() => document.activeElement?.matches('.strategy input:checked'));
    const families = await page.evaluate(() =>
      [...document.querySelectorAll('.strategy [role=group]')].map((group) => [
        document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent,
        [...group.querySelectorAll('.name')].map((one) => one.textContent),
      ]),
    );
    expect(families[0]).toEqual(['Covariance adaptation', expect.arrayContaining(['CMA-ES', 'sep-CMA-ES'])]);
    expect(families.at(-1)).toEqual(['Baseline', ['Random search']]);
    expect(families.flatMap(([, names]) => names).length).toBeGreaterThan(15);
    const before = await page.evaluate(() => document.activeElement?.getAttribute('value'));
    await page.press('ArrowDown');
    const chosen = await page.waitFor(
      (old: string | null | undefined) => {
        const value = document.activeElement?.getAttribute('value');
        return value !== old && location.hash.includes(`strategy=${value}`) && value;
      },
      { args: [before] as const },
    );
    expect(chosen).not.toBe(before);
    expect(await text('.strategy .looked')).toContain(await text('.strategy .current'));
    await page.press('Escape');
    await page.waitFor(() => document.activeElement?.matches('.strategy .current'));
    expect(await page.evaluate(() => document.querySelector('.strategy .list')?.checkVisibility())).toBe(false);
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
