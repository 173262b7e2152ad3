import type { RunDescription } from '../../src/core/experiment/description.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import type { Objective } from '../../src/engines/wasm/objectives.ts';
import type { NoiseSource } from '../../src/engines/wasm/steps.ts';
import type { Kernels } from '../../src/kernels/kernels.ts';
import { loadKernels } from '../kernels/load.ts';

export type Cost = (x: Float64Array) => number;

/** A cost function in plain TypeScript in place of a kernel. */
export function objective(kernels: Kernels, dimension: number, cost: Cost): Objective {
  const point = new Float64Array(dimension);
  return {
    fopt: 0,
    xopt: new Float64Array(dimension),
    evaluate(points, tiles, costs) {
      const x = new Float64Array(kernels.call.memory.buffer, points, 4 * tiles * dimension);
      const out = new Float64Array(kernels.call.memory.buffer, costs, 4 * tiles);
      for (let i = 0; i < 4 * tiles; i++) {
        for (let j = 0; j < dimension; j++) point[j] = x[4 * dimension * (i >> 2) + 4 * j + (i & 3)];
        out[i] = cost(point);
      }
    },
    release: () => undefined,
  };
}

export interface Minimisation {
  readonly run: Run;
  readonly crew: Crew;
  readonly description: RunDescription;
  readonly engine: WasmEngine;
}

const shared = loadKernels();

/** A run of any strategy on any cost function; `settings` are those of a link, without a problem. */
export function prepare(
  settings: Record<string, unknown>,
  cost: Cost,
  noise?: (kernels: Kernels) => NoiseSource,
): Minimisation {
  const { description } = resolve({ problem: 'bbob-f1', ...settings });
  const { problem, dim, instance, bounds } = description;
  const setting = { problem, dim, instance, bounds, lower: -5, upper: 5 };
  const engine = new WasmEngine(shared, setting, objective(shared, dim, cost), noise?.(shared));
  const crew = new Crew(engine, setting, 'auto', () => 0);
  return { run: new Run(description, 0, shared, undefined), crew, description, engine };
}

/** Runs to the end and returns the run; the engine's memory is given back. */
export function minimise(settings: Record<string, unknown>, cost: Cost): Run {
  const { run, crew, engine } = prepare(settings, cost);
  while (advance(run, crew));
  engine.release();
  return run;
}

/** Evaluations until the best cost first reached this target; Infinity when it never did. */
export function hitTime(run: Run, target: number): number {
  const { improvements } = run.trace;
  for (let k = 0; k < improvements.length; k += 2) if (improvements[k + 1] <= target) return improvements[k];
  return Infinity;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
