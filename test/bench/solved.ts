import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { Kernels } from '../../src/kernels/kernels.ts';

/** What a reference reports about one strategy on one task, and how near a run of ours has to come. */
export interface Claim {
  readonly task: string;
  readonly strategy: string;
  /** Keys besides task and strategy; everything else has its default. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Median generations of the reference's solved runs; NaN where it reports none. */
  readonly reported: number;
  readonly seeds: number;
  /** Generations that a run gets. */
  readonly within: number;
  /** Smallest and largest share of seeds that may be solved by then. */
  readonly share: readonly [least: number, most: number];
}

/** How a claim fared. */
export interface Outcome {
  readonly claim: Claim;
  readonly solved: number;
  /** Median generations of the solved runs; NaN without one. */
  readonly median: number;
  /** Median of the best scores, as costs. */
  readonly score: number;
  readonly seconds: number;
  readonly holds: boolean;
}

/** A row of the reference: solved by at least 85 % within three times its median, though never fewer than five generations. */
function row(task: string, strategy: string, reported: number, settings: Claim['settings'] = {}): Claim {
  const within = Math.floor(Math.max(5, 3 * reported));
  return { task, strategy, settings, reported, seeds: 50, within, share: [0.85, 1] };
}

const MAZE = { population: 250, parents: 25, evaluations: 1e9 } as const;

/**
 * Networks with one hidden layer of 16, population 64, tested on fixed episodes after every generation; generation 1 is the
 * first population.
 */
export const CLAIMS: readonly Claim[] = [
  row('cartpole', 'deep-ga', 3.5),
  row('cartpole', 'cma-es', 13.5),
  row('cartpole', 'openai-es', 27),
  row('acrobot', 'deep-ga', 2),
  row('acrobot', 'cma-es', 4.5),
  row('acrobot', 'openai-es', 6.5),
  row('mountaincar-continuous', 'deep-ga', 1),
  row('mountaincar-continuous', 'cma-es', 5.5),
  // The reference solved 4 of 10 in 80 generations: most runs stall at doing nothing.
  { ...row('mountaincar-continuous', 'openai-es', 30.5), within: 80, share: [0, 0.7] },
  { ...row('pendulum', 'cma-es', 70, { weights: 'positive' }), seeds: 20, within: 150, share: [0.5, 1] },
  // Nobody reports these: EvoLLM's own bar, with a rule in the place of the model, 10 individuals a generation.
  { ...row('cartpole', 'evollm', NaN, { hidden: 'none' }), within: 60, share: [0.85, 1] },
  { ...row('cartpole', 'evollm', NaN, { hidden: 'none', model: 'copy-best' }), within: 60, share: [0.85, 1] },
  { ...row('cartpole', 'evollm', NaN, { hidden: '4' }), within: 60, share: [0.85, 1] },
  { ...row('hard-maze', 'novelty-search', 33.5, { population: 250 }), seeds: 10, within: 200, share: [0.9, 1] },
  { ...row('hard-maze', 'deep-ga', NaN, MAZE), seeds: 10, within: 200, share: [0, 0] },
  { ...row('hard-maze', 'random-search', NaN, { population: 250 }), seeds: 10, within: 200, share: [0, 0] },
  // Nobody reports these on this maze. CMA-ME has as many evaluations as the others, in generations of 37.
  { ...row('hard-maze', 'map-elites', NaN), seeds: 10, within: 200, share: [0.9, 1] },
  { ...row('hard-maze', 'cma-me', NaN), seeds: 10, within: 1350, share: [0.9, 1] },
  { ...row('hard-maze', 'ns-es', NaN, { population: 250 }), seeds: 10, within: 200, share: [0, 1] },
  { ...row('hard-maze', 'nsr-es', NaN, { population: 250 }), seeds: 10, within: 200, share: [0, 1] },
];

/** Claims that these words name: a task, a strategy, or both; all of them without a word. */
export function claimsNamed(words: readonly string[]): readonly Claim[] {
  return CLAIMS.filter(({ task, strategy }) => words.every((word) => word === task || word === strategy));
}

/** Runs every seed of a claim on one thread. */
export function test(claim: Claim, module: WebAssembly.Module): Outcome {
  const kernels = new Kernels(module);
  const generations: number[] = [];
  const scores: number[] = [];
  const began = performance.now();
  for (let seed = 1; seed <= claim.seeds; seed++) {
    const { task: problem, strategy, settings, within } = claim;
    const { description } = resolve({ problem, strategy, evaluations: 1e9, ...settings, generations: within, seed });
    const setting = engineSetting(description);
    const engine = new WasmEngine(kernels, setting);
    const crew = new Crew(engine, setting, 'auto', () => 0);
    const run = new Run(description, 0, kernels);
    while (advance(run, crew));
    const need = run.next();
    if (need.kind === 'done' && need.reason === 'target') generations.push(run.generation);
    scores.push(run.best);
    engine.release();
  }
  const solved = generations.length;
  const [least, most] = claim.share;
  const holds = solved >= least * claim.seeds && solved <= most * claim.seeds;
  const seconds = (performance.now() - began) / 1000;
  return { claim, solved, median: median(generations), score: median(scores), seconds, holds };
}

function median(values: readonly number[]): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
