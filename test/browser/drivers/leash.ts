import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killAndWait } from './process-group.ts';

/**
 * Browsers are started in process groups of their own, so neither Ctrl-C nor the death of a test run reaches them.
 * A small process in a group of its own holds them on a leash: it notices our end by the end of its input, also when
 * we are killed and can do nothing any more, then ends them and removes what they wrote.
 */
let keeper: ChildProcess | undefined;
let folder: string | undefined;

/** Tells the processes of a test run where its caches are. */
const CACHES = 'PLAYGROUND_BROWSER_CACHES';

function tell(line: string): void {
  if (!keeper) {
    const script = fileURLToPath(new URL('./leash-child.mjs', import.meta.url));
    keeper = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    keeper.unref();
    keeper.stdin?.on('error', () => undefined);
    (keeper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  }
  keeper.stdin?.write(`${line}\n`);
}

/** Puts a process group on the leash. */
export function hold(group: number): void {
  tell(`hold ${group}`);
}

/** Ends a process group for good, and takes it off the leash. */
export async function end(group: number): Promise<void> {
  await killAndWait(group);
  tell(`free ${group}`);
}

/** The folder for everything that browsers write, removed when this process has ended. */
export function scratch(): string {
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'playground-browsers-'));
    tell(`folder ${folder}`);
    // Both driver libraries put profiles where this points, and a browser that is killed leaves its own there.
    process.env['TMPDIR'] = folder;
  }
  return folder;
}

/**
 * A folder for what browsers compute once and would compute again with every empty profile, such as their compiled
 * shaders. All test files of a run share the one that `shareCaches` made; without it, it is this process's own.
 */
export function caches(): string {
  const path = process.env[CACHES] ?? join(scratch(), 'caches');
  mkdirSync(path, { recursive: true });
  return path;
}

/** Makes this process's folder of caches that of the processes it starts, too. It goes when this one ends. */
export function shareCaches(): void {
  process.env[CACHES] = caches();
}
