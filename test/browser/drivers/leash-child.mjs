/**
 * Waits for its standard input to end, which happens when the process that started it ends, whatever ended that one.
 * It then ends the process groups and removes the folders that it was told of, one a line: `hold 123`, `free 123`,
 * `folder /tmp/…`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const groups = new Set();
const folders = new Set();

for await (const line of createInterface({ input: process.stdin })) {
  const [word, ...rest] = line.split(' ');
  const what = rest.join(' ');
  if (word === 'hold') groups.add(Number(what));
  if (word === 'free') groups.delete(Number(what));
  if (word === 'folder') folders.add(what);
}

for (const group of groups) {
  try {
    if (process.platform === 'win32')
      execFileSync('taskkill', ['/pid', String(group), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** A browser that ends by itself may still write for a moment, so a folder is only gone when it stays away. */
async function remove(folder) {
  for (let quiet = 0, tries = 0; quiet < 3 && tries < 40; tries++) {
    quiet = existsSync(folder) ? 0 : quiet + 1;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Something was written into it in this very moment.
    }
    await sleep(250);
  }
}
await Promise.all([...folders].map(remove));
