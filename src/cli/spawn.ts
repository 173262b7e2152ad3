import { Worker } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { Spawn, WorkerRole } from '../runtime/workers.ts';

/** The build puts these beside its other files. */
const FILES: Partial<Record<WorkerRole, string>> = { evaluate: './evaluate.js', trial: './trial.js' };

/**
 * Starts a thread.
 * @throws Error for what there are no threads for in Node
 */
export const spawnThread: Spawn = (role, onDeath) => {
  const file = FILES[role];
  if (file === undefined) throw new Error(`There are no threads that ${role} here.`);
  const worker = new Worker(new URL(file, import.meta.url));
  worker.on('error', (error) => onDeath(error.message));
  worker.on('exit', () => onDeath('its thread ended'));
  return { endpoint: nodeEndpoint(worker), terminate: () => void worker.terminate() };
};
