import { describe, expect, test } from 'vitest';
import { twoBrowsers } from '../drivers/in-one.ts';
import type { BrowserPage } from '../drivers/index.ts';
import { ended, press, shown } from './play-page.ts';
import { visits } from './visit.ts';

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

describe.each(twoBrowsers('time'))('time in %s', (name) => {
  const { visit } = visits(name);

  test('the past can be gone through, is the same again, and leads to the same end', async () => {
    await visit('', async (page) => {
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
    });
  });
});
