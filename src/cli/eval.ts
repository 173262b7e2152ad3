import type { Readable } from 'node:stream';
import { InputError } from '../core/experiment/fields.ts';
import { nearest } from '../core/experiment/nearest.ts';
import { quote } from '../core/experiment/quote.ts';
import { findProblem, PROBLEMS } from '../core/problems/registry.ts';
import { isTask } from '../core/problems/task.ts';
import { engineSetting } from '../engines/setting.ts';
import { WasmEngine } from '../engines/wasm/engine.ts';
import { Kernels } from '../kernels/kernels.ts';
import { messageOf } from '../runtime/remote.ts';
import { parseJson, readNumber, stringify } from './json.ts';
import { kernelModule } from './kernels.ts';
import { linesOf } from './lines.ts';

type Write = (line: string) => Promise<void>;

const MOST_ENGINES = 32;

/** Evaluates points: one JSON line in, one out, in order; a bad line gives an error in its place. */
export async function evaluateLines(input: Readable, write: Write): Promise<void> {
  const engines = new EngineCache();
  for await (const line of linesOf(input)) {
    await write(answer(line, engines));
  }
}

function answer(line: string, engines: EngineCache): string {
  try {
    return stringify(evaluateLine(line, engines));
  } catch (error) {
    // Whatever one line does, the next one must be answered.
    const message = error instanceof InputError ? error.message : `The line cannot be evaluated: ${messageOf(error)}.`;
    return stringify({ error: message });
  }
}

function evaluateLine(line: string, engines: EngineCache) {
  const task = parseJson(line);
  if (typeof task !== 'object' || task === null || Array.isArray(task)) {
    throw new InputError('A line must be a JSON object with problem, dim, instance and x.');
  }
  const { problem: id, dim, instance, x } = task as Record<string, unknown>;
  const problem = typeof id === 'string' ? findProblem(id) : undefined;
  if (!problem) {
    const ids = PROBLEMS.map((known) => known.id);
    const suggestion = (typeof id === 'string' && nearest(id, ids)) || ids[0];
    throw new InputError(`problem is ${quote(id)}, which is none; the nearest one is ${suggestion}.`);
  }
  if (isTask(problem)) {
    throw new InputError(
      `${problem.id} is a task, which has episodes instead of points: step it with the command rollout.`,
    );
  }
  const own = {
    dim: within('dim', dim, problem.dimensions),
    instance: within('instance', instance, problem.instances),
  };
  const rows = readRows(x, own.dim);
  const engine = engines.get(engineSetting({ problem: problem.id, ...own, bounds: 'none' }));
  const { fopt, xopt } = engine.optimum;
  return { y: engine.costs(rows).map((cost) => cost + fopt), fopt, xopt };

  function within(key: string, value: unknown, [least, most]: readonly [number, number]): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InputError(
      `${key} is ${quote(value)}; ${problem!.suite} defines ${key === 'dim' ? 'dimensions' : 'instances'} ${least} to ${most}.`,
    );
  }
}

function readRows(x: unknown, dim: number): Float64Array {
  if (!Array.isArray(x)) throw new InputError(`x must be an array of points, each with ${dim} numbers.`);
  const rows = new Float64Array(x.length * dim);
  x.forEach((point: unknown, i) => {
    if (!Array.isArray(point) || point.length !== dim) {
      const found = Array.isArray(point) ? `${point.length} numbers` : quote(point);
      throw new InputError(`Point ${i + 1} of x has ${found}, but dim is ${dim}.`);
    }
    point.forEach((entry: unknown, j) => {
      const value = readNumber(entry);
      if (value === undefined) {
        throw new InputError(`Coordinate ${j + 1} of point ${i + 1} is ${quote(entry)}, but it must be a number.`);
      }
      rows[i * dim + j] = value;
    });
  });
  return rows;
}

/** Engines of some problems, the first built being the first to go: building one costs far more than a few evaluations. */
class EngineCache {
  readonly #kernels = new Kernels(kernelModule());
  readonly #engines = new Map<string, WasmEngine>();

  get(setting: ConstructorParameters<typeof WasmEngine>[1]): WasmEngine {
    const key = JSON.stringify(setting);
    let engine = this.#engines.get(key);
    if (!engine) {
      const [oldest] = this.#engines;
      if (this.#engines.size >= MOST_ENGINES && oldest) {
        oldest[1].release();
        this.#engines.delete(oldest[0]);
      }
      engine = new WasmEngine(this.#kernels, setting);
      this.#engines.set(key, engine);
    }
    return engine;
  }
}
