import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../built-site.ts';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage, type PageOptions } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { running } from '../drivers/process-group.ts';
import { serve, type StaticServer } from '../server.ts';

let server: StaticServer;
let pictures: string;

beforeAll(async () => {
  server = await serve(await buildSite(new URL('./site/', import.meta.url)));
  pictures = await mkdtemp(join(scratch(), 'pictures-'));
});

afterAll(async () => {
  await server.close();
});

/** Runs in a page: the size of a PNG picture, and the colours of some of its pixels. */
async function pixels(base64: string, places: readonly (readonly [x: number, y: number])[]) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  context?.drawImage(picture, 0, 0);
  const colours = places.map(([x, y]) => context?.getImageData(x, y, 1, 1).data.slice(0, 3).join());
  return { size: [picture.width, picture.height], colours };
}

describe.each(browsersToTest())('%s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await launch(name)));
  afterAll(async () => browser?.close());

  let kept: BrowserPage | undefined;

  /** Uses a page that was used before, at its beginning. */
  async function revisit<T>(use: (page: BrowserPage) => Promise<T>): Promise<T> {
    kept ??= await browser.newPage();
    await kept.goto(server.url);
    return use(kept);
  }

  async function visit<T>(use: (page: BrowserPage) => Promise<T>, options?: PageOptions): Promise<T> {
    const page = await browser.newPage(options);
    try {
      await page.goto(server.url);
      return await use(page);
    } finally {
      await page.close();
    }
  }

  const events = (page: BrowserPage): Promise<string[]> =>
    page.evaluate(() => [...document.querySelectorAll('#events li')].map((line) => line.textContent ?? ''));

  test('tells its version', () => {
    expect(browser.name).toBe(name);
    expect(browser.version).toMatch(/^\d+(\.\d+)+/);
  });

  test('evaluates functions, waits for promises, and hands errors over', async () => {
    await revisit(async (page) => {
      expect(await page.evaluate((a: number, b: { of: number[] }) => a + b.of.length, 2, { of: [1, 2] })).toBe(4);
      const later = async (text: string) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { text, absent: undefined };
      };
      expect(await page.evaluate(later, 'quotes " \' ` \u2028')).toEqual({ text: 'quotes " \' ` \u2028' });
      expect(await page.evaluate(() => undefined)).toBeUndefined();
      const fails = page.evaluate(() => {
        throw new RangeError('out of bounds');
      });
      await expect(fails).rejects.toThrow('RangeError: out of bounds');
    });
  });

  test('shows a page in the size and with the preferences that were asked for', async () => {
    const facts = () => ({
      size: [innerWidth, innerHeight, devicePixelRatio],
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      reduced: matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    const plain = await visit((page) => page.evaluate(facts), { width: 1280, height: 720 });
    expect(plain).toEqual({ size: [1280, 720, 1], dark: false, reduced: false });
    const phone = await visit((page) => page.evaluate(facts), {
      width: 390,
      height: 844,
      dark: true,
      reducedMotion: true,
    });
    expect(phone).toEqual({ size: [390, 844, 1], dark: true, reduced: true });
  });

  test('keeps every open page visible and drawing, and the one in use in focus', async () => {
    const live = async () => {
      const begun = performance.now();
      for (let frame = 0; frame < 10; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return {
        state: document.visibilityState,
        focus: document.hasFocus(),
        fast: performance.now() - begun < 2_000,
      };
    };
    await visit(async (first) => {
      await visit(async (second) => {
        expect(await second.evaluate(live)).toEqual({ state: 'visible', focus: true, fast: true });
        expect(await first.evaluate(live)).toMatchObject({ state: 'visible', fast: true });
        await first.click('#count');
        expect(await first.evaluate(live)).toEqual({ state: 'visible', focus: true, fast: true });
      });
    });
  });

  test('clicks, fills, selects and presses keys', async () => {
    await revisit(async (page) => {
      await page.click('#count');
      await page.click('#count');
      expect(await page.evaluate(() => document.querySelector('#count')?.textContent)).toBe('2');
      await page.press('Control+Shift+ArrowUp');
      await page.press('Escape');
      await page.fill('#name', 'Ada');
      await page.fill('#amount', '7.5');
      await page.select('#colour', 'blue');
      expect(await events(page)).toEqual([
        'click by hand',
        'click by hand',
        'key Control ctrlKey',
        'key Shift ctrlKey shiftKey',
        'key ArrowUp ctrlKey shiftKey',
        'key Escape',
        'name input Ada',
        'name change Ada',
        'amount input 7.5',
        'amount change 7.5',
        'colour input blue',
        'colour change blue',
      ]);
      await expect(page.fill('#amount', '11')).rejects.toThrow('took "10" for "11"');
      await expect(page.select('#colour', 'green')).rejects.toThrow('offers red, blue, not green');
    });
  });

  test('types into the field that has the focus', async () => {
    const typed = await revisit(async (page) => {
      await page.click('#name');
      for (const key of ['a', 'b', '+', 'Space', 'c', 'Backspace']) await page.press(key);
      return page.evaluate(() => document.querySelector<HTMLInputElement>('#name')?.value);
    });
    expect(typed).toBe('ab+ ');
  });

  test('says nothing of a page that does not complain', async () => {
    const missingBefore = server.missing.length;
    expect(await visit((page) => page.console())).toEqual([]);
    expect(server.missing.slice(missingBefore)).toEqual([]);
  });

  test('reports every kind of complaint, across a reload', async () => {
    const messages = await visit(async (page) => {
      await page.click('#complain');
      // The worker's two messages come last, from another thread.
      const deadline = Date.now() + 10_000;
      while (!(await page.console()).some(({ text }) => text.includes('exception in a worker'))) {
        if (Date.now() > deadline) break;
      }
      await page.reload();
      return page.console();
    });
    const texts = (level: string) => messages.filter((message) => message.level === level).map(({ text }) => text);
    expect(texts('warning')).toEqual(['a warning']);
    const errors = texts('error').join('\n');
    expect(errors).toContain('an error in two parts');
    expect(errors).toContain('a rejection that nobody handles');
    expect(errors).toContain('an exception that nobody catches');
    expect(errors).toMatch(
      /http:\/\/localhost:9\/elsewhere.*Content.Security.Policy|Content.Security.Policy.*localhost:9/is,
    );
    expect(errors).toContain('not-there.json');
    expect(errors).toContain('an error in a worker');
    expect(errors).toContain('an exception in a worker');
    expect(errors).not.toContain('remark');
  });

  test('runs WebAssembly with SIMD in a module worker', async () => {
    const answer = await revisit(async (page) => {
      await page.click('#work');
      return page.waitFor(() => document.querySelector('#answer')?.textContent);
    });
    expect(answer).toBe('11 from f64x2');
  });

  test('names what it waited for in vain', async () => {
    await revisit(async (page) => {
      const never = page.waitFor((id: string) => document.getElementById(id), { timeout: 200, args: ['absent'] });
      await expect(never).rejects.toThrow(/Waited 200 ms in vain for .*getElementById.* Last answer: null/s);
    });
  });

  test('takes a picture of what the window shows', async () => {
    const path = join(pictures, `${name}.png`);
    const seen = await visit(
      async (page) => {
        await page.screenshot(path);
        return page.evaluate(pixels, await readFile(path, 'base64'), [
          [5, 475],
          [600, 400],
        ] as const);
      },
      { width: 640, height: 480 },
    );
    expect(seen).toEqual({ size: [640, 480], colours: ['32,96,160', '32,96,160'] });
  });

  test('reloads, and knows address and title', async () => {
    await revisit(async (page) => {
      await page.click('#count');
      await page.reload();
      expect(await page.evaluate(() => document.querySelector('#count')?.textContent)).toBe('0');
      expect(await page.url()).toBe(server.url);
      expect(await page.title()).toBe('A page to try browsers on');
    });
  });

  test('gives each page storage of its own', async () => {
    await visit(async (page) => {
      await page.evaluate(() => localStorage.setItem('kept', 'yes'));
      await page.reload();
      expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
      expect(await visit((other) => other.evaluate(() => localStorage.getItem('kept')))).toBeNull();
    });
  });

  test('leaves no process behind', async () => {
    const second = await launch(name);
    const page = await second.newPage();
    await page.goto(server.url);
    const groups = [...second.processGroups];
    expect(groups.flatMap(running).length).toBeGreaterThan(0);
    await second.close();
    expect(groups.flatMap(running)).toEqual([]);
  });
});
