import { resolve } from '../../../../src/core/experiment/settings.ts';
import { spawnInBrowser } from '../../../../src/runtime/browser-workers.ts';
import { Experiment } from '../../../../src/runtime/experiment.ts';
import { fetchKernels } from '../../../../src/runtime/kernels-url.ts';
import type { Spawn, WorkerHandle, WorkerRole } from '../../../../src/runtime/workers.ts';

/** What a test asks of this page. */
export interface Order {
  readonly settings: Record<string, unknown>;
  /** Evaluators that every generation is divided among; 0 computes on the run worker alone. */
  readonly workers: number;
  /** Workers of this role are ended when the run has this many generations behind it. */
  readonly kill?: { readonly role: 'run' | 'evaluate'; readonly generation: number };
  /** The first worker of this role never answers. */
  readonly stuck?: 'run' | 'evaluate';
}

export interface Outcome {
  readonly digest: string;
  readonly shares: readonly number[];
  readonly notices: readonly string[];
}

const kernels = fetchKernels();
const nextFrame = (): Promise<void> => new Promise((wake) => requestAnimationFrame(() => wake()));

async function run({ settings, workers, kill, stuck }: Order): Promise<Outcome> {
  const module = await kernels;
  const { description } = resolve(settings);
  const alive: { role: WorkerRole; handle: WorkerHandle }[] = [];
  let sabotaged = false;
  const spawn: Spawn = (role, onDeath) => {
    const first = stuck === role && !alive.some((worker) => worker.role === role);
    const worker = first ? new Worker(new URL('./stuck.worker.ts', import.meta.url), { type: 'module' }) : null;
    const handle = worker ? { endpoint: worker, terminate: () => worker.terminate() } : spawnInBrowser(role, onDeath);
    alive.push({ role, handle });
    return handle;
  };
  const notices: string[] = [];
  let shares: readonly number[] = [];
  return new Promise((settle, fail) => {
    const experiment = new Experiment({
      spawn,
      makeChannel: () => new MessageChannel(),
      module,
      description,
      workers,
      policy: workers > 0 ? 'always' : 'auto',
      ready: nextFrame,
      patienceMs: 1000,
      onNotice: (message) => notices.push(message),
      onFailure: (message) => fail(new Error(message)),
      onSnapshot: (_repetition, snapshot) => {
        shares = snapshot.shares;
        notices.push(...snapshot.notices);
        if (kill && !sabotaged && snapshot.generation >= kill.generation && !snapshot.result) {
          sabotaged = true;
          for (const { role, handle } of alive) if (role === kill.role) handle.terminate();
        }
      },
      onDone: ({ digest }) => {
        experiment.close();
        settle({ digest, shares, notices });
      },
    });
    // A run that is to be disturbed goes slowly enough to be met in the middle.
    experiment.play(kill ? 400 : stuck ? 100 : Infinity);
  });
}

Object.assign(globalThis, { run });
