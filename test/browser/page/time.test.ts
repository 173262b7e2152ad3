import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import type { StaticServer } from '../server.ts';
import { ended, press, ready, servePage, shown } from './play-page.ts';

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

/** Moves the scrubber, as a drag or an arrow key does. */
function scrub(page: BrowserPage, generation: number): Promise<void> {
  return page.evaluate((to: number) => {
    const input = document.querySelector<HTMLInputElement>('.scrubber input')!;
    input.value = String(to);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, generation);
}

/** Waits until scrubber and numbers both show this generation. */
function at(page: BrowserPage, generation: number): Promise<unknown> {
  return page.waitFor(
    (g: number) => {
      const term = [...document.querySelectorAll('dt')].find((dt) => dt.textContent?.trim() === 'generation');
      const shown = [document.querySelector('.scrubber .generation'), term?.nextElementSibling];
      return shown.every((element) => element?.textContent?.trim() === String(g));
    },
    { args: [generation] as const },
  );
}

describe.each(browsersToTest())('time in %s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await launch(name)));
  afterAll(async () => browser?.close());

  test('the past can be gone through, is the same again, and leads to the same end', async () => {
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url);
      await ready(page);
      for (const generation of [1, 2, 3]) {
        await press(page, 'One generation');
        await at(page, generation);
      }
      const picture = (): Promise<string | null> =>
        page.evaluate(() => document.querySelector('.large')?.textContent ?? null);
      const third = await picture();
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      const end = await ended(page);
      // The sentence may be there a frame before the numbers; each generation has six individuals.
      const evaluations = Number(/\d+(?= evaluations)/.exec(end)![0]);
      const generation = evaluations / 6;
      await at(page, generation);
      const best = await picture();

      await scrub(page, 3);
      await at(page, 3);
      expect(await picture()).toBe(third);
      expect((await shown(page)).ended).toBe('');
      await press(page, 'One generation back');
      await at(page, 2);
      await press(page, 'One generation');
      await at(page, 3);
      expect(await picture()).toBe(third);

      await scrub(page, generation);
      expect(await ended(page)).toBe(end);
      await scrub(page, 0);
      await at(page, 0);
      await press(page, 'Play');
      expect(await ended(page)).toBe(end);
      await at(page, generation);
      expect(await shown(page)).toMatchObject({ generation, evaluations });
      expect(await picture()).toBe(best);
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
