import { beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { ended, shown } from './play-page.ts';
import { visits } from './visit.ts';

/** More than there are stops on the page. */
const MOST_TABS = 120;

describe.each(browsersToTest())('with the keyboard alone in %s', (name) => {
  const { open } = visits(name);
  let page: BrowserPage;
  beforeAll(async () => void (page = await open('')));

  /** Name of what has the focus, as a screen reader would say it. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const label =
        element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
      return label.replace(/\s+/g, ' ').trim();
    });

  async function tabTo(wanted: string, keys = 'Tab'): Promise<void> {
    const seen: string[] = [];
    for (let k = 0; k < MOST_TABS; k++) {
      await page.press(keys);
      const at = await focused();
      if (at === wanted) return;
      seen.push(at);
    }
    throw new Error(`The Tab key did not reach "${wanted}"; it passed ${seen.join(' | ')}`);
  }

  test('the first stop leads to the controls of the run', async () => {
    await tabTo('Skip to the controls of the run');
    await page.press('Enter');
    await page.waitFor(() => document.activeElement?.getAttribute('aria-label') === 'Play');
    const visible = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(visible).not.toBe('none');
  });

  const caption = (words: RegExp): Promise<string> =>
    page.waitFor(
      (wanted: string) => {
        const text = document.querySelector('div.caption')?.textContent?.replace(/\s+/g, ' ') ?? '';
        return new RegExp(wanted).test(text) ? text : '';
      },
      { args: [words.source] as const },
    );

  test('the map tells a value, moves, and is pressed where the search shall begin', async () => {
    await tabTo('Uniform');
    for (const key of ['ArrowRight', 'ArrowRight']) await page.press(key);
    await page.waitFor(() => location.hash.includes('&start='));
    await tabTo('Cross hair on the landscape', 'Shift+Tab');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).not.toBe('none');
    const before = await caption(/f − f.* = \d.*x₂ = 0\.00, 0\.00/);
    for (const key of ['ArrowRight', 'ArrowUp']) await page.press(key);
    const [, x, y] = /x₂ = (\S+), (\S+)/.exec(await caption(/x₂ = 0\.[1-9]\d, 0\.[1-9]\d/)) ?? [];
    expect(before).not.toContain(`${x}, ${y}`);
    await page.waitFor(() =>
      document.querySelector('.cross-hair [aria-live]')?.textContent?.includes('above the optimum'),
    );
    await page.press('Enter');
    const start = await page.waitFor(() => /&start=(0\.\d+)_0\.\d+&/.exec(location.hash)?.[1]);
    expect(Math.abs(Number(start) - Number(x))).toBeLessThan(0.006);
    await page.press('Shift+ArrowRight');
    await page.press('Escape');
    await caption(/x₁ from .*, x₂ from/);
    // It lets the focus go on.
    await page.press('Tab');
    expect(await focused()).toBe('About Marks');
  });

  test('the arrow steps, the space bar plays and pauses', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.press('ArrowRight');
    await page.waitFor(() => document.querySelector('.generation')?.textContent === '1');
    await page.press('Space');
    await page.waitFor(() => Number(document.querySelector('.generation')?.textContent) > 4);
    expect((await shown(page)).transport).toBe('Pause');
    await page.press('Space');
    await page.waitFor(() => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Play');
  });

  test('keys typed into a field stay in the field', async () => {
    await tabTo('Population λ');
    const before = (await shown(page)).generation;
    for (const key of ['ArrowRight', 'Space']) await page.press(key);
    expect(await shown(page)).toMatchObject({ generation: before, transport: 'Play' });
    await page.press('ArrowUp');
    await page.waitFor(() => location.hash.includes('population=7'));
  });

  test('from playing to a copied result link', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.press('Space');
    await ended(page);
    await tabTo('Share', 'Shift+Tab');
    await page.press('Enter');
    await page.waitFor(() => document.activeElement?.textContent?.includes('Copy link'));
    await page.waitFor(() => document.querySelector('textarea')?.value.includes('&digest='));
    await page.press('Enter');
    await page.waitFor(() => document.querySelector('dialog [role=status]')?.textContent?.match(/Copied|is selected/));
    await page.press('Escape');
    await page.waitFor(() => document.querySelector('dialog') === null);
  });

  test('every control has a name, every field a label, and the stage a text', async () => {
    const nameless = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLInputElement>(
          'button, input, select, textarea, summary, [role=img], [role=radiogroup]',
        ),
      ]
        .filter((element) => element.getAttribute('aria-hidden') !== 'true')
        .filter((element) => {
          const own = element.getAttribute('aria-label') ?? element.textContent;
          const labels = [...(element.labels ?? [])].map((label) => label.textContent).join('');
          return `${own}${labels}`.trim() === '' && !element.getAttribute('aria-labelledby');
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(nameless).toEqual([]);
    const text = await page.evaluate(() => document.querySelector('.search')?.getAttribute('aria-label'));
    expect(text).toMatch(/^Landscape of f8 Rosenbrock; .*CMA-ES, generation \d+/);
    expect(await page.console()).toEqual([]);
  });
});
