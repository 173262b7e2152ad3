import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type * as Playwright from 'playwright-core';
import type { BrowserName } from './browser.ts';

/** Where a browser was found: the system's, or a build that Playwright downloaded and only Playwright can drive. */
export interface Located {
  readonly build: 'system' | 'playwright';
  readonly executable: string;
}

const commands: Readonly<Record<string, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'],
  firefox: ['firefox', 'firefox-esr'],
};

const macApplications: Readonly<Record<string, readonly string[]>> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge'],
  firefox: ['Firefox', 'Firefox Developer Edition'],
};

const windowsPrograms: Readonly<Record<string, readonly string[]>> = {
  chromium: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ],
  firefox: ['Mozilla Firefox/firefox.exe'],
};

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a command, as a shell would find it. */
export function command(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(runnable);
}

function usualPlaces(name: BrowserName): string[] {
  if (process.platform === 'darwin') {
    return (macApplications[name] ?? []).flatMap((application) => {
      const inside = `${application}.app/Contents/MacOS/${application.startsWith('Firefox') ? 'firefox' : application}`;
      return ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].map((folder) => join(folder, inside));
    });
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((key) => process.env[key] ?? []);
    return (windowsPrograms[name] ?? []).flatMap((program) => roots.map((root) => join(root, program)));
  }
  return (commands[name] ?? []).flatMap((each) => command(each) ?? []);
}

/** WebKitGTK keeps its small browser outside the PATH, in a folder that differs between distributions. */
function miniBrowsers(): string[] {
  const inLib = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((folder) => join('/usr/lib', folder)) : [];
  return ['/usr/libexec', '/usr/lib', '/usr/lib64', ...inLib].flatMap((folder) =>
    ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((version) => join(folder, version, 'MiniBrowser')),
  );
}

export interface WebKitPrograms {
  readonly browser: string;
  readonly driver: string;
  readonly display: string;
}

/** WebKit's system build takes three programs; `undefined` when one of them is missing. */
export function webKitPrograms(): WebKitPrograms | undefined {
  const browser = process.env['WEBKIT_PATH'] ?? miniBrowsers().find(runnable);
  const driver = command('WebKitWebDriver');
  const display = command('Xvfb');
  return browser && driver && display ? { browser, driver, display } : undefined;
}

function systemBuild(name: BrowserName): string | undefined {
  if (name === 'webkit') return webKitPrograms()?.browser;
  return process.env[`${name.toUpperCase()}_PATH`] ?? usualPlaces(name).find(runnable);
}

function playwrightBuild(name: BrowserName): string | undefined {
  // Loaded only when asked for: most machines have the system's browsers, and this takes a noticeable moment.
  const playwright = createRequire(import.meta.url)('playwright-core') as typeof Playwright;
  const path = playwright[name].executablePath();
  return existsSync(path) ? path : undefined;
}

/** Finds an installed browser: the path in `CHROMIUM_PATH`, `FIREFOX_PATH` or `WEBKIT_PATH` first, then the usual places. */
export function locate(name: BrowserName): Located | undefined {
  const system = systemBuild(name);
  if (system) return { build: 'system', executable: system };
  const downloaded = playwrightBuild(name);
  return downloaded ? { build: 'playwright', executable: downloaded } : undefined;
}
