import { describe, expect, test } from 'vitest';
import { inOne, inTwo, oneBrowser } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { violationsInBoth } from './axe.ts';
import { press } from './play-page.ts';
import { catchFiles, save } from './saved-files.ts';
import { visits } from './visit.ts';

const CART = '#1!problem=cartpole&strategy=deep-ga&population=64&seed=3&generations=6&target=0';

/** Waits until the heading of the stage, or a text beside its picture, contains these words. */
function told(page: BrowserPage, words: string): Promise<string> {
  return page.waitFor(
    (wanted: string) => {
      const parts = [
        ...document.querySelectorAll('.stage .head, .stage .score, .stage [role=img], .stage [role=application]'),
      ];
      const texts = parts.flatMap((part) => [part.textContent, part.getAttribute('aria-label')]);
      return texts.find((text) => text?.replace(/\s+/g, ' ').includes(wanted))?.trim() ?? '';
    },
    { args: [words] as const },
  );
}

/** Waits until a canvas of the stage shows several colours: an empty one shows one. */
function painted(page: BrowserPage, selector: string): Promise<boolean> {
  return page.waitFor(
    (wanted: string) => {
      const canvas = document.querySelector<HTMLCanvasElement>(wanted);
      if (!canvas || canvas.width < 2) return false;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set<number>();
      for (let i = 0; i < data.length; i += 4)
        seen.add(((data[i] >> 5) << 8) | ((data[i + 1] >> 5) << 4) | (data[i + 2] >> 5));
      return seen.size > 4;
    },
    { args: [selector] as const },
  );
}

async function steps(page: BrowserPage, generations: number): Promise<void> {
  for (let k = 0; k < generations; k++) await press(page, 'One generation');
}

describe.each(browsersToTest())('the stage of a task in %s', (name) => {
  const once = inOne(name);
  const inBoth = inTwo(name);
  // A lower window has no room for the network below the task.
  const { visit } = visits(name, {}, { width: 1440, height: 900 });

  inBoth(
    'shows where it begins, then the best of a generation acting, then everybody, then another generation',
    async () => {
      await visit(CART, async (page) => {
        await told(page, 'where an episode begins');
        await steps(page, 2);
        await told(page, 'Best of generation 2');
        await told(page, 'CartPole. Best of generation 2, training episode');
        await told(page, 'Network with 4 inputs, 16 hidden neurons (tanh) and 2 outputs: 114 weights.');
        await painted(page, '.scene canvas');
        await painted(page, '.network canvas');
        await press(page, 'The whole generation');
        await told(page, 'All 65 in generation 2');
        await steps(page, 2);
        await told(page, 'All 65 in generation 4');
        await press(page, 'One generation back');
        await told(page, 'All 65 in generation 3');
        await press(page, 'Best policy so far');
        await told(page, 'test episode 1 of 50');
      });
    },
  );

  once('an episode is held, gone through step by step and begun again, without a pointer', async () => {
    await visit(CART, async (page) => {
      await steps(page, 1);
      await told(page, 'Best of generation 1');
      await press(page, 'Hold the picture');
      await page.evaluate(() => document.querySelector<HTMLElement>('.stage .moment')!.focus());
      await page.press('Home');
      await told(page, 'step 0 · return 0');
      await page.press('ArrowRight');
      await page.press('ArrowRight');
      await told(page, 'step 2 · return 2');
      await press(page, 'Episode from its beginning');
      await page.waitFor(
        () => Number(/step (\d+)/.exec(document.querySelector('.stage .head')!.textContent!)?.[1]) > 5,
      );
    });
  });

  inBoth('is driven by hand, scored beside the policy on the same start, and left', async () => {
    await visit(CART, async (page) => {
      await told(page, 'where an episode begins');
      const offered = (): Promise<boolean> => page.evaluate(() => document.querySelector('.stage .cover') !== null);
      await page.waitFor(() => document.querySelector('.stage .cover .play'));
      await press(page, 'Drive');
      await told(page, 'You are driving');
      // Nothing lies over what somebody drives in, though nobody has pressed play.
      expect(await offered()).toBe(false);
      await page.press('Escape');
      await told(page, 'where an episode begins');
      expect(await offered()).toBe(true);
      await page.waitFor(() => document.activeElement?.textContent?.trim() === 'Drive');
      await steps(page, 1);
      await told(page, 'Best of generation 1');
      await press(page, 'Drive');
      await told(page, 'You are driving');
      await page.press('ArrowRight');
      const said = await told(page, 'The policy from the same start:');
      expect(said).toMatch(/You: return (\d+) after \1 steps\. The policy from the same start: \d+\./);
      await press(page, 'Again');
      await page.press('Escape');
      await told(page, 'Best of generation 1');
    });
  });

  once('maps where a generation ended in the maze, and what a search for novelty remembers', async () => {
    const link = '#1!problem=hard-maze&strategy=novelty-search&population=50&parents=10&archive=0.5&generations=4';
    await visit(link, async (page) => {
      await steps(page, 2);
      await told(page, 'Best of generation 2');
      await told(page, 'from the goal');
      await page.waitFor(() => document.querySelector('.stage .legend')?.textContent?.includes('remembered'));
      await painted(page, '.scene canvas');
      await catchFiles(page);
      const { name: file, text } = await save(page, 'Save as drawing SVG', 'Files of the stage');
      expect(file).toMatch(/hard-maze.*\.svg$/);
      // Thirteen walls, and an end for each of fifty-one.
      expect(text.match(/<path/g)!.length).toBeGreaterThan(13 + 51);
    });
  });

  once('lays the elites of a search over the maze, and lets the one that keys choose act', async () => {
    const link = '#1!problem=hard-maze&strategy=map-elites&population=60&generations=3';
    await visit(link, async (page) => {
      await steps(page, 2);
      await told(page, 'Map of 400 cells of final x and final y. Somebody has been in ');
      await page.waitFor(() => document.querySelector('.stage .legend')?.textContent?.includes('elites'));
      await page.evaluate(() => document.querySelector<HTMLElement>('.stage .field')!.focus());
      await page.press('Home');
      await told(page, 'Elite of the chosen cell');
      const cell = (): Promise<string> =>
        page.waitFor(() => {
          const said = document.querySelector('.stage .told')?.textContent ?? '';
          return /^Final x \d+ to \d+, final y \d+ to \d+: return −[\d.]+$/.test(said) ? said : '';
        });
      const best = await cell();
      await page.press('ArrowDown');
      await page.press('ArrowRight');
      expect(await cell()).not.toBe(best);
      await painted(page, '.scene canvas');
      await catchFiles(page);
      const { text } = await save(page, 'Save as drawing SVG', 'Files of the stage');
      // Thirteen walls, an end for each child, and more than a few cells.
      expect(text.match(/<path/g)!.length).toBeGreaterThan(13 + 60 + 10);
      await press(page, 'Map');
      await page.waitFor(() => document.querySelector('.stage .field') === null);
      await press(page, 'Best of the generation');
      await told(page, 'Best of generation 2');
    });
  });

  once('shows where a classifier changes its mind, and asks it about a place by keys', async () => {
    await visit('#1!problem=xor&strategy=cma-es&generations=4&target=0', async (page) => {
      await told(page, 'nobody has told these apart yet');
      await steps(page, 2);
      expect(await told(page, 'Best of generation 2: ')).toMatch(/(\d+ of 400 mistaken|all 400 told apart)/);
      await painted(page, '.field canvas');
      await page.evaluate(() => document.querySelector<HTMLElement>('.stage .field')!.focus());
      await page.press('ArrowRight');
      await told(page, ' class, ');
      await told(page, 'Its outputs are first class ');
      await press(page, 'Points of the test');
      await told(page, ' in the test');
    });
  });
});

describe.each(oneBrowser())('the stage of a task in %s', (name) => {
  const { visit } = visits(name);

  test.each([
    { size: 'wide', width: 1440, height: 900 },
    { size: 'narrow', width: 390, height: 844 },
  ])('axe finds nothing while somebody acts and while somebody drives, $size', async ({ width, height }) => {
    await visit(
      CART,
      async (page) => {
        await steps(page, 1);
        await told(page, 'Best of generation 1');
        expect(await violationsInBoth(page)).toEqual([]);
        await press(page, 'Drive');
        await told(page, 'You are driving');
        expect(await violationsInBoth(page)).toEqual([]);
      },
      { width, height },
    );
    await visit(
      '#1!problem=moons&strategy=cma-es',
      async (page) => {
        await steps(page, 1);
        await told(page, 'Best of generation 1');
        expect(await violationsInBoth(page)).toEqual([]);
      },
      { width, height },
    );
  });
});
