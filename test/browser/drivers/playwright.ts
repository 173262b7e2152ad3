import playwright, { type ConsoleMessage, type Page, type WebError } from 'playwright-core';
import type { BrowserDriver, BrowserName, BrowserPage, PageOptions } from './browser.ts';
import { ConsoleLog } from './console-log.ts';
import { within } from './deadline.ts';
import { keysOf } from './keys.ts';
import { end, hold, scratch } from './leash.ts';
import { defaultPatience, pageOver } from './page.ts';

/** A page with Playwright's own beneath, for what only it can do: workers, the DevTools protocol. */
export interface PlaywrightPage extends BrowserPage {
  readonly native: Page;
}

function listen(page: Page, log: ConsoleLog): void {
  page.on('console', (message: ConsoleMessage) => {
    const type = message.type();
    if (type !== 'error' && type !== 'warning' && type !== 'assert') return;
    // "Failed to load resource" says what failed only by its place.
    const place = message.text().startsWith('Failed to load resource') ? ` (${message.location().url})` : '';
    log.add(type === 'warning' ? 'warning' : 'error', message.text() + place);
  });
  page.context().on('weberror', (error: WebError) => log.add('error', String(error.error())));
  page.on('crash', () => log.add('error', 'The page crashed.'));
}

/** Starts a browser that Playwright can drive: any Chromium, or Playwright's own builds of the other two. */
export async function launchPlaywright(
  name: BrowserName,
  executablePath: string,
  args: string[],
): Promise<BrowserDriver<PlaywrightPage>> {
  scratch();
  const engine = playwright[name];
  // A server, because only that tells the process; signals are the leash's business.
  const server = await engine.launchServer({
    executablePath,
    args,
    host: '127.0.0.1',
    timeout: defaultPatience,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const group = server.process().pid ?? 0;
  hold(group);
  const browser = await engine.connect(server.wsEndpoint(), { timeout: defaultPatience });

  async function newPage(options: PageOptions = {}): Promise<PlaywrightPage> {
    const { width = 1280, height = 800, dark = false, reducedMotion = false, timeout = defaultPatience } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    const native = await context.newPage();
    // Later than our own limits, so that their sentence is the one that is read.
    native.setDefaultTimeout(timeout + 1_000);
    const log = new ConsoleLog();
    listen(native, log);
    const page = pageOver(
      name,
      {
        goto: (url) => native.goto(url),
        reload: () => native.reload(),
        run: (expression) => native.evaluate<string>(expression),
        click: (selector) => native.locator(selector).first().click(),
        press: (keys) => native.keyboard.press(keysOf(keys).join('+')),
        screenshot: (path) => native.screenshot({ path }),
        close: () => context.close(),
      },
      log,
      options,
    );
    return { ...page, native };
  }

  return {
    name,
    version: browser.version(),
    processGroups: [group],
    newPage,
    async close() {
      try {
        await browser.close();
        await within(server.close(), 10_000, `${name} to close`);
      } finally {
        await end(group);
      }
    },
  };
}
