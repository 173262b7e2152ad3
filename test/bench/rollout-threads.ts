import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { rolloutSpeeds, type RolloutRow } from './rollouts.ts';

/**
 * Environment steps per second of as many threads as there are cores, each measuring the same rows in the same order at the
 * same time, added up. By the wall: it wants a machine that does nothing else.
 */
export async function rolloutSpeedsTogether(module: WebAssembly.Module): Promise<readonly RolloutRow[]> {
  const threads = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL(import.meta.url), { workerData: module }),
  );
  try {
    const answers = await Promise.all(threads.map((thread) => once(thread, 'message') as Promise<[RolloutRow[]]>));
    const [first, ...others] = answers.map(([rows]) => rows);
    return first.map((row, k) => ({
      ...row,
      stepsPerSecond: others.reduce((sum, rows) => sum + rows[k].stepsPerSecond, row.stepsPerSecond),
    }));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** What such a thread does, whose entry is the bundle of all benchmarks. */
export function measureBeside(): void {
  parentPort?.postMessage(rolloutSpeeds(workerData as WebAssembly.Module, 'beside others'));
}
