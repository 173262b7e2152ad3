import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import type { StaticServer } from '../server.ts';
import { violations } from './axe.ts';
import { banner, press, ready, servePage } from './play-page.ts';

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

const RUN = '#1!problem=bbob-f8&dim=3&evaluations=100000000&target=0';
const SIZES = [
  ['wide', 1440, 900],
  ['narrow', 390, 844],
] as const;
const VIEWS = SIZES.flatMap(([word, width, height]) => [
  { name: `${word}, light`, width, height, dark: false },
  { name: `${word}, dark`, width, height, dark: true },
]);

describe.each(browsersToTest())('axe finds nothing in %s', (name) => {
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await launch(name)));
  afterAll(async () => browser?.close());

  describe.each(VIEWS)('$name', ({ width, height, dark }) => {
    async function visit(path: string, use: (page: BrowserPage) => Promise<void>): Promise<void> {
      const page = await browser.newPage({ width, height, dark });
      try {
        await page.goto(server.url + path);
        await ready(page);
        await page.waitFor(() => !document.querySelector('.cover .loading'));
        await use(page);
      } finally {
        await page.close();
      }
    }

    test('before it runs, while it runs and while it is shared', async () => {
      await visit(RUN, async (page) => {
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
        expect(await violations(page)).toEqual([]);
        await press(page, 'Play');
        await page.waitFor(() => Number(document.querySelector('.transport .generation')?.textContent) > 4);
        expect(await violations(page)).toEqual([]);
        await press(page, 'Share');
        for (const way of ['Link', 'Embed', 'Image', 'File']) {
          await press(page, way);
          expect(await violations(page)).toEqual([]);
        }
      });
    });

    test('with what is locked, a result that differs and a name that is unknown', async () => {
      const claim = `&evaluations=60&digest=${'0'.repeat(20)}&marks=00000000`;
      await visit(`?lock=all&controls=-plot#1!problem=bbob-f3&dim=2${claim}`, async (page) => {
        await banner(page, 'Differs from the link');
        expect(await violations(page)).toEqual([]);
      });
    });

    test('embedded', async () => {
      await visit(`?embed&controls=strategy,numbers${RUN}`, async (page) => {
        expect(await violations(page)).toEqual([]);
      });
    });
  });
});
