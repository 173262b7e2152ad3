import { fileURLToPath } from 'node:url';
import { serve, type StaticServer } from '../server.ts';
import type { BrowserPage } from '../drivers/index.ts';

/** Serves the page as it was built, under a sub-path and with the headers that it ships. */
export function servePage(): Promise<StaticServer> {
  return serve(fileURLToPath(new URL('../../../dist', import.meta.url)), { base: '/courses/evolution/' });
}

/** What the page shows of a run. */
export interface Shown {
  readonly generation: number;
  readonly evaluations: number;
  readonly ended: string;
  readonly transport: string;
}

/** Waits until runs can begin. */
export async function ready(page: BrowserPage): Promise<void> {
  await page.waitFor(() => {
    const play = document.querySelector<HTMLButtonElement>('.transport .play');
    return play !== null && !play.disabled;
  });
}

export function shown(page: BrowserPage): Promise<Shown> {
  return page.evaluate(() => {
    const number = (label: string): number => {
      const term = [...document.querySelectorAll('dt')].find((dt) => dt.textContent?.trim() === label);
      return Number(term?.nextElementSibling?.textContent?.replace(/[^0-9]/g, ''));
    };
    return {
      generation: number('generation'),
      evaluations: number('evaluations'),
      ended: document.querySelector('.ended')?.textContent?.trim() ?? '',
      transport: document.querySelector('.transport .play')?.getAttribute('aria-label') ?? '',
    };
  });
}

/** Waits for the sentence that says why the run ended, and returns it. */
export function ended(page: BrowserPage): Promise<string> {
  return page.waitFor(() => document.querySelector('.ended')?.textContent?.trim() ?? '');
}

/** Clicks the control whose visible or accessible name is exactly this. */
export async function press(page: BrowserPage, name: string): Promise<void> {
  await page.waitFor(
    (wanted: string) => {
      const nameOf = (element: Element): string =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
      const found = [...document.querySelectorAll<HTMLElement>('button, label, summary')].find(
        (element) =>
          element.checkVisibility() &&
          (nameOf(element) === wanted || element.querySelector('input')?.getAttribute('aria-label') === wanted),
      );
      if (!found || (found instanceof HTMLButtonElement && found.disabled)) return false;
      document.querySelectorAll('[data-pressed]').forEach((element) => element.removeAttribute('data-pressed'));
      found.setAttribute('data-pressed', '');
      return true;
    },
    { args: [name] as const },
  );
  await page.click('[data-pressed]');
}

/** Types a value into the field of this label. */
export async function enter(page: BrowserPage, label: string, value: string): Promise<void> {
  const selector = await page.waitFor(
    (wanted: string) => {
      const found = [...document.querySelectorAll('label[for]')].find(
        (element) => element.textContent?.trim() === wanted,
      );
      return found ? `#${CSS.escape(found.getAttribute('for') ?? '')}` : '';
    },
    { args: [label] as const },
  );
  await page.fill(selector, value);
}

/** Text of the banner that speaks about the link, once it says this. */
export function banner(page: BrowserPage, words: string): Promise<string> {
  return page.waitFor(
    (wanted: string) => {
      const text = document.querySelector('.banner')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      return text.includes(wanted) ? text : '';
    },
    { args: [words] as const },
  );
}
