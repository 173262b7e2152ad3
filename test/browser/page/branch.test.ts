import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsOf } from '../../../src/core/experiment/settings.ts';
import { openLink } from '../../../src/core/link/link.ts';
import { nodeDigest } from '../../core/digest.ts';
import { borrow } from '../drivers/borrow.ts';
import { inOne, twoBrowsers } from '../drivers/in-one.ts';
import type { BrowserDriver, BrowserPage } from '../drivers/index.ts';
import type { StaticServer } from '../server.ts';
import { banner, ended, press, ready, servePage } from './play-page.ts';

const RUN = '#1!problem=bbob-f15&dim=2&seed=5&evaluations=600&target=0';

let server: StaticServer;
beforeAll(async () => void (server = await servePage()));
afterAll(async () => server?.close());

/** Names of the branches, the shown one first, once there are so many. */
function branches(page: BrowserPage, many: number): Promise<string[]> {
  return page.waitFor(
    (count: number) => {
      const rows = [...document.querySelectorAll('section[aria-label=Branches] .name')];
      return rows.length === count && rows.map((row) => row.textContent!.replace(/\s+/g, ' ').trim());
    },
    { args: [many] as const },
  ) as Promise<string[]>;
}

/** The result link as the share dialog has it. */
async function resultLink(page: BrowserPage): Promise<string> {
  await press(page, 'Share');
  const link = await page.waitFor(() => {
    const text = document.querySelector<HTMLTextAreaElement>('dialog textarea')?.value ?? '';
    return text.includes('digest=') && text;
  });
  await press(page, 'Close');
  return link as string;
}

/** The digest that a link claims, and the one that this process gets for the same run. */
async function digests(link: string): Promise<{ claimed: string; own: string; changes: readonly unknown[] }> {
  const opened = await openLink(link);
  if (opened.kind !== 'opened' || !opened.claim) throw new Error(`not a result link: ${link}`);
  return {
    claimed: opened.claim.digest,
    own: nodeDigest(settingsOf(opened.description)),
    changes: opened.description.changes,
  };
}

describe.each(twoBrowsers('branching'))('branching in %s', (name) => {
  const once = inOne(name);
  let browser: BrowserDriver;
  beforeAll(async () => void (browser = await borrow(name)));
  afterAll(async () => browser?.close());

  async function visit(path: string, use: (page: BrowserPage) => Promise<void>): Promise<void> {
    const page = await browser.newPage({ width: 1440, height: 900 });
    try {
      await page.goto(server.url + path);
      await ready(page);
      await use(page);
      expect(await page.console()).toEqual([]);
    } finally {
      await page.close();
    }
  }

  test('one thing becomes different, both runs stay, and both links are proven elsewhere', async () => {
    let link = '';
    await visit(RUN, async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      const trunkEnd = await ended(page);
      const trunk = await resultLink(page);
      await page.waitFor(() => document.querySelector('.scrubber .generation')?.textContent === '100');
      await page.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('.scrubber input')!;
        input.value = '40';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await page.waitFor(() => document.querySelector('.scrubber .generation')?.textContent === '40');
      await page.press('b');
      await page.waitFor(() => document.querySelector('dialog h2')?.textContent === 'Branch from generation 40');
      await page.fill('dialog input:not([type=range])', '4');
      await press(page, 'Run on');
      expect(await branches(page, 2)).toEqual(['Step size σ 4 from generation 40 on', 'As it began']);
      await ended(page);
      const branch = await resultLink(page);
      expect(branch).toContain('changes=40.sigma.4&');

      // Going back to the first one finds it where it was left.
      await press(page, 'Show: As it began');
      expect(await branches(page, 2)).toEqual(['As it began', 'Step size σ 4 from generation 40 on']);
      await page.waitFor(() => document.querySelector('.scrubber .generation')?.textContent === '40');
      expect(await page.evaluate(() => document.querySelector('.plot canvas')?.clientWidth)).toBeGreaterThan(100);
      await press(page, 'Play');
      expect(await ended(page)).toBe(trunkEnd);
      expect(await resultLink(page)).toBe(trunk);

      // Undo goes to the branch again, which is over.
      await page.press('Control+z');
      await page.waitFor(() => document.querySelector('li[aria-current] .name')?.textContent?.includes('Step size'));
      await ended(page);
      expect(await resultLink(page)).toBe(branch);

      for (const one of [trunk, branch]) {
        const { claimed, own, changes } = await digests(one);
        expect(claimed).toBe(own);
        expect(changes).toHaveLength(one === trunk ? 0 : 1);
      }
      link = branch;
    });
    await visit(link.slice(link.indexOf('#')), async (page) => {
      expect(await banner(page, 'Reproduced exactly')).toContain('Reproduced exactly');
      expect(await branches(page, 1)).toEqual(['Step size σ 4 from generation 40 on']);
      await press(page, 'Without this: Step size σ 4 from generation 40 on');
      expect(await branches(page, 2)).toEqual(['As it began', 'Step size σ 4 from generation 40 on']);
    });
  });

  once('nothing is offered that a link has locked, and nothing that would not follow', async () => {
    await visit(`?lock=population,weights,seed${RUN}`, async (page) => {
      await press(page, 'One generation');
      await page.waitFor(() => document.querySelector('.scrubber .generation')?.textContent === '1');
      await press(page, 'Branch from here');
      const offered = await page.waitFor(() => {
        const options = [...document.querySelectorAll('dialog option')].map((option) => option.textContent);
        return options.length > 0 && options;
      });
      expect(offered).toEqual(['Step size σ']);
      await press(page, 'Close');
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
      await page.waitFor(() => document.querySelector('.scrubber .generation')?.textContent === '100');
      await press(page, 'Branch from here');
      await page.waitFor(() => document.querySelector('dialog p')?.textContent?.includes('The budget is spent here'));
    });
    await visit(`?lock=all${RUN}`, async (page) => {
      expect(await page.evaluate(() => document.querySelector('[aria-label="Branch from here"]'))).toBeNull();
    });
  });
});
