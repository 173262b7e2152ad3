import { describe, expect, test } from 'vitest';
import { twoBrowsers } from '../drivers/in-one.ts';
import type { BrowserPage } from '../drivers/index.ts';
import { press, ready } from './play-page.ts';
import { visits } from './visit.ts';

const FIRST = '#1!problem=bbob-f15&dim=5&seed=1';
const SECOND = '#1!problem=bbob-f8&dim=3&seed=2';

/** The page opens the second one itself, as links do; it can then speak for both, since they are of one origin. */
type Opener = Window & { second?: Window | null };

describe.each(twoBrowsers('two tabs'))('two tabs of one browser, in %s', (name) => {
  const visited = visits(name);

  test('keep their runs apart, and the run of one that was closed is offered to the other', async () => {
    await visited.visit(FIRST, async (page) => {
      await step(page, 2);
      await stored(page, [2]);

      await openSecond(page, visited.url + SECOND);
      await stepSecond(page, 3);
      await stored(page, [2, 3]);
      await step(page, 4);
      await stored(page, [3, 4]);

      // Each finds its own after a reload, the first as long as the second is open without any offer.
      await page.evaluate(() => (window as Opener).second!.location.reload());
      await secondAt(page, 3);
      await page.evaluate(() => (window as Opener).second!.close());
      await page.reload();
      await ready(page);
      await page.waitFor(() => document.querySelector('.generation')?.textContent === '4');

      // With another run in the address the own one is offered, as the newest that nobody has open.
      const other = FIRST.replace('seed=1', 'seed=9');
      await page.evaluate((fragment: string) => history.replaceState(null, '', fragment), other);
      await page.reload();
      await ready(page);
      const offer = await page.waitFor(
        () => /can go on: (.*)\./.exec(document.querySelector('.notices')?.textContent ?? '')?.[1] ?? '',
      );
      expect(offer).toBe('CMA-ES on Rastrigin, generation 4');
      await press(page, 'Go on');
      await page.waitFor(() => document.querySelector('.generation')?.textContent === '4');
      await stored(page, [3, 4]);
    });
  });
});

async function step(page: BrowserPage, generation: number): Promise<void> {
  const at = (): Promise<number> => page.evaluate(() => Number(document.querySelector('.generation')?.textContent));
  for (let next = (await at()) + 1; next <= generation; next++) {
    await press(page, 'One generation');
    await page.waitFor((g: number) => document.querySelector('.generation')?.textContent === String(g), {
      args: [next] as const,
    });
  }
}

/** A click, as browsers let only people open windows. */
async function openSecond(page: BrowserPage, address: string): Promise<void> {
  await page.evaluate((wanted: string) => {
    const button = document.createElement('button');
    button.id = 'second';
    button.style.cssText = 'position: fixed; z-index: 99; inset: 0 auto auto 0';
    button.textContent = 'Second';
    button.onclick = () => void ((window as Opener).second = window.open(wanted));
    document.body.append(button);
  }, address);
  await page.click('#second');
  await page.waitFor(() => {
    const play = (window as Opener).second?.document.querySelector<HTMLButtonElement>('.transport .play');
    return play && !play.disabled;
  });
}

async function stepSecond(page: BrowserPage, generation: number): Promise<void> {
  for (let next = 1; next <= generation; next++) {
    await page.evaluate(() =>
      (window as Opener).second!.document.querySelector<HTMLButtonElement>('[aria-label="One generation"]')!.click(),
    );
    await secondAt(page, next);
  }
}

async function secondAt(page: BrowserPage, generation: number): Promise<void> {
  await page.waitFor(
    (g: number) => (window as Opener).second?.document.querySelector('.generation')?.textContent === String(g),
    { args: [generation] as const },
  );
}

/** Waits until these generations, in any order, are what the store holds. */
async function stored(page: BrowserPage, generations: readonly number[]): Promise<void> {
  await page.waitFor(
    async (wanted: string) => {
      const settled = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await settled(indexedDB.open('evolution-playground'));
      try {
        const parts = await settled(database.transaction('parts').objectStore('parts').getAll());
        return (
          parts
            .map(({ checkpoint }) => checkpoint.generation)
            .sort()
            .join() === wanted
        );
      } finally {
        database.close();
      }
    },
    { args: [[...generations].sort().join()] as const },
  );
}
