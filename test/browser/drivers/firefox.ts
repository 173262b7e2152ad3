import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser, type HTTPRequest, type KeyInput, type Page } from 'puppeteer-core';
import type { BrowserDriver, BrowserPage, PageOptions } from './browser.ts';
import { ConsoleLog } from './console-log.ts';
import { within } from './deadline.ts';
import { emulateMedia } from './firefox-media.ts';
import { keysOf } from './keys.ts';
import { end, hold, scratch } from './leash.ts';
import type { Located } from './locate.ts';
import { defaultPatience, pageOver } from './page.ts';

/** Firefox's own console shows failed loads only to its developer tools, so they are taken from the network. */
function listen(page: Page, log: ConsoleLog): void {
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'assert') log.add('error', message.text());
    if (type === 'warn') log.add('warning', message.text());
  });
  // Policy violations arrive here as well.
  page.on('pageerror', (error) => log.add('error', String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) log.add('error', `Failed to load ${response.url()}: status ${response.status()}`);
  });
  page.on('requestfailed', (request: HTTPRequest) => {
    const reason = request.failure()?.errorText ?? 'unknown reason';
    // What a page itself gave up, by leaving or by an AbortSignal, did not fail.
    if (reason !== 'NS_BINDING_ABORTED') log.add('error', `Failed to load ${request.url()}: ${reason}`);
  });
}

async function press(page: Page, combination: string): Promise<void> {
  const keys = keysOf(combination) as KeyInput[];
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

async function openPage(browser: Browser, options: PageOptions): Promise<BrowserPage> {
  const { width = 1280, height = 800, dark = false, reducedMotion = false, timeout = defaultPatience } = options;
  const context = await browser.createBrowserContext();
  // A window, as a tab would hide the pages opened before it, and hidden pages are throttled. The focus is still one
  // window's: it goes to the page that was opened, clicked or given a key last.
  const page = await context.newPage({ type: 'window' });
  page.setDefaultTimeout(timeout + 1_000);
  await page.setViewport({ width, height });
  await emulateMedia(browser, page, { dark, reducedMotion });
  const log = new ConsoleLog();
  listen(page, log);
  return pageOver(
    'firefox',
    {
      goto: (url) => page.goto(url),
      reload: () => page.reload(),
      run: async (expression) => (await page.evaluate(expression)) as string,
      click: async (selector) => {
        await page.bringToFront();
        await page.locator(selector).click();
      },
      press: async (keys) => {
        await page.bringToFront();
        await press(page, keys);
      },
      screenshot: (path) => page.screenshot({ path: path as `${string}.png` }),
      close: () => context.close(),
    },
    log,
    options,
  );
}

/** Starts Firefox without a window, over WebDriver BiDi. */
export async function launchFirefox(located: Located): Promise<BrowserDriver> {
  const userDataDir = await mkdtemp(join(scratch(), 'firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: located.executable,
    headless: true,
    // To emulate dark mode and reduced motion, which WebDriver BiDi does not know yet.
    args: ['-remote-allow-system-access'],
    // Its crash helper would leave our process group.
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
    userDataDir,
    timeout: defaultPatience,
    protocolTimeout: 600_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const group = browser.process()?.pid ?? 0;
  hold(group);
  return {
    name: 'firefox',
    version: (await browser.version()).replace('firefox/', ''),
    processGroups: [group],
    get alive() {
      return browser.connected;
    },
    newPage: (options = {}) => within(openPage(browser, options), defaultPatience, 'firefox to open a page'),
    async close() {
      try {
        await within(browser.close(), 10_000, 'firefox to close');
      } finally {
        await end(group);
      }
    },
  };
}
