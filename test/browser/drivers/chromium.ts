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
/**
 * Of several such switches Chromium obeys the last, so this names what Playwright switches off by default and matters here, too.
 * With each page Debian's Chromium prepares pages of its own for suggestions in an address bar that nobody sees, which
 * took as much of the processor as the page.
 */
const features = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'AimEnabled'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding', 'LensOverlay'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning', 'MediaRouter'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'PreconnectToSearch'],
];
const softwareGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
/** Without graphics hardware the processor paints a page faster than it pretends to be such hardware. */
const painted = ['--disable-gpu-compositing', '--disable-gpu-rasterization'];

/** Starts Chromium or one of its relatives, without a window. */
export function launchChromium(located: Located, options: LaunchOptions): Promise<BrowserDriver<PlaywrightPage>> {
  return launchPlaywright('chromium', located.executable, [
    ...always,
    `--disable-features=${features.join(',')}`,
    ...(options.webgpu ? softwareGpu : options.ownGraphics ? [] : painted),
  ]);
}
