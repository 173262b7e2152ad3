import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserName } from './browser.ts';
import { command, locate } from './locate.ts';

const run = promisify(execFile);
const minutes = 60_000;

const packages: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/** The line of what a failed command printed that most likely tells why. */
function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  const lines = (stderr?.trim() || message).split('\n').map((line) => line.trim());
  return lines.find((line) => /error|failed|unable/i.test(line)) ?? lines.at(-1) ?? message;
}

/** How to call apt-get here: as root, by password-less sudo, or not at all. */
async function aptGet(): Promise<readonly string[] | undefined> {
  if (!command('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const allowed = await run('sudo', ['-n', 'true'], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  return allowed ? ['sudo', '-n', 'apt-get'] : undefined;
}

let updated: Promise<unknown> | undefined;

/** Installs Debian's packages of a browser. Returns why not, where it could not. */
async function fromDebian(name: BrowserName): Promise<string | undefined> {
  const [program, ...first] = (await aptGet()) ?? [];
  if (!program) return 'apt-get may not be used here';
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    run(program, [...first, ...options, ...args], { env, timeout: 10 * minutes, maxBuffer: 64 * 2 ** 20 });
  try {
    await (updated ??= apt('update'));
    await apt('install', '--yes', '--no-install-recommends', ...packages[name]);
    return undefined;
  } catch (error) {
    return `apt-get failed: ${reason(error)}`;
  }
}

/** Downloads Playwright's build of a browser. Returns why not, where it could not. */
async function fromPlaywright(name: BrowserName): Promise<string | undefined> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  try {
    await run(process.execPath, [cli, 'install', name], { timeout: 10 * minutes });
    return undefined;
  } catch (error) {
    return `Playwright's download failed: ${reason(error)}`;
  }
}

/**
 * Sees to it that a browser is there: one that is installed, else Debian's package, else Playwright's download.
 * Returns why it could not be had, or `undefined` when it is there.
 */
export async function install(name: BrowserName): Promise<string | undefined> {
  const reasons: string[] = [];
  for (const way of [fromDebian, fromPlaywright]) {
    if (locate(name)) return undefined;
    console.log(
      `${name} is not installed; trying ${way === fromDebian ? 'Debian’s package' : 'Playwright’s download'}.`,
    );
    const failure = await way(name);
    if (failure) reasons.push(failure);
  }
  return locate(name) ? undefined : reasons.join('; ') || 'it was installed, but is nowhere to be found';
}
