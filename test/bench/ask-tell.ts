import { Run } from '../../src/core/experiment/run.ts';
import { Ranker } from '../../src/core/population/ranking.ts';
import type { Setting, Strategy } from '../../src/core/strategies/strategy.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import { describe } from './strategies.ts';

/** Processor time of a generation, in milliseconds. */
export interface AskTell {
  readonly population: number;
  /** Sampling, ranking and the strategy's update, and nothing else. */
  readonly ms: number;
  /** All that a run does in a generation: also what it records for plots, links and digests. */
  readonly wholeMs: number;
}

/** Generations until a search begins anew, so that random costs lead it nowhere. */
const GENERATIONS = 200;
/** Windows are short, so that some of them are free of whoever else is at work; the least of them counts. */
const WINDOW_MS = 10;
const WINDOWS = 24;
const WARM_UP_MS = 200;
/** What is slow has fewer windows, and at least one. */
const MOST_MS = 400;

/** Costs are random and cost next to nothing. */
export function askTell(module: WebAssembly.Module, strategy: Strategy, dimension: number, wanted: number): AskTell {
  const kernels = new Kernels(module);
  const setting = { problem: 'bbob-f1', dim: dimension, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;
  let random = 1;
  let out = new Float64Array(0);
  const engine = new WasmEngine(kernels, setting, {
    fopt: 0,
    xopt: new Float64Array(dimension),
    evaluate(_points, tiles, costs) {
      const { buffer } = kernels.call.memory;
      if (out.buffer !== buffer || out.byteOffset !== costs) out = new Float64Array(buffer, costs, 4 * tiles);
      for (let i = 0; i < out.length; i++) out[i] = random = (random * 1664525 + 1013904223) % 4294967296;
    },
    release: () => undefined,
  });
  const crew = new Crew(engine, setting, 'auto', () => 0);
  const description = describe(strategy, dimension, wanted);
  const { setting: own } = new Run(description, 0, kernels);
  const ms = leastOf(() => search(strategy, own, crew));
  const wholeMs = leastOf(() => {
    const run = Object.assign(new Run(description, 0, kernels), { strategy: { ...strategy, stop: () => null } });
    for (let k = 0; k < GENERATIONS; k++) advance(run, crew);
  });
  return { population: Number(description.parameters['population'] ?? 1), ms, wholeMs };
}

/** What pycma's ask and tell do: a sample, its ranking, and the update. */
function search(strategy: Strategy, setting: Setting, crew: Crew): void {
  const state = strategy.init(setting);
  const ranker = new Ranker();
  for (let generation = 0; generation < GENERATIONS; generation++) {
    const address = { seed: 1, repetition: 0, generation };
    const plan = strategy.ask(state, setting, generation);
    const evaluated = crew.answer({ kind: 'evaluate', plan, address, count: plan.size });
    if (evaluated instanceof Promise || evaluated.kind !== 'evaluate') throw new Error('Costs were expected, at once.');
    const ranking = ranker.rank(evaluated.costs, null);
    const request = strategy.select(state, ranking, setting);
    const answer = request ? crew.answer({ kind: 'fold', plan, address, request, rows: [] }) : null;
    if (answer instanceof Promise || (answer && answer.kind !== 'fold'))
      throw new Error('Sums were expected, at once.');
    strategy.tell(state, ranking, answer?.folded ?? [], setting);
  }
}

/** Milliseconds in which the normal draws of a generation alone are made. */
export function drawing(module: WebAssembly.Module, dimension: number, population: number): number {
  const { call } = new Kernels(module);
  const tiles = Math.ceil(population / 4);
  const pointer = call.allocate(32 * dimension * tiles);
  const idle = 4 * tiles - population;
  return leastOf(() => {
    for (let g = 0; g < GENERATIONS; g++) call.normalTiles(pointer, dimension, tiles, 0, 0xffffffff, 1, 0, g, 0, idle);
  });
}

/** Milliseconds of processor time of this process for a generation, where `pass` makes GENERATIONS. */
function leastOf(pass: () => void): number {
  spend(pass, WARM_UP_MS);
  const began = process.cpuUsage();
  let least = Infinity;
  for (let window = 0; window < WINDOWS; window++) {
    least = Math.min(least, spend(pass, WINDOW_MS));
    const { user, system } = process.cpuUsage(began);
    if (user + system > 1000 * MOST_MS) break;
  }
  return least;
}

function spend(pass: () => void, ms: number): number {
  const began = process.cpuUsage();
  for (let generations = GENERATIONS; ; generations += GENERATIONS) {
    pass();
    const { user, system } = process.cpuUsage(began);
    if (user + system >= 1000 * ms) return (user + system) / 1000 / generations;
  }
}
