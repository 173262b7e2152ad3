import { describe, expect, test } from 'vitest';
import { twoBrowsers } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { banner, ended, press } from './play-page.ts';
import { visits } from './visit.ts';

const SETTINGS = '#1!problem=bbob-f1&dim=3&seed=11&engine=webgpu';

/** Waits until the badge says this: snapshots come frame by frame. */
const badge = (page: BrowserPage, words: string): Promise<boolean> =>
  page.waitFor((wanted: string) => document.querySelector('header .number')?.textContent?.trim() === wanted, {
    args: [words] as const,
  });

const noticed = (page: BrowserPage, words: string): Promise<boolean> =>
  page.waitFor((wanted: string) => document.body.textContent.includes(wanted), { args: [words] as const });

/** Plays to the end and returns the link to the result. */
async function playAndShare(page: BrowserPage): Promise<string> {
  await press(page, 'as fast as possible');
  await press(page, 'Play');
  expect(await ended(page)).toContain('Reached the target');
  await press(page, 'Share');
  const link = await page.waitFor(() => document.querySelector('textarea')?.value ?? '');
  const promised = await page.evaluate(() => document.querySelector('dialog')?.textContent ?? '');
  expect(promised).toContain('WebGPU computes in float32');
  expect(promised).not.toMatch(/exact|last bit/i);
  await page.press('Escape');
  return link;
}

describe.each(twoBrowsers('engine'))('a run that asks for WebGPU in %s, which has none here', (name) => {
  const { visit } = visits(name);

  test('goes on with the reference engine, says so, and is never called exact', async () => {
    const link = await visit(SETTINGS, async (page) => {
      await badge(page, 'float32 · WebGPU');
      const shared = await playAndShare(page);
      await noticed(page, 'The run goes on with the reference engine.');
      await badge(page, 'float64 · instead of WebGPU');
      return shared;
    });
    expect(link).toMatch(/&engine=webgpu&digest=[0-9a-f]{20}&.*best=/);
    const text = await visit(link, (page) => banner(page, 'Agrees with the link'));
    expect(text).toContain('Both runs reached the target.');
    expect(text).toContain('the reference engine took its place, in float64');
    expect(text).not.toMatch(/exact|to the last bit/i);
  });
});

describe.runIf(browsersToTest().includes('chromium'))('a run on WebGPU in chromium', () => {
  const { visit } = visits('chromium', { webgpu: true });

  test('plays in the page as it is shipped, on the device, and can be shared', async () => {
    const link = await visit(SETTINGS, async (page) => {
      const shared = await playAndShare(page);
      await badge(page, 'float32 · WebGPU in software');
      await noticed(page, 'The graphics processor here is a program');
      return shared;
    });
    expect(await visit(link, (page) => banner(page, 'Agrees with the link'))).toContain('float32');
  });

  test('goes back in time by computing the past again', async () => {
    await visit(`${SETTINGS}&target=0&generations=40`, async (page) => {
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
      const at = (): Promise<number> =>
        page.evaluate(() => Number(document.querySelector('.generation')?.textContent?.replace(/\D/g, '')));
      const last = await at();
      await press(page, 'One generation back');
      await page.waitFor(
        (before: number) =>
          Number(document.querySelector('.generation')?.textContent?.replace(/\D/g, '')) === before - 1,
        {
          args: [last] as const,
        },
      );
      await badge(page, 'float32 · WebGPU in software');
    });
  });
});
