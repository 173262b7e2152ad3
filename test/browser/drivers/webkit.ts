import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { BrowserDriver, BrowserPage, PageOptions } from './browser.ts';
import { ConsoleLog } from './console-log.ts';
import { until } from './deadline.ts';
import { keysOf, webDriverKey } from './keys.ts';
import { end } from './leash.ts';
import { webKitPrograms } from './locate.ts';
import { defaultPatience, pageOver, type EnginePage } from './page.ts';
import { elementKey, openSession, type WebDriverSession } from './webdriver.ts';
import { inspect } from './webkit-inspector.ts';
import { startDisplay, startWebKitDriver } from './webkit-process.ts';

const run = promisify(execFile);

/** Resizes the window until the page inside it has the wanted size; the window follows a moment after the request. */
async function resize({ command }: WebDriverSession, width: number, height: number): Promise<void> {
  const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight, innerWidth, innerHeight]';
  const measure = () => command<[number, number, number, number]>('POST', '/execute/sync', { script, args: [] });
  const [extraWidth, extraHeight] = await measure();
  await command('POST', '/window/rect', { x: 0, y: 0, width: width + extraWidth, height: height + extraHeight });
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
    screenshot: async (path) => writeFile(path, await command<string>('GET', '/screenshot'), 'base64'),
  };
}

/**
 * Starts WebKitGTK's small browser on a display that nobody sees, over WebDriver. That allows one session a server, so
 * each page has a server and a browser of its own.
 */
export async function launchWebKit(): Promise<BrowserDriver> {
  const programs = webKitPrograms();
  if (!programs) throw new Error('WebKit takes MiniBrowser, WebKitWebDriver and Xvfb, and one of them is missing.');
  const { browser, driver } = programs;
  const { display, group: displayGroup } = await startDisplay(programs.display);
  const groups = [displayGroup];
  const { stdout } = await run(browser, ['--version'], { env: { ...process.env, DISPLAY: display }, timeout: 15_000 });

  async function newPage(options: PageOptions = {}): Promise<BrowserPage> {
    const { width = 1280, height = 800, timeout = defaultPatience } = options;
    const started = await startWebKitDriver(driver, browser, display);
    groups.push(started.group);
    const settings = { 'webkitgtk:browserOptions': { binary: started.launcher, args: ['--automation'] } };
    const session = await openSession(started.server, settings, timeout);
    const log = new ConsoleLog();
    const inspector = await inspect(await started.inspectionAddress(), options, log);
    await resize(session, width, height);
    const close = async (): Promise<void> => {
      inspector.close();
      await end(started.group);
    };
    return pageOver('webkit', { ...steps(session), close }, log, options);
  }

  return {
    name: 'webkit',
    version: stdout.replace(/[^\d.]/g, ''),
    processGroups: groups,
    newPage,
    // The display last: a browser that loses it complains at length.
    close: async () => {
      for (const group of [...groups].reverse()) await end(group);
    },
  };
}
