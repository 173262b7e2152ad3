import { describe, expect, test } from 'vitest';
import { oneBrowser } from '../drivers/in-one.ts';
import { says, strangers } from './model-panel.ts';
import { press, shown } from './play-page.ts';
import { catchFiles, save } from './saved-files.ts';
import { stored } from './stored.ts';
import { visits } from './visit.ts';

const RULE = '#1!problem=bbob-f8&dim=2&strategy=evollm&generations=12';

describe.each(oneBrowser())('EvoLLM without a language model in %s', (name) => {
  const { visit } = visits(name);

  test('the first click shows prompt and reply, says that no model is asked, and asks nobody', async () => {
    await visit('', async (page) => {
      await press(page, 'Strategy: CMA-ES. Choose another');
      await page.click('.strategy label:has(input[value=evollm])');
      const first = 'Asked, after 3 generations, for generation 4';
      const text = await says(page, first);
      expect(text).toContain('EvoLLM · weighted mean, no language model');
      expect(text).toContain('Complete the last line with 2 integers');
      expect(text).toContain('rule: no language model');
      // A choice that is too wide for its place stands below its label, not upon it.
      const covered = (): string[] =>
        [...document.querySelectorAll('.row')]
          .map((row) => [row.querySelector('.label')!, row.querySelector('.segments')] as const)
          .filter(([label, control]) => {
            const [a, b] = [label.getBoundingClientRect(), control?.getBoundingClientRect()];
            return b && a.bottom > b.top + 1 && a.right > b.left + 1;
          })
          .map(([label]) => label.textContent ?? '');
      expect(await page.evaluate(covered)).toEqual([]);
      // It rests there, comes and goes with what is chosen, and stays at its beginning where somebody took it back.
      expect(await shown(page)).toMatchObject({ generation: 4, transport: 'Play' });
      await press(page, 'Undo the last change of a setting');
      await page.waitFor(() => document.querySelector('.models') === null);
      expect(await shown(page)).toMatchObject({ generation: 0, transport: 'Play' });
      await press(page, 'Redo it');
      await says(page, first);
      await stored(page, 4);
      await page.waitFor(() => location.hash.includes('strategy=evollm'));
      await page.reload();
      await says(page, first);
      await press(page, 'Back to the beginning');
      await says(page, 'Nobody has been asked yet');
      // Nothing of the kind with a language model.
      await page.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('select[aria-label="Who answers"]')!;
        select.value = 'language-model';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await says(page, 'It needs a model to ask');
      expect(await shown(page)).toMatchObject({ generation: 0, transport: 'Play' });
      expect(await strangers(page)).toEqual([]);
    });
  });

  test('what a prompt shows follows its options, and the past has the prompt of its time', async () => {
    await visit(`${RULE}&resolution=100&fitness=rank`, async (page) => {
      for (let k = 0; k < 6; k++) await press(page, 'One generation');
      const text = await says(page, 'for generation 6');
      expect(text).toContain('2 integers from 0 to 100');
      expect(text).toContain('Rank 1 is the best.');
      await press(page, 'One generation back');
      expect(await says(page, 'for generation 5')).toContain('Asked, after 4 generations');
    });
  });

  test('what any search with a mean did is saved as lessons', async () => {
    await visit('#1!problem=bbob-f8&dim=6&strategy=cma-es&generations=9', async (page) => {
      await catchFiles(page);
      await press(page, 'Share');
      const { name: file, text } = await save(page, 'Save lessons', 'File');
      expect(file).toBe('evolution-bbob-f8-d6-cma-es-seed1-lessons.jsonl');
      const lines = text.trim().split('\n');
      // After a warm-up of three generations; six coordinates are asked for in two blocks.
      expect(lines).toHaveLength(2 * (9 - 2));
      expect(JSON.parse(lines[0])).toMatchObject({ completion: expect.stringMatching(/^\d+(,\d+){4}$/) as string });
      expect(JSON.parse(lines[1])).toMatchObject({ completion: expect.stringMatching(/^\d+$/) as string });
    });
  });
});
