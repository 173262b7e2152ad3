import playwright, { type Page } from 'playwright-core';
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

/** Failed loads are taken from the network: the console has those of pages, but not of workers. */
function listen(page: Page, log: ConsoleLog): void {
  page.on('console', (message) => {
    const type = message.type();
    if (message.text().startsWith('Failed to load resource')) return;
    if (type === 'error' || type === 'assert') log.add('error', message.text());
    if (type === 'warning') log.add('warning', message.text());
  });
  page.context().on('weberror', (error) => log.add('error', String(error.error())));
  page.on('crash', () => log.add('error', 'The page crashed.'));
  page.on('response', (response) => {
    if (response.status() >= 400) log.add('error', `Failed to load ${response.url()}: status ${response.status()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown reason';
    // What a page itself gave up, by leaving or by an AbortSignal, did not fail.
    if (!reason.includes('ABORTED')) log.add('error', `Failed to load ${request.url()}: ${reason}`);
  });
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
    get alive() {
      return browser.isConnected();
    },
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
