import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const launcher = join(root, 'src', 'cli', 'launch.mjs');

export interface Finished {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

/** The command line, in a process of its own. */
export function cli(args: readonly string[], input = ''): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], { cwd: root, timeout: 60_000 });
    let output = '';
    let errors = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, lines: output.split('\n').slice(0, -1), errors }));
    child.stdin.end(input);
  });
}
