import { beforeAll, describe, expect, test } from 'vitest';
import { inOne, inTwo, oneBrowser } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { violationsInBoth } from './axe.ts';
import { ended, enter, press } from './play-page.ts';
import { catchFiles } from './saved-files.ts';
import { visits } from './visit.ts';

const SOLVED = '#1!problem=cartpole&strategy=deep-ga&seed=3';

const textOf = (page: BrowserPage, selector: string): Promise<string> =>
  page.waitFor((at: string) => document.querySelector(at)?.textContent?.replace(/\s+/g, ' ').trim() ?? '', {
    args: [selector] as const,
  });

describe.each(browsersToTest())('tasks in %s', (name) => {
  const once = inOne(name);
  const inBoth = inTwo(name);
  const { open, visit } = visits(name);

  inBoth('one press on the first page balances a pole', async () => {
    await visit('', async (page) => {
      await press(page, 'Or watch networks learn to balance a pole');
      const words = await page.waitFor(() => document.querySelector('.ended')?.textContent?.trim() ?? '', {
        timeout: 60_000,
      });
      expect(words).toMatch(/^Solved in generation \d+, after \d+ policies\. The best return is 4[7-9]\d of 500\./);
      // Numbers follow the run at a pace that can be read.
      await page.waitFor(() =>
        /best return\s*4\d\d of 500/.test(document.querySelector('dl.large')?.textContent ?? ''),
      );
      expect(await textOf(page, '.card h3')).toBe('CartPole');
      expect(await textOf(page, '.plot h3')).toBe('Return');
    });
  });

  once('a task is chosen, its network too, and both are undone', async () => {
    await visit('', async (page) => {
      await press(page, 'Tasks');
      await press(page, 'Hard maze, Navigation');
      await page.waitFor(() => document.querySelector('.weights')?.textContent === '226 weights');
      await enter(page, 'Hidden layers', '8, 4');
      await page.waitFor(() => document.querySelector('.weights')?.textContent === '142 weights');
      await page.waitFor(() => location.hash.includes('hidden=8_4'));
      await enter(page, 'Hidden layers', '9000');
      await page.waitFor(() => document.body.textContent?.includes('whole numbers from 1 to 256'));
      await press(page, 'Strategy: CMA-ES. Choose another');
      await page.click('.strategy .family:first-child h3 + label');
      await page.waitFor(() => location.hash.includes('novelty-search'));
      await press(page, 'CartPole, Control');
      await page.waitFor(() => document.querySelector('.strategy strong')?.textContent === 'CMA-ES');
      await press(page, 'Undo the last change of a setting');
      await press(page, 'Undo the last change of a setting');
      await press(page, 'Undo the last change of a setting');
      await page.waitFor(() => document.querySelector('.weights')?.textContent === '226 weights');
      await press(page, 'Undo the last change of a setting');
      await page.waitFor(() => document.querySelector('.card h3')?.textContent?.includes('Rosenbrock'));
    });
  });

  once('the result of a task is proven, and gone back through', async () => {
    await visit(SOLVED, async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      expect(await ended(page)).toContain('Solved in generation 8');
      await page.waitFor(() =>
        document.body.textContent?.includes('114 weights: 456 bytes; genome at generation 8: 60 bytes'),
      );
      await press(page, 'One generation back');
      await page.waitFor(() => document.querySelector('.transport .generation')?.textContent === '7');
      await press(page, 'Share');
      const link = await page.waitFor(() => {
        const field = document.querySelector<HTMLTextAreaElement>('dialog textarea');
        return field?.value.includes('digest=') ? field.value : '';
      });
      await page.goto('about:blank');
      await page.goto(link);
      await press(page, 'Verify');
      await page.waitFor(() => document.querySelector('.banner')?.textContent?.includes('Reproduced exactly'), {
        timeout: 30_000,
      });
    });
  });

  describe('a champion', () => {
    let page: BrowserPage;
    let file = '';
    let address = '';
    beforeAll(async () => {
      page = await open(SOLVED);
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
    });

    const banner = (): Promise<string> =>
      page.waitFor(() => {
        const text = document.querySelector('section[aria-label=Champion]')?.textContent?.replace(/\s+/g, ' ').trim();
        return text?.includes('on this machine is') ? text : '';
      });

    test('is kept under its name, and is there after a reload', async () => {
      await enter(page, 'Keep the best policy so far as', 'Steady Anna');
      await press(page, 'Keep');
      await page.waitFor(() => document.querySelector('.said')?.textContent === 'Steady Anna is kept on this device.');
      await page.reload();
      expect(await textOf(page, '[aria-label="Kept champions"] .who')).toBe(
        'Steady Anna CartPole · mean return 493 of 500',
      );
    });

    once('is a file and a link', async () => {
      await catchFiles(page);
      await press(page, 'Download Steady Anna');
      file = await page.waitFor(async () => {
        const { saved } = window as unknown as { saved: { name: string; content: Blob }[] };
        return saved[0]?.content.text();
      });
      expect(JSON.parse(file)).toMatchObject({ name: 'Steady Anna', problem: 'cartpole', origin: { generation: 8 } });
      expect((JSON.parse(file) as { mutations: unknown[] }).mutations).toHaveLength(7);
      await press(page, 'Link to Steady Anna');
      address = await page.waitFor(() => document.querySelector<HTMLInputElement>('.address')?.value ?? '');
      expect(address).toMatch(/#champion1!z=[\w-]+&c=\w+$/);
      expect(address.length).toBeLessThan(1000);
    });

    once('acts again from its link and tells its score, and a search begins with it', async () => {
      await page.goto('about:blank');
      await page.goto(address);
      expect(await banner()).toContain(
        'Steady Anna Its mean return on this machine is 493 of 500, the same to the last bit as when it was kept.',
      );
      await page.waitFor(() => /best return\s*493 of 500/.test(document.querySelector('dl.large')?.textContent ?? ''));
      await press(page, 'Search on from it');
      await page.waitFor(() => Number(document.querySelector('.transport .generation')?.textContent) > 0);
      await page.waitFor(() => document.querySelector('section[aria-label=Champion]') === null);
      await page.waitFor(() => location.hash.includes('z='));
    });

    once('comes back from its file, and a damaged one is refused', async () => {
      await drop(page, file.replace('"version":1', '"version":9'));
      await page.waitFor(() => document.querySelector('.refused')?.textContent?.includes('of version 9'));
      await drop(page, file);
      expect(await banner()).toContain('493 of 500, the same to the last bit');
      expect(
        await page.waitFor(() => /114 weights.*/.exec(document.querySelector('dl.small')?.textContent ?? '')?.[0]),
      ).toContain('; genome: 60 bytes');
      await press(page, 'Remove Steady Anna');
      await page.waitFor(() => document.querySelector('[aria-label="Kept champions"]') === null);
    });

    once('leaves the stage to a run, whose best is not kept under its name', async () => {
      await press(page, 'One generation');
      await page.waitFor(() => document.querySelector('section[aria-label=Champion]') === null);
      await page.waitFor(() => Number(document.querySelector('.transport .generation')?.textContent) === 1);
      await press(page, 'Keep');
      const own = 'CartPole, Deep GA, generation 1';
      expect(await textOf(page, '.who strong')).toBe(own);
      await press(page, `Remove ${own}`);
      await page.waitFor(() => document.querySelector('[aria-label="Kept champions"]') === null);
      await page.close();
    });
  });
});

/** Opens a section of a narrow page. */
function unfold(page: BrowserPage, title: string): Promise<unknown> {
  return page.waitFor(
    (wanted: string) => {
      const found = [...document.querySelectorAll('details.section')].find(
        (section) => section.querySelector('h2')?.textContent === wanted,
      );
      if (found instanceof HTMLDetailsElement) found.open = true;
      return found !== undefined;
    },
    { args: [title] as const },
  );
}

function drop(page: BrowserPage, text: string): Promise<void> {
  return page.evaluate((content: string) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'champion.json', { type: 'application/json' }));
    for (const kind of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
}

describe.each(oneBrowser())('tasks leave nobody out in %s', (name) => {
  const { visit } = visits(name);

  test.each([
    [1440, 900],
    [390, 844],
  ])('at %i × %i', async (width, height) => {
    await visit(
      SOLVED,
      async (page) => {
        await press(page, 'as fast as possible');
        await press(page, 'Play');
        await ended(page);
        if (width < 760) for (const section of ['Problem', 'Strategy', 'Champions']) await unfold(page, section);
        await press(page, 'About this task');
        await press(page, 'Keep');
        await page.waitFor(() => document.querySelector('[aria-label="Kept champions"]') !== null);
        expect(await violationsInBoth(page)).toEqual([]);
        await press(page, `Remove ${await textOf(page, '.who strong')}`);
      },
      { width, height },
    );
  });
});
