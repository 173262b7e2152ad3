import { browserNames, type BrowserDriver, type BrowserName, type LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { locate } from './locate.ts';
import { launchPlaywright, type PlaywrightPage } from './playwright.ts';
import { launchWebKit } from './webkit.ts';

export type * from './browser.ts';
export type { PlaywrightPage } from './playwright.ts';

/**
 * The browsers that were asked for: those that `TEST_BROWSERS` lists (`firefox` or `chromium,webkit`), or all.
 * @throws Error when it lists an unknown one.
 */
export function wantedBrowsers(): BrowserName[] {
  const listed = (process.env['TEST_BROWSERS'] ?? '').split(',').flatMap((name) => name.trim() || []);
  const unknown = listed.filter((name) => !browserNames.some((known) => known === name));
  if (unknown.length > 0)
    throw new Error(`TEST_BROWSERS names ${unknown.join(', ')}; known: ${browserNames.join(', ')}.`);
  return listed.length === 0 ? [...browserNames] : browserNames.filter((name) => listed.includes(name));
}

/**
 * The browsers that a test file runs in. Where `CI` is set that is every wanted one, so that the tests of a missing
 * browser fail; elsewhere it is those that are installed, and the run reports the others as not run.
 */
export function browsersToTest(): BrowserName[] {
  return wantedBrowsers().filter((name) => process.env['CI'] || locate(name));
}

export function launch(name: 'chromium', options?: LaunchOptions): Promise<BrowserDriver<PlaywrightPage>>;
export function launch(name: BrowserName, options?: LaunchOptions): Promise<BrowserDriver>;

/**
 * Starts a browser that is installed. Whoever starts one closes it; should the process end before, the browser ends too.
 * @throws Error when the browser is not installed, does not start, or cannot do what `options` ask for.
 */
export async function launch(name: BrowserName, options: LaunchOptions = {}): Promise<BrowserDriver> {
  const located = locate(name);
  if (!located)
    throw new Error(`${name} is not installed; \`npm run test:browser\` tries to install it and says why not.`);
  if (options.webgpu && name !== 'chromium') throw new Error(`${name} has no WebGPU in software; only chromium has.`);
  if (name === 'chromium') return launchChromium(located, options);
  if (located.build === 'playwright') return launchPlaywright(name, located.executable, []);
  return name === 'firefox' ? launchFirefox(located) : launchWebKit();
}
