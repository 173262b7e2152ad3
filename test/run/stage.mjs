import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ code: number, seconds: number, timedOut: boolean, output: string }} Ended
 */

/** @type {Set<number>} */
const underWay = new Set();

/**
 * The program of an installed package, run by this Node itself: no shell and no wrapper that would swallow a signal.
 * @param {string} root folder of the project
 * @param {string} name package, and its command
 * @returns {string}
 */
export function program(root, name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
  try {
    if (process.platform === 'win32') process.kill(group, signal);
    else process.kill(-group, signal);
  } catch {
    // It ended by itself.
  }
}

/**
 * Runs a command with its output passed on as it comes, or kept for `output`, so that two at a time do not talk across
 * each other. Past its limit its whole process group is ended.
 * @param {string[]} command arguments for Node
 * @param {{ cwd: string, limitSeconds: number, env?: NodeJS.ProcessEnv, keep?: boolean }} options
 * @returns {Promise<Ended>}
 */
export function runCommand(command, { cwd, limitSeconds, env = {}, keep = false }) {
  const begun = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd,
      env: { ...process.env, ...env },
      detached: process.platform !== 'win32',
      stdio: ['ignore', keep ? 'pipe' : 'inherit', keep ? 'pipe' : 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    const group = child.pid;
    if (group !== undefined) underWay.add(group);
    let timedOut = false;
    /** @type {NodeJS.Timeout | undefined} */
    let mercy;
    const limit = setTimeout(() => {
      timedOut = true;
      if (group === undefined) return;
      signalGroup(group, 'SIGTERM');
      mercy = setTimeout(() => signalGroup(group, 'SIGKILL'), 5_000);
    }, limitSeconds * 1000);
    const ended = (/** @type {number} */ code) => {
      clearTimeout(limit);
      clearTimeout(mercy);
      if (group !== undefined) {
        // Whatever the command started and left behind.
        signalGroup(group, 'SIGKILL');
        underWay.delete(group);
      }
      resolve({ code, seconds: (Date.now() - begun) / 1000, timedOut, output });
    };
    child.once('error', () => ended(127));
    child.once('exit', (code) => {
      // What is kept has been read when the pipes are closed; what the command left behind may hold them open for ever.
      const close = keep ? new Promise((closed) => child.once('close', closed)) : Promise.resolve();
      const soon = new Promise((passed) => setTimeout(passed, 1_000).unref());
      void Promise.race([close, soon]).then(() => ended(code ?? 1));
    });
  });
}

/** Ends what is under way when this process is told to end: the commands have groups of their own and would not hear. */
export function endWithUs() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      for (const group of underWay) signalGroup(group, 'SIGKILL');
      process.exit(1);
    });
  }
}
