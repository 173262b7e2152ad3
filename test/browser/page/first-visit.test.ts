import { beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { ended, press, ready } from './play-page.ts';
import { visits } from './visit.ts';

describe.each(browsersToTest())('a first visit in %s', (name) => {
  const { open } = visits(name);
  let page: BrowserPage;
  beforeAll(async () => void (page = await open('')));

  const dismiss = async (words: string): Promise<void> => {
    await page.waitFor((wanted: string) => document.querySelector('.hint')?.textContent?.includes(wanted), {
      args: [words] as const,
    });
    expect(await page.evaluate(() => document.querySelectorAll('.hint').length)).toBe(1);
    await press(page, 'Do not show this hint again');
  };

  test('begins with one sentence and one obvious click', async () => {
    await page.waitFor(() => document.querySelector('.cover')?.textContent?.includes('Press play'));
    expect(await page.evaluate(() => document.querySelector('.hint'))).toBeNull();
    await page.click('.cover .play');
    await page.waitFor(() => document.querySelector('.cover') === null);
  });

  test('has three hints, one at a time, and each is gone for ever', async () => {
    await press(page, 'as fast as possible');
    await ended(page);
    await dismiss('change one thing');
    await dismiss('go back to any moment');
    await dismiss('Share makes a link');
    await page.waitFor(() => document.querySelector('.hint') === null);
    await page.reload();
    await ready(page);
    // The run is kept, and shown as it ended: the very moment at which the first hint would come.
    await ended(page);
    expect(await page.evaluate(() => document.querySelector('.hint'))).toBeNull();
    expect(await page.console()).toEqual([]);
  });
});
