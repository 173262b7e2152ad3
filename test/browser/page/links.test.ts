import { describe, expect, test } from 'vitest';
import { inOne, twoBrowsers } from '../drivers/in-one.ts';
import { banner, ended, press, shown } from './play-page.ts';
import { visits } from './visit.ts';

const SETTINGS = '#1!problem=bbob-f9&dim=3&seed=11';

describe.each(twoBrowsers('links'))('links in %s', (name) => {
  const once = inOne(name);
  const { visit } = visits(name);
  let shared = '';

  test('a finished run is shared, and another page reproduces it exactly', async () => {
    shared = await visit(SETTINGS, async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
      await press(page, 'Share');
      const link = await page.waitFor(() => document.querySelector('textarea')?.value ?? '');
      expect(link).toContain('&digest=');
      await press(page, 'Copy link');
      await page.waitFor(() =>
        document.querySelector('dialog [role=status]')?.textContent?.match(/Copied|is selected/),
      );
      expect(await page.url()).toBe(link);
      return link;
    });
    const text = await visit(shared, async (page) => {
      const said = await banner(page, 'Reproduced exactly');
      const proved = await page.evaluate(() => document.querySelectorAll('.marks .same').length);
      expect(proved).toBe(new URL(shared).hash.match(/marks=([0-9a-f]*)/)![1].length / 4);
      return said;
    });
    expect(text).toContain('the same, to the last bit');
    expect(text).not.toContain('Unchecked');
  });

  once('settings alone can be shared at any time, and open without a word', async () => {
    const link = await visit(SETTINGS, async (page) => {
      await press(page, 'Share');
      return page.waitFor(() => document.querySelector('textarea')?.value ?? '');
    });
    expect(link).toMatch(/#1!problem=bbob-f9&dim=3&strategy=cma-es&seed=11&c=[0-9a-v]{7}$/);
    await visit(link, async (page) => {
      expect(await page.evaluate(() => document.querySelector('.banner'))).toBeNull();
      expect(await page.evaluate(() => document.querySelector('.card h3')?.textContent)).toContain('f9');
      expect((await shown(page)).generation).toBe(0);
    });
  });

  once('a changed digest is told apart, with the place where the runs parted', async () => {
    const tampered = shared.replace(/digest=[0-9a-f]{4}/, 'digest=0000').replace(/&c=.*/, '');
    const text = await visit(tampered, (page) => banner(page, 'Differs from the link'));
    expect(text).toMatch(/parted after generation \d+/);
    expect(text).toContain('the digest was changed by hand');
    expect(text).toContain('Unchecked: typed by hand');
    const other = shared.replace(/seed=11/, 'seed=12').replace(/&c=.*/, '');
    expect(await visit(other, (page) => banner(page, 'Differs from the link'))).toContain('in the first generation');
    const older = shared.replace(/revisions=\d+\./, 'revisions=9999.').replace(/digest=[0-9a-f]{4}/, 'digest=0000');
    const why = await visit(older.replace(/&c=.*/, ''), (page) => banner(page, 'Differs from the link'));
    expect(why).toContain('Another revision: made with run loop r9999');
  });

  once('where a run departs is said at once, while it goes on', async () => {
    const endless = 'problem=bbob-f8&dim=2&strategy=random-search&evaluations=1000000000&target=0';
    await visit(`#1!${endless}&digest=${'0'.repeat(20)}&marks=00000000`, async (page) => {
      await press(page, 'Verify');
      expect(await banner(page, 'Differs from the link')).toContain('parted in the first generation');
      expect((await shown(page)).transport).toBe('Pause');
    });
  });

  once('a cut link is refused and nothing is lost', async () => {
    await visit(SETTINGS, async (page) => {
      await page.evaluate(
        (hash: string) => void (location.hash = hash),
        new URL(shared).hash.replace('seed=11', 'seed=1'),
      );
      expect(await banner(page, 'could not be opened')).toContain('it was cut or changed on its way');
      expect(await page.evaluate(() => document.querySelector('.card h3')?.textContent)).toContain('f9');
      await page.evaluate(() => void (location.hash = '#1!problem=bbob-f99'));
      expect(await banner(page, 'bbob-f99')).toContain('the nearest one is bbob-f9');
    });
  });

  once('a link pasted into an open page is opened', async () => {
    await visit(SETTINGS, async (page) => {
      await page.evaluate((hash: string) => void (location.hash = hash), new URL(shared).hash);
      await banner(page, 'Reproduced exactly');
    });
  });

  once('a link typed by hand says what was made of it', async () => {
    const text = await visit('#1!problem=bbob-f3&dim=99&strategy=openai-es&populaton=7', (page) =>
      banner(page, 'Unchecked link'),
    );
    expect(text).toContain('dim is "99", but it must be a whole number from 2 to 40');
    expect(text).toContain('40 is used instead');
    expect(text).toContain('"populaton" is not a known key; did you mean population?');
  });

  once('a result that takes long waits for a click', async () => {
    const heavy = shared.replace('seed=11', 'seed=11&evaluations=100000000').replace(/&c=.*/, '');
    await visit(heavy, async (page) => {
      await banner(page, 'This link claims a result');
      expect((await shown(page)).evaluations).toBe(0);
      await press(page, 'Verify');
      await banner(page, 'Reproduced exactly');
    });
  });
});
