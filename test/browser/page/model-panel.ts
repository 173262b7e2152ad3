import type { BrowserPage } from '../drivers/index.ts';
import { enter, press } from './play-page.ts';

/** Text of the panel, once it says this. */
export function says(page: BrowserPage, words: string, timeoutMs = 20_000): Promise<string> {
  return page.waitFor(
    (wanted: string) => {
      const text = document.querySelector('.models')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      return text.includes(wanted) ? text : '';
    },
    { args: [words] as const, timeout: timeoutMs },
  );
}

/** Waits until a checkpoint that knows of so many replies is stored. */
export function keptReplies(page: BrowserPage, least: number): Promise<boolean> {
  return page.waitFor(
    (n: number) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('evolution-playground');
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('parts').objectStore('parts').getAll();
          asking.onsuccess = () => {
            opening.result.close();
            const parts = asking.result as { checkpoint: { replied?: number } }[];
            resolve(parts.some(({ checkpoint }) => (checkpoint.replied ?? 0) >= n));
          };
        };
      }),
    { args: [least] as const },
  );
}

/** Waits until so many generations are over. */
export function generations(page: BrowserPage, least: number): Promise<boolean> {
  return page.waitFor((n: number) => Number(document.querySelector('.transport .generation')?.textContent) >= n, {
    args: [least] as const,
  });
}

/** Chooses a model behind a server, as somebody would who types its address. */
export async function connect(page: BrowserPage, base: string, model: string, key = ''): Promise<void> {
  await press(page, 'Model');
  await enter(page, 'Address', base);
  await enter(page, 'Model', model);
  if (key !== '') await enter(page, 'Key', key);
  await press(page, 'Use this model');
  await says(page, 'answers. Press Play to ask it.');
}

/** Servers other than its own that the page and its workers have asked. */
export function strangers(page: BrowserPage): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, protocol }) => origin !== location.origin && protocol.startsWith('http'))
      .map(({ href }) => href),
  );
}
