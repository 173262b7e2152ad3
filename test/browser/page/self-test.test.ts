import { beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { press } from './play-page.ts';
import { visits } from './visit.ts';

describe.each(browsersToTest())('the self-test in %s', (name) => {
  const { open } = visits(name);
  let page: BrowserPage;
  beforeAll(async () => void (page = await open('')));

  test('computes every value of COCO again and finds them the same', async () => {
    const badge = await page.evaluate(() => document.querySelector('header .number')?.textContent?.trim() ?? '');
    expect(badge).toMatch(/^exact · float64 · \d+ workers?$/);
    await press(page, badge);
    await page.waitFor(() =>
      document.querySelector('dialog[open]')?.textContent?.includes('the same run in every browser'),
    );
    const fetched = (): Promise<boolean> =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some((entry) => /reference.*\.json/.test(entry.name)),
      );
    expect(await fetched()).toBe(false);
    await press(page, 'Run the self-test');
    const verdict = await page.waitFor(
      () => document.querySelector('dialog [role=status]')?.textContent?.match(/Checked against COCO.*/)?.[0],
    );
    expect(verdict).toMatch(
      /432 problems, 4320 values\. All agree; the largest error is 0\.\d+ of what rounding explains\./,
    );
    expect(await page.evaluate(() => document.querySelectorAll('dialog li.good').length)).toBe(24);
    expect(await fetched()).toBe(true);
    await page.press('Escape');
    await page.waitFor(() => document.querySelector('dialog') === null);
    expect(await page.console()).toEqual([]);
  });
});
