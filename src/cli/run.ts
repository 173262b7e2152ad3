import { availableParallelism } from 'node:os';
import type { RunDescription } from '../core/experiment/description.ts';
import { claimOf, resultOf, type Result } from '../core/experiment/result.ts';
import { Run } from '../core/experiment/run.ts';
import type { Claim } from '../core/link/claim.ts';
import { advance } from '../engines/advance.ts';
import { Crew } from '../engines/crew.ts';
import { engineSetting } from '../engines/setting.ts';
import { WasmEngine } from '../engines/wasm/engine.ts';
import { Kernels } from '../kernels/kernels.ts';
import { kernelModule } from './kernels.ts';
import { Threads } from './threads.ts';

export interface Ran {
  readonly claim: Claim;
  readonly results: readonly Result[];
  readonly seconds: number;
  /** Individuals that each thread has evaluated. */
  readonly shares: readonly number[];
}

export interface RunOptions {
  /** Threads that every generation is divided among; 0 computes everything on the main thread. */
  readonly workers: number;
  readonly onGeneration?: (run: Run) => void | Promise<void>;
  readonly onNotice?: (message: string) => void;
  /** Brings what a run asks a language model, before each generation. */
  readonly answer?: (run: Run) => Promise<void>;
}

/** Most threads that `--workers` may ask for. */
export const MOST_WORKERS = Math.max(64, availableParallelism());

/** Runs all repetitions of a description, one after the other. */
export async function runDescription(description: RunDescription, options: RunOptions): Promise<Ran> {
  const { workers, onGeneration, answer, onNotice = () => undefined } = options;
  const module = kernelModule();
  const kernels = new Kernels(module);
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  const crew = new Crew(engine, setting, 'always', () => performance.now());
  const threads = workers > 0 ? new Threads(module, crew, workers, onNotice) : null;
  const began = performance.now();
  try {
    await threads?.assembled();
    const results: Result[] = [];
    for (let repetition = 0; repetition < description.repetitions; repetition++) {
      const run = new Run(description, repetition, kernels);
      for (;;) {
        if (answer) await answer(run);
        const advanced = advance(run, crew);
        if (!(advanced instanceof Promise ? await advanced : advanced)) break;
        const written = onGeneration?.(run);
        if (written) await written;
      }
      results.push(resultOf(run));
    }
    const seconds = (performance.now() - began) / 1000;
    return { claim: claimOf(description, results), results, seconds, shares: [...crew.shares] };
  } finally {
    threads?.close();
  }
}
