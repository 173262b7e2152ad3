import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { until, within } from './deadline.ts';
import { caches, hold, scratch } from './leash.ts';
import { request } from './webdriver.ts';

/** Without a width of their own, the toolbar's widgets let the window become as narrow as a phone. */
const narrowToolbar = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n';

export interface Started {
  readonly group: number;
}

function start(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  stdio: 'ignore' | 'pipe',
): ChildProcess & Started {
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'ignore', 'ignore', stdio] });
  const group = child.pid;
  if (group === undefined) throw new Error(`${program} could not be started.`);
  hold(group);
  return Object.assign(child, { group });
}

/** A screen that nobody looks at. */
export interface Screen extends Started {
  readonly display: string;
  readonly width: number;
  readonly height: number;
}

/** Starts a virtual screen; the server chooses its number. */
export async function startScreen(program: string): Promise<Screen> {
  const [width, height] = [2560, 1600];
  const options = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
  const child = start(program, ['-displayfd', '3', ...options], process.env, 'pipe');
  const line = (async (): Promise<string> => {
    let text = '';
    for await (const chunk of child.stdio[3] as AsyncIterable<Buffer>) {
      text += chunk.toString();
      if (text.includes('\n')) break;
    }
    return text.trim();
  })();
  const number = await within(line, 15_000, 'Xvfb to open a display');
  if (!/^\d+$/.test(number)) throw new Error('Xvfb ended without opening a display.');
  return { group: child.group, display: `:${number}`, width, height };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface StartedWebKit extends Started {
  readonly server: string;
  /** Stands in for the browser's program: notes where the browser can be inspected, then becomes the browser. */
  readonly launcher: string;
  inspectionAddress(): Promise<string>;
}

/** Starts a WebDriver server that will start one browser with an empty profile of its own. */
export async function startWebKitDriver(driver: string, browser: string, display: string): Promise<StartedWebKit> {
  const home = await mkdtemp(join(scratch(), 'webkit-'));
  await mkdir(join(home, 'gtk-3.0'));
  await writeFile(join(home, 'gtk-3.0', 'gtk.css'), narrowToolbar);
  const launcher = join(home, 'browser');
  const note = join(home, 'inspection');
  await writeFile(launcher, `#!/bin/sh\nprintf %s "$WEBKIT_INSPECTOR_SERVER" > '${note}'\nexec '${browser}' "$@"\n`);
  await chmod(launcher, 0o755);

  const port = await freePort();
  const folders = { XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
  // Without graphics hardware every shader is compiled for the processor, which takes seconds in each empty profile.
  const kept = { MESA_SHADER_CACHE_DIR: caches(), GST_REGISTRY: join(caches(), 'gstreamer-registry') };
  // Shaders that only put the page together would take more of the processor than the page, and sometimes crash in Mesa.
  const painted = { WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
  const shown = { DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' };
  const env = { ...process.env, ...folders, ...kept, ...painted, ...shown };
  const { group } = start(driver, [`--port=${port}`], env, 'ignore');
  const server = `http://127.0.0.1:${port}`;
  const answers = () => request(`${server}/status`, 'GET', undefined, 1_000).catch(() => undefined);
  await until(answers, 15_000, 'WebKitWebDriver to answer');
  return {
    group,
    server,
    launcher,
    inspectionAddress: () =>
      until(() => readFile(note, 'utf8').catch(() => undefined), 10_000, "WebKit to tell its inspector's address"),
  };
}
