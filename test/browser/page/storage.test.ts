import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { borrow } from '../drivers/borrow.ts';
import { oneBrowser } from '../drivers/in-one.ts';
import type { BrowserDriver, BrowserPage } from '../drivers/index.ts';
import { scratch } from '../drivers/leash.ts';
import { serve } from '../server.ts';
import { ended, press, ready, shown } from './play-page.ts';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

const FORBIDDEN =
  'This browser does not let the page keep the run. Everything else works; after a reload it begins anew.';
const FULL = 'There is no room left to keep the run. Everything else works; after a reload it begins anew.';

/** What goes wrong, as a script that runs before the page's own, and what the page says of it. */
const TROUBLES: readonly (readonly [name: string, script: string, words: string])[] = [
  [
    'forbidden altogether',
    `const refuse = () => { throw new DOMException('no', 'SecurityError'); };
     IDBFactory.prototype.open = refuse;
     Storage.prototype.getItem = Storage.prototype.setItem = Storage.prototype.removeItem = refuse;`,
    FORBIDDEN,
  ],
  ['not there', `Object.defineProperty(window, 'indexedDB', { value: undefined });`, FORBIDDEN],
  [
    'never answering',
    `const { open } = IDBFactory.prototype;
     IDBFactory.prototype.open = function (...given) {
       const request = open.apply(this, given);
       for (const type of ['success', 'error', 'upgradeneeded', 'blocked'])
         request.addEventListener(type, (event) => event.stopImmediatePropagation());
       return request;
     };`,
    '',
  ],
  ['full', `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };`, FULL],
];

describe.each(oneBrowser())('with storage in %s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await borrow(name)));
  afterAll(async () => browser?.close());

  test.each(TROUBLES)('%s, everything else works, and it is said once', async (_name, script, words) => {
    await onPageAfter(script, async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      expect(await ended(page)).toContain('Reached the target');
      if (words !== '')
        await page.waitFor((text: string) => document.querySelector('.notices')?.textContent?.includes(text), {
          args: [words] as const,
        });
      await press(page, 'Play again');
      await ended(page);
      await press(page, 'Share');
      await page.waitFor(() => document.querySelector('textarea')?.value.includes('&digest='));
      const said = await page.evaluate(() =>
        [...document.querySelectorAll('.notices p span')].map((p) => p.textContent),
      );
      expect(said).toEqual(words === '' ? [] : [words]);
      // A result in the address would be run again.
      await press(page, 'Settings only');
      await page.waitFor(() => location.hash !== '' && !location.hash.includes('digest='));
      await page.reload();
      await ready(page);
      expect((await shown(page)).generation).toBe(0);
    });
  });

  async function onPageAfter(script: string, use: (page: BrowserPage) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(scratch(), 'page-'));
    await cp(dist, folder, { recursive: true });
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    await writeFile(join(folder, 'index.html'), html.replace('<script', '<script src="./trouble.js"></script><script'));
    await writeFile(join(folder, 'trouble.js'), `{ ${script} }\n`);
    const server = await serve(folder);
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url);
      await ready(page);
      await use(page);
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
});
