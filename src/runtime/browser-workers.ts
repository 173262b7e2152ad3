import type { Spawn, WorkerHandle, WorkerRole } from './workers.ts';

/** One line a role, spelt out, because the bundler looks for exactly this form. */
const START: Record<WorkerRole, () => Worker> = {
  run: () => new Worker(new URL('../../workers/run.worker.ts', import.meta.url), { type: 'module' }),
  evaluate: () => new Worker(new URL('../../workers/evaluate.worker.ts', import.meta.url), { type: 'module' }),
  landscape: () => new Worker(new URL('../../workers/landscape.worker.ts', import.meta.url), { type: 'module' }),
  'self-test': () => new Worker(new URL('../../workers/self-test.worker.ts', import.meta.url), { type: 'module' }),
  watch: () => new Worker(new URL('../../workers/watch.worker.ts', import.meta.url), { type: 'module' }),
  weigh: () => new Worker(new URL('../../workers/weigh.worker.ts', import.meta.url), { type: 'module' }),
  trial: () => new Worker(new URL('../../workers/trial.worker.ts', import.meta.url), { type: 'module' }),
  model: () => new Worker(new URL('../../workers/model.worker.ts', import.meta.url), { type: 'module' }),
  teach: () => new Worker(new URL('../../workers/teach.worker.ts', import.meta.url), { type: 'module' }),
};

/** Starts a module worker of this page. */
export const spawnInBrowser: Spawn = (role, onDeath): WorkerHandle => {
  const worker = START[role]();
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onDeath(event.message || 'it failed to start');
  });
  worker.addEventListener('messageerror', () => onDeath('it sent something that cannot be read'));
  return { endpoint: worker, terminate: () => worker.terminate() };
};
