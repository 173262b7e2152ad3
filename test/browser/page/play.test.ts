import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { inOne, inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { until } from '../drivers/deadline.ts';
import { banner, ended, enter, press, shown } from './play-page.ts';
import { visits } from './visit.ts';

describe.each(browsersToTest())('the page in %s', (name) => {
  const once = inOne(name);
  const inBoth = inTwo(name);
  const visited = visits(name);
  const { visit } = visited;

  test('opens on something to play, and runs nothing by itself', async () => {
    await visit('', async (page) => {
      expect(await page.title()).toBe('Evolution Playground');
      await page.waitFor(() => document.querySelectorAll('.tiles .painted').length === 24);
      expect(await shown(page)).toMatchObject({ generation: 0, evaluations: 0, ended: '', transport: 'Play' });
      expect(await page.url()).toBe(visited.url);
    });
  });

  test('plays to the end, and says why it ended', async () => {
    await visit('', async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      expect(await ended(page)).toMatch(/^Reached the target of 10⁻⁸ after \d+ evaluations\.$/);
      await page.waitFor(() => document.querySelector<HTMLInputElement>('.scrubber input')?.value !== '0');
      const { evaluations, generation } = await shown(page);
      expect(evaluations).toBe(6 * generation);
    });
  });

  inBoth('steps, pauses, goes on, and begins again', async () => {
    await visit('', async (page) => {
      for (const generation of [1, 2, 3]) {
        await press(page, 'One generation');
        await page.waitFor((g: number) => document.querySelector('.generation')?.textContent === String(g), {
          args: [generation] as const,
        });
      }
      await press(page, 'Play');
      await page.waitFor(() => Number(document.querySelector('.generation')?.textContent) > 6);
      await press(page, 'Pause');
      await page.waitFor(() => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Play');
      const generation = await standsStill(page);
      await setTimeout(700);
      await frames(page);
      expect(await shown(page)).toMatchObject({ generation, ended: '' });
      await press(page, 'Back to the beginning');
      await page.waitFor(() => document.querySelector('.generation')?.textContent === '0');
    });
  });

  once('a changed setting begins a new run and shows in the address; the same settings give the same run', async () => {
    await visit('', async (page) => {
      await press(page, 'f15 Rastrigin, Multimodal, adequate global structure');
      await press(page, '3 dimensions');
      await enter(page, 'Population λ', '24');
      await enter(page, 'Seed', '7');
      await page.waitFor(() => location.hash.includes('problem=bbob-f15&dim=3&strategy=cma-es&seed=7&population=24'));
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      const first = await ended(page);
      await press(page, 'Play again');
      expect(await ended(page)).toBe(first);
    });
  });

  once('numbers out of range are clamped and named, and what cannot be read changes nothing', async () => {
    await visit('', async (page) => {
      const note = (): Promise<string> =>
        page.waitFor(() => [...document.querySelectorAll('.note')].map((note) => note.textContent).join(''));
      await enter(page, 'Step size σ', '5000');
      expect(await note()).toBe('sigma is "5000", but it must be a number from 1e-12 to 1000; 1000 is used instead.');
      await page.waitFor(() => location.hash.includes('sigma=1000'));
      await enter(page, 'Step size σ', 'large');
      expect(await note()).toContain('sigma is "large", but it must be a number from 1e-12 to 1000.');
      expect(await page.url()).toContain('sigma=1000');
      await press(page, 'Back to the default of Step size σ, 2');
      await page.waitFor(() => !location.hash.includes('sigma'));
    });
  });

  once('keeps playing when a setting changes in the middle', async () => {
    await visit('', async (page) => {
      await press(page, 'Play');
      await page.waitFor(() => Number(document.querySelector('.generation')?.textContent) > 3);
      await press(page, 'New seed');
      await page.waitFor(() => Number(document.querySelector('.generation')?.textContent) > 3);
      expect((await shown(page)).transport).toBe('Pause');
    });
  });

  once('runs repetitions side by side and sums them up', async () => {
    await visit('#1!problem=bbob-f1&dim=5&repetitions=12&evaluations=3000', async (page) => {
      await banner(page, 'Unchecked link');
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      expect(await ended(page)).toMatch(/^12 of 12 runs reached the target of 10⁻⁸; on average/);
    });
  });

  inBoth('the stage is looked at from near, in other coordinates, and pressed on to begin there', async () => {
    await visit('#1!problem=bbob-f15&dim=20&start=zero', async (page) => {
      const caption = (words: string) =>
        page.waitFor((wanted: string) => document.querySelector('.caption')?.textContent?.includes(wanted), {
          args: [words] as const,
        });
      await caption('x₁, x₂ from −5 to 5');
      const height = () => page.evaluate(() => document.querySelector('.stage')!.clientHeight);
      const rest = await height();
      await page.select('[aria-label="Coordinate shown to the right"]', '11');
      await caption('x₁₂, x₂ from −5 to 5');
      await press(page, 'Nearer');
      await caption('x₁₂ from −');
      await press(page, 'Whole box');
      await caption('x₁₂, x₂ from −5 to 5');
      await press(page, 'One generation');
      await page.waitFor(() =>
        document.querySelector('.search')?.getAttribute('aria-label')?.includes('coordinates 12 and 2 of 20'),
      );
      await press(page, 'Follow the search');
      await caption('x₁₂ from ');
      await press(page, 'Whole box');
      await press(page, 'Point');
      await page.click('.search .marks');
      await page.waitFor(() => /&start=-2\.5_(?!-2\.5_-2\.5)/.test(location.hash));
      await page.evaluate(() => {
        const marks = document.querySelector('.search .marks')!;
        const { left, top } = marks.getBoundingClientRect();
        marks.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 50, clientY: top + 60 }));
      });
      await caption('f − fopt = ');
      expect(await height()).toBe(rest);
    });
  });

  inBoth('works on a phone: stage first, transport within reach, nothing to scroll sideways', async () => {
    await visit(
      '',
      async (page) => {
        const facts = await page.evaluate(() => {
          const of = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
          return {
            overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            stageTop: of('.stage').top,
            beside: document.documentElement.clientWidth - of('.stage').width,
            transportBottom: innerHeight - of('.transport').bottom,
            smallest: Math.min(
              ...[...document.querySelectorAll('.transport button')].map((b) => b.getBoundingClientRect().height),
            ),
          };
        });
        expect(facts).toMatchObject({ overflow: 0, beside: 0, transportBottom: 0 });
        expect(facts.stageTop).toBeLessThan(60);
        expect(facts.smallest).toBeGreaterThanOrEqual(44);
        await press(page, 'Play');
        await page.waitFor(() => Number(document.querySelector('.generation')?.textContent) > 5);
        await press(page, 'Pause');
        await page.click('.left summary');
        await page.waitFor(() => document.querySelectorAll('.tiles .painted').length === 24);
      },
      { width: 390, height: 844, dark: true },
    );
  });

  inBoth(
    'no width from 360 to 2560 pixels scrolls sideways, and in a low window the stage stays above the transport',
    async () => {
      // Between its breakpoints the page only stretches; one browser looks there, too.
      const sizes = { 360: 640, 600: 375, 760: 390, 1024: 768, 1180: 900, 2560: 900 };
      const widths = name === 'chromium' ? Object.keys(sizes) : ['360', '760', '2560'];
      for (const [width, height] of Object.entries(sizes).filter(([width]) => widths.includes(width))) {
        const facts = await visit(
          '#1!problem=bbob-f22&dim=40',
          (page) =>
            page.evaluate(() => {
              const stage = document.querySelector('.stage')!.getBoundingClientRect();
              const transport = document.querySelector('.transport')!.getBoundingClientRect();
              const { scrollWidth, clientWidth } = document.documentElement;
              // With a banner above it, it may reach a little behind a transport that stays in the window.
              const seen = Math.min(stage.bottom, transport.top) - stage.top;
              return { overflow: scrollWidth - clientWidth, seen, left: innerHeight - transport.bottom };
            }),
          { width: Number(width), height },
        );
        expect([width, facts.overflow]).toEqual([width, 0]);
        expect(facts.seen, width).toBeGreaterThanOrEqual(170);
        expect(facts.left, width).toBeGreaterThanOrEqual(0);
      }
    },
  );
});

/** Lets the page draw some frames, however slowly: what a worker has sent is on show after two. */
function frames(page: BrowserPage): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

/** Waits until the generation stays the same, and returns it: what was on its way at a pause still arrives. */
async function standsStill(page: BrowserPage): Promise<number> {
  let before = NaN;
  const stays = async (): Promise<boolean> => {
    await frames(page);
    const { generation } = await shown(page);
    const same = generation === before;
    before = generation;
    return same;
  };
  await until(stays, 20_000, 'the generation to stay the same');
  return before;
}
