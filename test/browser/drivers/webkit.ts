import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { BrowserDriver, BrowserPage, PageOptions } from './browser.ts';
import { ConsoleLog } from './console-log.ts';
import { until } from './deadline.ts';
import { keysOf, webDriverKey } from './keys.ts';
import { end } from './leash.ts';
import { webKitPrograms, type WebKitPrograms } from './locate.ts';
import { defaultPatience, pageOver, type EnginePage } from './page.ts';
import { elementKey, openSession, type WebDriverSession } from './webdriver.ts';
import { inspect } from './webkit-inspector.ts';
import { startScreen, startWebKitDriver, type Screen } from './webkit-process.ts';

const run = promisify(execFile);

/** The youngest first: a browser that loses its screen complains at length. */
async function endAll(groups: readonly number[]): Promise<void> {
  for (const group of [...groups].reverse()) await end(group);
}

/**
 * Resizes the window until the page inside it has the wanted size; the window follows a moment after the request. It
 * is put in the middle of the screen, where the pointer is: without a window manager, that is what has the focus.
 */
async function resize({ command }: WebDriverSession, screen: Screen, width: number, height: number): Promise<void> {
  const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight, innerWidth, innerHeight]';
  const measure = () => command<[number, number, number, number]>('POST', '/execute/sync', { script, args: [] });
  const [extraWidth, extraHeight] = await measure();
  const window = { width: width + extraWidth, height: height + extraHeight };
  const x = Math.floor((screen.width - window.width) / 2);
  const y = Math.floor((screen.height - window.height) / 2);
  await command('POST', '/window/rect', { x, y, ...window });
  const fits = async () => {
    const [, , innerWidth, innerHeight] = await measure();
    return innerWidth === width && innerHeight === height;
  };
  await until(fits, 10_000, `webkit to show ${width} × ${height} pixels`);
}

function steps({ command }: WebDriverSession): Omit<EnginePage, 'close'> {
  return {
    goto: (url) => command('POST', '/url', { url }),
    reload: () => command('POST', '/refresh'),
    run: (expression) =>
      command('POST', '/execute/async', { script: `${expression}.then(arguments[arguments.length - 1])`, args: [] }),
    async click(selector) {
      const found = await command<Record<string, string>>('POST', '/element', {
        using: 'css selector',
        value: selector,
      });
      await command('POST', `/element/${found[elementKey]}/click`);
    },
    async press(combination) {
      const keys = keysOf(combination).map(webDriverKey);
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.reverse().map((value) => ({ type: 'keyUp', value }));
      await command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
    },
    async screenshot(path) {
      // The window's picture comes from another process than the page's, and lags behind a fresh page or size.
      const script = 'const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))';
      await command('POST', '/execute/async', { script, args: [] });
      await writeFile(path, await command<string>('GET', '/screenshot'), 'base64');
    },
  };
}

function requiredPrograms(): WebKitPrograms {
  const programs = webKitPrograms();
  if (!programs) throw new Error('WebKit takes MiniBrowser, WebKitWebDriver and Xvfb, and one of them is missing.');
  return programs;
}

/** Asks the browser for its version, for which it wants a screen. */
async function versionOf(programs: WebKitPrograms): Promise<string> {
  const { display, group } = await startScreen(programs.display);
  try {
    const env = { ...process.env, DISPLAY: display };
    const { stdout } = await run(programs.browser, ['--version'], { env, timeout: 15_000 });
    return stdout.replace(/[^\d.]/g, '');
  } finally {
    await end(group);
  }
}

/**
 * Starts WebKitGTK's small browser over WebDriver. That allows one session a server, and a screen has one focus, so
 * each page has a server, a browser and a screen of its own.
 */
export async function launchWebKit(): Promise<BrowserDriver> {
  const programs = requiredPrograms();
  const groups: number[] = [];

  async function openPage(options: PageOptions, own: number[]): Promise<BrowserPage> {
    const { width = 1280, height = 800, timeout = defaultPatience } = options;
    const screen = await startScreen(programs.display);
    own.push(screen.group);
    const started = await startWebKitDriver(programs.driver, programs.browser, screen.display);
    own.push(started.group);
    const settings = { 'webkitgtk:browserOptions': { binary: started.launcher, args: ['--automation'] } };
    const session = await openSession(started.server, settings, timeout);
    const log = new ConsoleLog();
    const inspector = await inspect(await started.inspectionAddress(), options, log);
    await resize(session, screen, width, height);
    const close = async (): Promise<void> => {
      inspector.close();
      await endAll(own);
      // The numbers of processes come again.
      const others = groups.filter((group) => !own.includes(group));
      groups.splice(0, groups.length, ...others);
    };
    return pageOver('webkit', { ...steps(session), close }, log, options);
  }

  return {
    name: 'webkit',
    version: await versionOf(programs),
    processGroups: groups,
    // Each page starts a browser of its own.
    alive: true,
    async newPage(options = {}) {
      const own: number[] = [];
      try {
        return await openPage(options, own);
      } catch (error) {
        await endAll(own);
        throw error;
      } finally {
        groups.push(...own);
      }
    },
    close: () => endAll(groups),
  };
}
