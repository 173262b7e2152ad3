import type { BrowserDriver, BrowserName, BrowserPage } from './browser.ts';
import { launch } from './index.ts';

/** Browsers of this process, which the leash ends with it: several seconds of every test file went into starting them. */
const lent = new Map<BrowserName, Promise<BrowserDriver>>();

async function one(name: BrowserName): Promise<BrowserDriver> {
  const before = await lent.get(name)?.catch(() => undefined);
  if (before?.alive) return before;
  const started = launch(name);
  lent.set(name, started);
  return started;
}

/**
 * A browser that earlier tests of this process may have used, and later ones will. Its pages share nothing: each has
 * storage of its own. `close` closes the pages that the borrower left open.
 * @throws Error when the browser is not installed or does not start.
 */
export async function borrow(name: BrowserName): Promise<BrowserDriver> {
  const browser = await one(name);
  const open = new Set<BrowserPage>();
  return {
    name,
    version: browser.version,
    processGroups: browser.processGroups,
    get alive() {
      return browser.alive;
    },
    async newPage(options) {
      const page = await browser.newPage(options);
      open.add(page);
      const close = async (): Promise<void> => {
        open.delete(page);
        await page.close();
      };
      return { ...page, close };
    },
    async close() {
      await Promise.all([...open].map((page) => page.close()));
      open.clear();
    },
  };
}
