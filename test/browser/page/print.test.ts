import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { borrow } from '../drivers/borrow.ts';
import { inOne, inTwo } from '../drivers/in-one.ts';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage, type PageOptions } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { serve, type StaticServer } from '../server.ts';
import { ended, press, ready, servePage } from './play-page.ts';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

/** What was on paper, as `printOnPaper` notes it down. */
interface Paper {
  readonly sheets: number;
  readonly title: string;
  readonly text: string;
  readonly controls: readonly string[];
  readonly pictures: readonly string[];
  readonly ink: string;
  readonly background: string;
  readonly height: number;
  /** Mean brightness of the landscape, from 0 to 255. */
  readonly brightness: number;
  readonly link: string;
  readonly code: number;
  readonly doubled: readonly string[];
}

/**
 * Makes the page's own printing take a look at the page as it is printed, instead of asking where to print it: the rules
 * for paper hold for the screen meanwhile, and the browser's events come as it would send them.
 */
function printOnPaper(): void {
  const rules = (media: string): CSSMediaRule[] =>
    [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules]
        .filter((rule) => rule instanceof CSSMediaRule)
        .filter((rule) => rule.media.mediaText === media),
    );
  window.print = () => {
    const paper = rules('print');
    const screen = rules('not print');
    dispatchEvent(new Event('beforeprint'));
    // The style sheet of the sheet may have come just now.
    for (const rule of paper) rule.media.mediaText = 'all';
    for (const rule of screen) rule.media.mediaText = 'not all';
    const sheets = document.querySelectorAll<HTMLElement>('.sheet');
    const [sheet] = sheets;
    const seen = (element: Element): boolean => element.checkVisibility();
    const ids = [...document.querySelectorAll('.sheet [id]')].map(({ id }) => id);
    const landscape = sheet?.querySelector('image')?.getAttribute('href') ?? '';
    const noted = {
      sheets: sheets.length,
      title: sheet?.querySelector('h1')?.textContent ?? '',
      text: sheet?.textContent?.replace(/\s+/g, ' ') ?? '',
      controls: [...document.querySelectorAll('button, input, select, textarea, dialog, canvas, header, .transport')]
        .filter(seen)
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      pictures: [...document.querySelectorAll('.sheet svg[role=img]')]
        .filter((svg) => seen(svg) && svg.getBoundingClientRect().width > 20)
        .map((svg) => svg.getAttribute('aria-label') ?? ''),
      ink: sheet ? getComputedStyle(sheet).color : '',
      background: getComputedStyle(document.body).backgroundColor,
      height: (sheet?.getBoundingClientRect().height ?? 0) * (25.4 / 96),
      link: sheet?.querySelector('aside .address')?.textContent ?? '',
      code: sheet?.querySelector('aside path')?.getAttribute('d')?.length ?? 0,
      doubled: ids.filter((id, k) => ids.indexOf(id) < k),
    };
    for (const rule of paper) rule.media.mediaText = 'print';
    for (const rule of screen) rule.media.mediaText = 'not print';
    dispatchEvent(new Event('afterprint'));
    const image = new Image();
    image.src = landscape;
    const note = (brightness: number): void => void Object.assign(window, { paper: { ...noted, brightness } });
    void image.decode().then(
      () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 64;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0, 64, 64);
        const { data } = context.getImageData(0, 0, 64, 64);
        note(data.reduce((a, b) => a + b, 0) / data.length);
      },
      () => note(0),
    );
  };
}

/** Presses the keys that print, and returns what was printed. */
async function printed(page: BrowserPage): Promise<Paper> {
  const taken = await page.evaluate(() => {
    Object.assign(window, { paper: null });
    const keys = new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(keys);
    return keys.defaultPrevented;
  });
  expect(taken).toBe(true);
  return noted(page);
}

function noted(page: BrowserPage): Promise<Paper> {
  return page.waitFor(() => (window as unknown as { paper: Paper | null }).paper) as Promise<Paper>;
}

/** What must be the same after printing as before. */
function state(page: BrowserPage): Promise<unknown> {
  return page.evaluate(() => ({
    theme: document.documentElement.dataset['theme'],
    focus: document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim(),
    parts: [...document.body.children].map(({ tagName, id }) => `${tagName} ${id}`),
    stage: document.querySelector('.stage')?.getBoundingClientRect().toJSON() as unknown,
    canvas: document.querySelector<HTMLCanvasElement>('.stage canvas')?.width,
    address: location.href,
  }));
}

describe.each(browsersToTest())('a sheet to hand out, in %s', (name) => {
  const once = inOne(name);
  const inBoth = inTwo(name);
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await borrow(name)));
  afterAll(async () => browser?.close());

  async function visit(
    path: string,
    use: (page: BrowserPage) => Promise<void>,
    options: PageOptions = { width: 1440, height: 900 },
  ): Promise<void> {
    const page = await browser.newPage(options);
    try {
      await page.goto(server.url + path);
      await ready(page);
      await page.evaluate(printOnPaper);
      await use(page);
      expect(await page.console()).toEqual([]);
      expect(server.missing).toEqual([]);
    } finally {
      await page.close();
    }
  }

  inBoth('has the run in words, pictures and questions on one light page, also from a dark one', async () => {
    await visit(
      '#1!problem=bbob-f8&dim=2&seed=5',
      async (page) => {
        await press(page, 'as fast as possible');
        await press(page, 'Play');
        const why = await ended(page);
        await page.waitFor(() => document.querySelector('.generation')?.textContent === '110');
        await page.evaluate(() => document.querySelector<HTMLElement>('.transport .play')?.focus());
        const before = await state(page);
        const paper = await printed(page);
        expect(paper).toMatchObject({ sheets: 1, title: 'CMA-ES on Rosenbrock', controls: [], doubled: [] });
        for (const words of [
          'The classic banana',
          'Learns the shape of the landscape',
          'Population λ6 individuals',
          'What happened',
          'What do you see?',
          'Point a camera here',
        ])
          expect(paper.text).toContain(words);
        expect(paper.text).toContain(why.replace('f − f_opt', 'f − fopt'));
        expect(paper.pictures).toHaveLength(5);
        expect(paper.pictures[0]).toMatch(/^Landscape of f8 Rosenbrock; .* selected/);
        expect(paper.pictures[1]).toMatch(/^Cost over evaluations: from/);
        expect(paper.link).toMatch(/#1!problem=bbob-f8&dim=2&strategy=cma-es&seed=5&c=\w{7}$/);
        expect(paper.code).toBeGreaterThan(1000);
        expect(paper.ink).toBe('rgb(29, 36, 41)');
        expect(paper.background).toBe('rgb(255, 255, 255)');
        expect(paper.brightness).toBeGreaterThan(120);
        // A4 and Letter less their margins, whichever is shorter.
        expect(paper.height).toBeLessThan(255);
        expect(await state(page)).toEqual(before);
        // The browser's own menu finds the same sheet.
        await page.evaluate(() => window.print());
        expect(await noted(page)).toMatchObject({ sheets: 1, title: paper.title });
      },
      { width: 1440, height: 900, dark: true },
    );
  });

  once('before a run is the exercise, and while it goes on it goes on', async () => {
    await visit(
      '#1!problem=bbob-f15&dim=20&repetitions=2',
      async (page) => {
        const before = await printed(page);
        expect(before).toMatchObject({ sheets: 1, controls: [], title: 'CMA-ES on Rastrigin' });
        expect(before.brightness).toBeGreaterThan(120);
        expect(before.text).toContain('What do you expect?');
        expect(before.text).toContain('Mark two places in the picture');
        expect(before.pictures.slice(1)).toEqual(['An empty plot to sketch into.', 'Code of the link to this run']);
        await press(page, 'Play');
        await page.waitFor(() => Number(document.querySelector('.generation')?.textContent) > 2);
        const playing = await printed(page);
        expect(playing.text).toContain('The run was still going on after');
        expect(playing.text).toMatch(/Run 1 of 2, generation \d+, .* A slice through the optimum:/);
        expect(await page.evaluate(() => document.querySelector('.transport .play')?.getAttribute('aria-label'))).toBe(
          'Pause',
        );
        const then = await page.evaluate(() => Number(document.querySelector('.generation')?.textContent));
        await page.waitFor((was: number) => Number(document.querySelector('.generation')?.textContent) > was, {
          args: [then] as const,
        });
      },
      { width: 390, height: 844 },
    );
  });

  inBoth('has six moments of an episode of a task, and a boundary as it is', async () => {
    const begin = async (page: BrowserPage, words: string): Promise<Paper> => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
      await page.waitFor((text: string) => document.querySelector('.stage')?.textContent?.includes(text), {
        args: [words] as const,
      });
      return printed(page);
    };
    await visit('#1!problem=cartpole&strategy=deep-ga&population=20&generations=2&target=0', async (page) => {
      const { text, pictures, height } = await begin(page, 'Best of generation 2');
      expect(pictures[0]).toMatch(/^CartPole\. Best of generation 2: six moments of a training episode/);
      expect(text).toMatch(/step 0 ?step \d+ ?step \d+ ?step \d+ ?step \d+ ?step \d+/);
      expect(text).toMatch(
        /Generation 2, after \d+ policies\. Best of generation 2: six moments of a training episode/,
      );
      expect(height).toBeLessThan(255);
    });
    await visit('#1!problem=xor&strategy=cma-es&generations=3&target=0', async (page) => {
      const { text, pictures, brightness } = await begin(page, 'Best of generation 3');
      expect(pictures[0]).toMatch(/^XOR quadrants: the plane in two colours/);
      expect(text).toMatch(/Best of generation 3: (\d+ of 400 mistaken|all 400 told apart)\./);
      expect(brightness).toBeGreaterThan(120);
    });
  });

  once('is asked for where a run is shared', async () => {
    await visit('?controls=-problem#1!problem=bbob-f9&dim=3', async (page) => {
      await press(page, 'Share');
      await press(page, 'Print');
      await press(page, 'Print a sheet');
      const paper = await noted(page);
      // What the page keeps to itself, its sheet does, too.
      expect(paper).toMatchObject({ sheets: 1, controls: [], title: 'CMA-ES on a landscape' });
      expect(paper.text).not.toContain('banana');
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Print a sheet');
    });
  });

  inBoth('is only the picture where somebody prints a page with the run in a frame', async () => {
    const folder = await mkdtemp(join(scratch(), 'course-'));
    await cp(dist, join(folder, 'app'), { recursive: true });
    const frame =
      '<iframe src="app/index.html?embed&amp;theme=dark#1!problem=bbob-f8" title="A run" width="640" height="480"></iframe>';
    const head = '<meta charset="utf-8"><title>A course</title><link rel="icon" href="app/icon.svg">';
    await writeFile(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><head>${head}</head><body>${frame}</body></html>`,
    );
    const course = await serve(folder);
    const page = await browser.newPage({ width: 1000, height: 800 });
    try {
      await page.goto(course.url);
      await page.waitFor(() => {
        const play = frames[0].document.querySelector<HTMLButtonElement>('.transport .play');
        if (!play || play.disabled) return false;
        play.click();
        return true;
      });
      // What prints comes a while after the first generation.
      const parts = await page.waitFor(() => {
        const { document } = frames[0];
        frames[0].dispatchEvent(new Event('beforeprint'));
        const sheet = document.querySelector('.sheet');
        const found = sheet && {
          title: sheet.querySelector('h1')?.textContent,
          pictures: sheet.querySelectorAll('svg[role=img]').length,
          questions: sheet.querySelectorAll('ol').length,
        };
        frames[0].dispatchEvent(new Event('afterprint'));
        return found && document.querySelectorAll('.sheet').length === 0 ? found : null;
      });
      expect(parts).toEqual({ title: 'CMA-ES on Rosenbrock', pictures: 1, questions: 0 });
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
      await course.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe.runIf(browsersToTest().includes('chromium'))('as a PDF', () => {
  const SHEET = '#1!problem=bbob-f20&dim=20&strategy=openai-es&seed=4294967295';

  test.each([
    ['A4', 1440, 900],
    ['Letter', 390, 844],
  ] as const)(
    'a sheet takes one page of %s, and the page of %i by %i pixels is left as it was',
    async (format, width, height) => {
      const browser = await launch('chromium');
      const page = await browser.newPage({ width, height, dark: true });
      try {
        await page.goto(server.url + SHEET);
        await ready(page);
        await page.evaluate(() => {
          window.print = () => void Object.assign(window, { asked: true });
        });
        await press(page, 'as fast as possible');
        await press(page, 'Play');
        await ended(page);
        await page.press('Control+p');
        await page.waitFor(() => (window as unknown as { asked?: boolean }).asked);
        const before = await state(page);
        await page.evaluate(() => void Object.assign(window, { play: document.querySelector('.transport .play') }));
        const margin = { top: '12mm', right: '12mm', bottom: '12mm', left: '12mm' };
        const pdf = (await page.native.pdf({ format, margin })).toString('latin1');
        expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
        await page.waitFor(() => !matchMedia('print').matches);
        expect(await state(page)).toEqual(before);
        // Paper is narrower than the screen, or wider: nothing was built anew for it.
        expect(
          await page.evaluate(
            () => (window as unknown as { play: Element }).play === document.querySelector('.transport .play'),
          ),
        ).toBe(true);
        expect(await page.console()).toEqual([]);
      } finally {
        await page.close();
        await browser.close();
      }
    },
  );

  test('a page whose sheet has not come yet leaves out what only a screen can do', async () => {
    const browser = await launch('chromium');
    const page = await browser.newPage({ width: 1440, height: 900, dark: true });
    try {
      await page.goto(server.url);
      await ready(page);
      await page.native.emulateMedia({ media: 'print' });
      const left = await page.evaluate(() => ({
        controls: [...document.querySelectorAll('button, input, header, .left, .transport')].filter((element) =>
          element.checkVisibility(),
        ).length,
        stage: document.querySelector('.stage')?.checkVisibility(),
        ink: getComputedStyle(document.body).color,
      }));
      expect(left).toEqual({ controls: 0, stage: true, ink: 'rgb(29, 36, 41)' });
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
      await browser.close();
    }
  });
});
