import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { until } from '../drivers/deadline.ts';
import { scratch } from '../drivers/leash.ts';
import { running } from '../drivers/process-group.ts';

const keeper = fileURLToPath(new URL('../drivers/leash-child.mjs', import.meta.url));

/** A process group of two that would run for a minute. */
async function startGroup(): Promise<number> {
  const nap = 'setTimeout(() => {}, 60_000)';
  const parent = `require('child_process').spawn(process.execPath, ['-e', '${nap}'], { stdio: 'ignore' }); ${nap}`;
  const child = spawn(process.execPath, ['-e', parent], { detached: true, stdio: 'ignore' });
  child.unref();
  const group = child.pid ?? 0;
  await until(() => running(group).length === 2, 10_000, 'both processes to start');
  return group;
}

test('whatever ends a test run, what it holds on the leash ends too', async () => {
  const [held, freed] = [await startGroup(), await startGroup()];
  const folder = await mkdtemp(join(scratch(), 'leash-'));
  await writeFile(join(folder, 'profile'), 'left behind');

  const orders = [`hold ${held}`, `hold ${freed}`, `free ${freed}`, `folder ${folder}`];
  const killed = `
    const { spawn } = require('child_process');
    const keeper = spawn(process.execPath, [${JSON.stringify(keeper)}], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    keeper.stdin.write(${JSON.stringify(`${orders.join('\n')}\n`)}, () => process.kill(process.pid, 'SIGKILL'));`;
  await once(spawn(process.execPath, ['-e', killed], { stdio: 'ignore' }), 'exit');

  await until(() => running(held).length === 0, 10_000, 'the held group to end');
  await until(() => !existsSync(folder), 10_000, 'the folder to be removed');
  expect(running(freed)).toHaveLength(2);
  process.kill(-freed, 'SIGKILL');
});
