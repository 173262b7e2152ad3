import { describe, expect } from 'vitest';
import { nodeDigest } from '../../core/digest.ts';
import { inOne, inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { ended, press, ready, shown } from './play-page.ts';
import { stored } from './stored.ts';
import { visits } from './visit.ts';

const LONG = { problem: 'bbob-f15', dim: 10, population: 200, evaluations: 40_000, target: 0, seed: 3 };

describe.each(browsersToTest())('a reload in %s', (name) => {
  const inBoth = inTwo(name);
  const once = inOne(name);
  const { visit } = visits(name);

  inBoth('in the middle of a run goes on playing, and ends with the same digest', async () => {
    await visit(fragmentOf(LONG), async (page) => {
      await press(page, 'Play');
      for (const least of [5, 30]) {
        await generationPast(page, least);
        await stored(page, least);
        await page.reload();
        await ready(page);
        await generationPast(page, least);
        expect((await shown(page)).transport).toBe('Pause');
      }
      await press(page, 'as fast as possible');
      await ended(page);
      expect(await digest(page)).toBe(nodeDigest(LONG));
    });
  });

  inBoth('finds a paused run where it was, in the same coordinates and at the same speed', async () => {
    await visit(fragmentOf({ ...LONG, dim: 5 }), async (page) => {
      await press(page, 'as fast as possible');
      await page.select('[aria-label="Coordinate shown to the right"]', '3');
      for (const generation of [1, 2, 3]) {
        await press(page, 'One generation');
        await page.waitFor((g: number) => document.querySelector('.generation')?.textContent === String(g), {
          args: [generation] as const,
        });
      }
      await stored(page, 3);
      await page.reload();
      await ready(page);
      await page.waitFor(() =>
        [...document.querySelectorAll('dd')].some((number) => number.textContent?.trim() === '600'),
      );
      expect(await shown(page)).toMatchObject({ generation: 3, evaluations: 600, transport: 'Play' });
      expect(
        await page.evaluate(() => [
          document.querySelector<HTMLSelectElement>('[aria-label="Coordinate shown to the right"]')?.value,
          document.querySelector<HTMLInputElement>('[aria-label="as fast as possible"]')?.checked,
        ]),
      ).toEqual(['3', true]);
    });
  });

  once('keeps what is over, and what of several repetitions was done', async () => {
    const settings = { problem: 'bbob-f1', dim: 5, repetitions: 9, evaluations: 3000 };
    await visit(fragmentOf(settings), async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      const words = await ended(page);
      await stored(page, 1, 9);
      await page.reload();
      await ready(page);
      expect(await ended(page)).toBe(words);
      expect(await digest(page)).toBe(nodeDigest(settings));
    });
  });

  once('after going back to the beginning, or with other settings in the address, brings nothing back', async () => {
    await visit(fragmentOf(LONG), async (page) => {
      await press(page, 'One generation');
      await stored(page, 1);
      await press(page, 'Back to the beginning');
      await page.waitFor(() => document.querySelector('.generation')?.textContent === '0');
      await stored(page, 0, 0);
      await page.reload();
      await ready(page);
      expect((await shown(page)).generation).toBe(0);
      await press(page, 'One generation');
      await stored(page, 1);
      await page.evaluate(
        (fragment: string) => history.replaceState(null, '', fragment),
        fragmentOf({ ...LONG, seed: 4 }),
      );
      await page.reload();
      await ready(page);
      expect((await shown(page)).generation).toBe(0);
      await page.waitFor(() =>
        document.querySelector('.notices')?.textContent?.includes('can go on: CMA-ES on Rastrigin, generation 1.'),
      );
      await press(page, 'Go on');
      await page.waitFor(() => document.querySelector('.generation')?.textContent === '1');
      await page.waitFor(() => location.hash.includes('seed=3'));
    });
  });
});

function fragmentOf(settings: Record<string, unknown>): string {
  return `#1!${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('&')}`;
}

function generationPast(page: BrowserPage, least: number): Promise<boolean> {
  return page.waitFor(
    (g: number) => Number(document.querySelector('.generation')?.textContent?.replace(/\D/g, '')) > g,
    {
      args: [least] as const,
    },
  );
}

/** Digest of the finished run, as its result link says it. */
async function digest(page: BrowserPage): Promise<string> {
  await press(page, 'Share');
  const link = await page.waitFor(() => document.querySelector('textarea')?.value ?? '');
  return /&digest=([0-9a-f]+)/.exec(link)?.[1] ?? link;
}
