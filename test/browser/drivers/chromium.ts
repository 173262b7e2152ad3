import type { BrowserDriver, LaunchOptions } from './browser.ts';
import type { Located } from './locate.ts';
import { launchPlaywright, type PlaywrightPage } from './playwright.ts';

/** Tests often run as root in a container, where Chromium's sandbox cannot; and nothing may talk to the outside. */
const always = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const softwareGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** Starts Chromium or one of its relatives, without a window. */
export function launchChromium(located: Located, options: LaunchOptions): Promise<BrowserDriver<PlaywrightPage>> {
  return launchPlaywright('chromium', located.executable, options.webgpu ? [...always, ...softwareGpu] : always);
}
