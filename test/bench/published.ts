import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import type { Progress } from '../../src/core/strategies/stopping.ts';
import type { State, Strategy } from '../../src/core/strategies/strategy.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import table from '../vectors/bbob-published-art.json' with { type: 'json' };

type Stalling = State & { readonly progress: Progress };

/** A strategy of ours beside the published runs of its method. */
export interface Beside {
  readonly strategy: string;
  /** Name of the published entry. */
  readonly published: string;
  /** Functions that are compared; all that the published runs solved where this is missing. */
  readonly functions?: readonly number[];
  /** Other parameters than the usual ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Instances, one run on each; 1 to 15 where this is missing. The entries of 2009 ran on 1 to 5, three times each. */
  readonly instances?: readonly number[];
  /** Evaluations without an improvement above 1e-12 after which ours stops, where that is not for the strategy to say. */
  readonly patience?: number;
  /** How ours goes on after it stops: from a new start as before, or as a restart policy says. */
  readonly restart: 'independent' | 'ipop' | 'bipop';
}

/** How one function came out. */
export interface Comparison {
  readonly beside: Beside;
  readonly f: number;
  /** Average runtimes in evaluations: all that were spent over the number of runs that got there. */
  readonly own: number;
  readonly reported: number;
  /** Of ours, how many of the instances got there. */
  readonly solved: number;
  readonly seconds: number;
}

export const TARGET = 0.1;
export const DIMENSION = 5;
const FIRST_FIFTEEN: readonly number[] = Array.from({ length: 15 }, (_, k) => k + 1);
/** Ours may spend so many times the published average runtime on an instance, and at least `LEAST_BUDGET`. */
const PATIENCE = 20;
const LEAST_BUDGET = 10_000;
const MOST_BUDGET = 5_000_000;

/** The instances of 2009. */
const FIVE_THREE_TIMES: readonly number[] = Array.from({ length: 15 }, (_, k) => 1 + (k % 5));

/** The comparisons there are; a published entry solved a function where all 15 of its runs reached 1e-8. */
export const BESIDE: readonly Beside[] = [
  { strategy: 'xnes', published: 'xNES', restart: 'independent' },
  { strategy: 'snes', published: 'SNES', functions: [1, 2, 5], restart: 'independent' },
  { strategy: 'one-plus-one-es', published: '(1+1)-ES one-fifth', restart: 'independent' },
  // As patient as the stop list of CMA-ES, which looks back over 10 + 30 n/λ generations.
  {
    ...{ strategy: 'one-plus-one-es', published: '(1+1)-ES one-fifth', restart: 'independent' },
    ...{ functions: [7, 8, 9, 21, 22], instances: FIVE_THREE_TIMES, patience: 10 + 30 * DIMENSION },
  },
  // The published runs begin at the origin: on f19 their first evaluation reaches the targets 10 and 1.
  { strategy: 'cma-es', published: 'CMA-ES-2019', settings: { start: 'zero' }, restart: 'bipop' },
];

/** The published average runtimes of an entry to the target, by function, for those functions that all its runs solved. */
export function publishedRuntimes({ published, functions }: Beside): ReadonlyMap<number, number> {
  const { aRT } = table.algorithms[published as keyof typeof table.algorithms];
  const rows: Readonly<Record<string, readonly (number | string | null)[]>> = aRT;
  const column = table.meta.targets.indexOf(TARGET);
  const found = new Map<number, number>();
  for (let f = 1; f <= 24; f++) {
    const row = rows[`${f},${DIMENSION}`];
    if ((functions?.includes(f) ?? true) && row?.at(-1) === '15/15') found.set(f, row[column] as number);
  }
  return found;
}

/** Runs every instance of a function on one thread. */
export function compare(beside: Beside, f: number, reported: number, module: WebAssembly.Module): Comparison {
  const kernels = new Kernels(module);
  const began = performance.now();
  const budget = Math.min(MOST_BUDGET, Math.max(LEAST_BUDGET, Math.ceil(PATIENCE * reported)));
  let spent = 0;
  let solved = 0;
  for (const [k, instance] of (beside.instances ?? FIRST_FIFTEEN).entries()) {
    const { evaluations, reached } = attempt(beside, f, instance, k + 1, budget, kernels);
    spent += evaluations;
    if (reached) solved++;
  }
  const seconds = (performance.now() - began) / 1000;
  return { beside, f, own: spent / solved, reported, solved, seconds };
}

/** Evaluations that an instance took until the target was reached, or the budget was spent. */
function attempt(
  { strategy, restart, settings = {}, patience }: Beside,
  f: number,
  instance: number,
  first: number,
  budget: number,
  kernels: Kernels,
): { readonly evaluations: number; readonly reached: boolean } {
  let evaluations = 0;
  // Seeds of later starts are far from those of other runs.
  for (let seed = first; evaluations < budget; seed += 1000) {
    const { description } = resolve({
      ...{ problem: `bbob-f${f}`, dim: DIMENSION, instance, strategy, seed, target: TARGET },
      restart: restart === 'independent' ? 'none' : restart,
      evaluations: budget - evaluations,
      ...settings,
    });
    const setting = engineSetting(description);
    const engine = new WasmEngine(kernels, setting);
    const crew = new Crew(engine, setting, 'auto', () => 0);
    const run = new Run(description, 0, kernels);
    if (patience !== undefined) Object.assign(run, { strategy: impatient(run.strategy, patience) });
    while (advance(run, crew));
    engine.release();
    if (run.best <= TARGET) return { evaluations: evaluations + hit(run), reached: true };
    evaluations += run.evaluations;
  }
  return { evaluations, reached: false };
}

/** A strategy that counts as stalled after so many evaluations without an improvement. */
function impatient(strategy: Strategy, patience: number): Strategy {
  const stop: Strategy['stop'] = (state, setting) =>
    strategy.stop?.(state, setting) ?? ((state as Stalling).progress.since >= patience ? 'stalled' : null);
  return { ...strategy, stop };
}

/** The evaluation that reached the target. */
function hit({ trace: { improvements } }: Run): number {
  let k = 0;
  while (improvements[k + 1] > TARGET) k += 2;
  return improvements[k];
}
