import { describe, expect, test } from 'vitest';
import { openLink } from '../../../src/core/link/link.ts';
import type { BrowserPage } from '../drivers/index.ts';
import { inOne, twoBrowsers } from '../drivers/in-one.ts';
import { enter, press } from './play-page.ts';
import { catchFiles, save } from './saved-files.ts';
import { visits } from './visit.ts';

const RACE = '#1!problem=bbob-f10&dim=3&evaluations=600&lane1=cma-es&lane2=deep-ga&lane2.population=20';

const MAZE =
  '#1!problem=hard-maze&hidden=4&evaluations=600&lane1=map-elites&lane1.population=20&lane2=deep-ga&lane2.population=20';

/** What the page says in its lanes, in their order. */
function lanes(page: BrowserPage): Promise<{ names: string[]; ended: string[] }> {
  return page.evaluate(() => {
    const texts = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, ' ').trim() ?? '');
    return { names: texts('.stages .lane h2'), ended: texts('.stages .lane .ended') };
  });
}

/** Numbers that leave the lane they belong to, in lanes so narrow that not everything fits beside each other. */
function strayNumbers(page: BrowserPage): Promise<string[]> {
  return page.evaluate(() => {
    const stages = document.querySelector('.stages') as HTMLElement;
    stages.style.width = '300px';
    const stray = [...stages.querySelectorAll('.score .number')].filter((number) => {
      const { left, right } = number.getBoundingClientRect();
      const lane = number.closest('.lane')!.getBoundingClientRect();
      return left === right || left < lane.left - 0.5 || right > lane.right + 0.5;
    });
    stages.style.width = '';
    return stray.map(({ textContent }) => textContent ?? '');
  });
}

const text = (page: BrowserPage, selector: string): Promise<string> =>
  page.evaluate((at: string) => document.querySelector(at)?.textContent?.replace(/\s+/g, ' ').trim() ?? '', selector);

describe.each(twoBrowsers('comparing'))('comparing in %s', (name) => {
  const visited = visits(name);

  test('a race becomes evidence, is saved, and opens elsewhere', async () => {
    await visited.visit('', async (page) => {
      await page.click('nav a[href]');
      await press(page, 'Race CMA-ES against Deep GA');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Pause');
      await press(page, 'as fast as possible');
      await page.waitFor(() => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Race again');
      const raced = await lanes(page);
      expect(raced.names).toEqual(['CMA-ES', 'Deep GA']);
      expect(raced.ended[0]).toMatch(/^Reached the target of 10⁻⁸ after \d{4} evaluations\.$/);
      expect(raced.ended[1]).toMatch(/^The budget of 5000 evaluations is spent\./);
      expect(await strayNumbers(page)).toEqual([]);
      expect(await text(page, '.transport .progress p')).toBe('5000 of 5000 evaluations');
      expect(await text(page, '.claim .headline')).toMatch(/^What is seen in one run of each may be chance: .* 4 runs/);

      // Fewer runs than a claim needs show nothing, however they end.
      await enter(page, 'runs of each lane', '3');
      await press(page, 'Make it evidence: 3 instances');
      await page.waitFor(() => document.querySelector('.figures h2')?.textContent === 'What 6 runs say');
      expect(await text(page, '.claim .headline')).toMatch(/^With 3 runs each nothing can be claimed: .* 4 runs/);
      // What is there is not computed again.
      await enter(page, 'runs of each lane', '5');
      await press(page, 'Make it evidence: 5 instances');
      await page.waitFor(() => document.querySelector('.claim.claimed') !== null);
      expect(await text(page, '.claim .headline')).toMatch(
        /^CMA-ES does better than Deep GA, with 5 of 5 runs .* over 5 instances \(p = 0\.0079, better in 5 of 5\)\.$/,
      );
      expect(await page.evaluate(() => document.querySelectorAll('.table tbody tr').length)).toBe(3);
      // Columns beyond the edge of a table are announced.
      expect(await page.evaluate(() => document.querySelectorAll('.table .beyond').length)).toBe(0);
      await page.evaluate(() => ((document.querySelector('.figures .table') as HTMLElement).style.width = '240px'));
      await page.waitFor(() => document.querySelector('.figures .table .beyond') !== null);
      // A change of one lane and back again costs none of the runs.
      await press(page, 'CMA-ES');
      await enter(page, 'Step size σ', '1');
      await page.waitFor(() => document.querySelector('.figures') === null);
      await press(page, 'Undo the last change of the race');
      await page.waitFor(() => document.querySelector('.claim.claimed') !== null);

      await catchFiles(page);
      const figure = await save(page, 'Save as drawing SVG', 'Targets reached, of 51: numbers and files');
      expect(figure.name).toBe('race-bbob-f10-d5-seed-1-runtimes.svg');
      expect(figure.text).toContain('Deep GA</text>');
      const [, link] = /<desc>([^<]*)<\/desc>/.exec(figure.text) ?? [];
      const opened = await openLink(link.replaceAll('&amp;', '&'));
      expect(opened).toMatchObject({
        kind: 'race',
        checked: true,
        race: { evidence: { over: 'instances', count: 5 } },
      });
      const runs = await save(page, 'Save the runs CSV', 'Save the evidence');
      expect(runs.name).toBe('race-bbob-f10-d5-seed-1-trials.csv');
      expect(
        runs.text
          .trim()
          .split('\n')
          .filter((line) => !line.startsWith('#')),
      ).toHaveLength(1 + 10);

      await visited.visit(link.replaceAll('&amp;', '&').replace(/^[^#]*/, ''), async (other) => {
        expect((await lanes(other)).names).toEqual(raced.names);
        await press(other, 'as fast as possible');
        await press(other, 'Race');
        await other.waitFor(
          () => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Race again',
        );
        expect(await lanes(other)).toEqual(raced);
      });
    });
  });

  inOne(name)('lanes come from Play and go back to it, and the address follows', async () => {
    await visited.visit('#1!problem=bbob-f8&dim=2&seed=7&sigma=1.5', async (page) => {
      const shows = (part: string): Promise<boolean> =>
        page.waitFor((wanted: string) => location.hash.includes(wanted), { args: [part] as const });
      await press(page, 'Compare with…');
      await page.waitFor(() => document.querySelector('.menu .family button:focus') !== null);
      await page.press('Escape');
      await page.waitFor(() => document.activeElement?.textContent?.trim() === 'Choose a rival');
      await page.press('Enter');
      await press(page, 'PGPE');
      await shows('seed=7&lane1=cma-es&lane1.sigma=1.5&lane2=pgpe');
      await page.press('Control+z');
      await page.waitFor(() => document.querySelectorAll('.stages .lane').length === 1);
      await page.press('Control+Shift+z');
      await page.waitFor(() => document.querySelectorAll('.stages .lane').length === 2);
      // The keyboard goes on at the lane that is left, which keeps its colour.
      const colour = await page.evaluate(() => document.querySelectorAll('.lanes .swatch')[1].getAttribute('style'));
      await press(page, 'CMA-ES: what can be done with this lane');
      await press(page, 'Remove');
      await page.waitFor(
        () => document.activeElement?.getAttribute('aria-label') === 'PGPE: what can be done with this lane',
      );
      expect(await page.evaluate(() => document.querySelector('.lanes .swatch')?.getAttribute('style'))).toBe(colour);
      await press(page, 'Undo the last change of the race');
      await page.waitFor(() => document.querySelectorAll('.stages .lane').length === 2);
      await press(page, 'PGPE: what can be done with this lane');
      await press(page, 'Open in Play');
      await shows('strategy=pgpe');
      await page.evaluate(() => history.back());
      await page.waitFor(() => document.querySelectorAll('.stages .lane').length === 2);
      await page.evaluate(() => history.back());
      await page.waitFor(() => document.querySelector('.stage') !== null);
      await shows('sigma=1.5');
    });
  });

  inOne(name)('a race is stepped by keys, pauses, and its evidence can be given up and gone on with', async () => {
    await visited.visit(RACE, async (page) => {
      expect(await text(page, '.banner')).toContain('Typed by hand');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.press('.');
      await page.waitFor(() => document.querySelector('.stages .evaluations .long')?.textContent === '7 evaluations');
      await page.press(' ');
      await page.waitFor(() => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Pause');
      await page.press(' ');
      await page.waitFor(() => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Race');
      await enter(page, 'runs of each lane', '800');
      await press(page, 'Make it evidence: 800 instances');
      await press(page, 'Pause');
      await press(page, 'Resume');
      await page.waitFor(() => Number(/What (\d+) runs/.exec(document.body.innerText)?.[1]) > 2);
      expect(await text(page, '.claim .headline')).toMatch(/Nothing is claimed before all of them are\.$/);
      await press(page, 'Cancel');
      await page.waitFor(() => /Go on: \d+ of 1600 runs/.test(document.querySelector('.make')?.textContent ?? ''));

      // What is over survives another plan and a reload.
      await enter(page, 'runs of each lane', '900');
      await page.waitFor(() => location.hash.includes('count=900'));
      await page.reload();
      await page.waitFor(() => /Go on: \d+ of 1800 runs/.test(document.querySelector('.make')?.textContent ?? ''));
      await page.waitFor(() => Number(/What (\d+) runs/.exec(document.body.innerText)?.[1]) > 2);

      // A task that describes behaviour shows it.
      await page.evaluate((hash: string) => (location.hash = hash), MAZE);
      await page.waitFor(() => document.querySelectorAll('.stages .behaviours').length === 2);
      await press(page, 'One step');
      await page.waitFor(() => {
        const told = [...document.querySelectorAll('.behaviours')].map((one) => one.getAttribute('aria-label') ?? '');
        return /Map of \d+ cells .* Somebody has been in [1-9]/.test(told[0]) && told[1]!.includes('everybody ended');
      });
    });
  });
});
