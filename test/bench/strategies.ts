import type { RunDescription } from '../../src/core/experiment/description.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { defaultOf } from '../../src/core/experiment/fields.ts';
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
const WINDOW_MS = 300;

/**
 * Generations per second of every strategy with its defaults, on one thread. Costs are random and cost next to nothing, so
 * that no strategy converges, stops or ends up computing with denormal numbers.
 */
export function strategySpeeds(module: WebAssembly.Module): StrategyRow[] {
  return STRATEGIES.flatMap((strategy) => DIMENSIONS.map((dimension) => measure(module, strategy, dimension)));
}

function measure(module: WebAssembly.Module, strategy: Strategy, dimension: number): StrategyRow {
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
  const description = describe(strategy, dimension);
  let generations = 0;
  let run = new Run(description, 0, kernels);
  const began = performance.now();
  let elapsed = 0;
  while (elapsed < WINDOW_MS) {
    for (let k = 0; k < 20; k++) {
      if (advance(run, crew) === false) run = new Run(description, 0, kernels);
      generations++;
    }
    elapsed = performance.now() - began;
  }
  const population = Number(description.parameters['population'] ?? 1);
  return { strategy: strategy.id, population, dimension, generationsPerSecond: (1000 * generations) / elapsed };
}

/** A description with the defaults of any dimension, also beyond those of a benchmark suite. */
function describe(strategy: Strategy, dim: number): RunDescription {
  const { description } = resolve({ strategy: strategy.id, dim: Math.min(40, dim), target: 0, evaluations: 1e9 });
  const parameters = Object.fromEntries(
    Object.entries(strategy.parameters).map(([key, field]) => [key, defaultOf(field, { dimension: dim })]),
  );
  return { ...description, dim, parameters };
}
