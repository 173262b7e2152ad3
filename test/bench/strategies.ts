import type { RunDescription } from '../../src/core/experiment/description.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { defaultOf, fit, type NumberField } from '../../src/core/experiment/fields.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import type { Strategy } from '../../src/core/strategies/strategy.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { Kernels } from '../../src/kernels/kernels.ts';

export interface StrategyRow {
  readonly strategy: string;
  readonly population: number;
  readonly dimension: number;
  readonly generationsPerSecond: number;
}

const DIMENSIONS = [10, 40, 100];
/** Processor time, which does not depend on who else is at work. */
const WINDOW_MS = 120;
const WINDOWS = 3;
const GENERATIONS = 400;

/**
 * Generations per second of every strategy with its defaults, on one thread. Costs are random and cost next to nothing, so
 * that no strategy converges, stops or ends up computing with denormal numbers.
 */
export function strategySpeeds(module: WebAssembly.Module): StrategyRow[] {
  return STRATEGIES.flatMap((strategy) => DIMENSIONS.map((dimension) => measure(module, strategy, dimension)));
}

/** @param wanted population; the strategy's default where it is missing */
export function measure(
  module: WebAssembly.Module,
  strategy: Strategy,
  dimension: number,
  wanted?: number,
): StrategyRow {
  const kernels = new Kernels(module);
  const setting = { problem: 'bbob-f1', dim: dimension, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;
  let random = 1;
  const engine = new WasmEngine(kernels, setting, {
    fopt: 0,
    xopt: new Float64Array(dimension),
    evaluate(_points, tiles, costs) {
      const out = new Float64Array(kernels.call.memory.buffer, costs, 4 * tiles);
      for (let i = 0; i < out.length; i++) out[i] = random = (random * 1664525 + 1013904223) % 4294967296;
    },
    release: () => undefined,
  });
  const crew = new Crew(engine, setting, 'auto', () => 0);
  const description = describe(strategy, dimension, wanted);
  // Runs of some hundred generations, as people have them, whatever a strategy thinks of random costs.
  const pass = (): void => {
    const run = Object.assign(new Run(description, 0, kernels), { strategy: { ...strategy, stop: () => null } });
    for (let k = 0; k < GENERATIONS; k++) advance(run, crew);
  };
  const rates = Array.from({ length: 1 + WINDOWS }, () => {
    let generations = 0;
    const began = process.cpuUsage();
    for (;;) {
      pass();
      generations += GENERATIONS;
      const { user, system } = process.cpuUsage(began);
      if (user + system >= 1000 * WINDOW_MS) return (1e6 * generations) / (user + system);
    }
  });
  // In the first window functions are still being compiled.
  const generationsPerSecond = Math.max(...rates.slice(1));
  const population = Number(description.parameters['population'] ?? 1);
  return { strategy: strategy.id, population, dimension, generationsPerSecond };
}

/** A description with the defaults of any dimension, also beyond those of a benchmark suite. */
export function describe(strategy: Strategy, dim: number, wanted?: number): RunDescription {
  const { description } = resolve({ strategy: strategy.id, dim: Math.min(40, dim), target: 0, evaluations: 1e9 });
  const parameters = Object.fromEntries(
    Object.entries(strategy.parameters).map(([key, field]) => [key, defaultOf(field, { dimension: dim })]),
  );
  const { population } = strategy.restartable;
  if (wanted !== undefined && population) {
    parameters[population] = fit(strategy.parameters[population] as NumberField, wanted);
  }
  return { ...description, dim, parameters };
}
