import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { InputError } from '../core/experiment/fields.ts';
import { nearest } from '../core/experiment/nearest.ts';
import { findProblem, PROBLEMS } from '../core/problems/registry.ts';
import { WasmEngine } from '../engines/wasm/engine.ts';
import { Kernels } from '../kernels/kernels.ts';
import { parseJson, readNumber, stringify } from './json.ts';
import { kernelModule } from './kernels.ts';

type Write = (line: string) => Promise<void>;

const MOST_ENGINES = 32;

/** Evaluates points: one JSON line in, one out, in order; a bad line gives an error in its place. */
export async function evaluateLines(input: Readable, write: Write): Promise<void> {
  const engines = new EngineCache();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    try {
      await write(stringify(evaluateLine(line, engines)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      await write(stringify({ error: error.message }));
    }
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
    throw new InputError(
      `There is no problem called ${JSON.stringify(id)}; the nearest one is ${nearest(String(id), ids) ?? ids[0]}.`,
    );
  }
  const own = {
    dim: within('dim', dim, problem.dimensions),
    instance: within('instance', instance, problem.instances),
  };
  const rows = readRows(x, own.dim);
  const engine = engines.get({
    problem: problem.id,
    ...own,
    bounds: 'none',
    lower: problem.lower,
    upper: problem.upper,
  });
  const { fopt, xopt } = engine.optimum;
  return { y: engine.costs(rows).map((cost) => cost + fopt), fopt, xopt };

  function within(key: string, value: unknown, [least, most]: readonly [number, number]): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    const found = value === undefined ? 'missing' : JSON.stringify(value);
    throw new InputError(
      `${key} is ${found}; ${problem!.suite} defines ${key === 'dim' ? 'dimensions' : 'instances'} ${least} to ${most}.`,
    );
  }
}

function readRows(x: unknown, dim: number): Float64Array {
  if (!Array.isArray(x)) throw new InputError(`x must be an array of points, each with ${dim} numbers.`);
  const rows = new Float64Array(x.length * dim);
  x.forEach((point: unknown, i) => {
    if (!Array.isArray(point) || point.length !== dim) {
      const found = Array.isArray(point) ? `${point.length} numbers` : JSON.stringify(point);
      throw new InputError(`Point ${i + 1} of x has ${found}, but dim is ${dim}.`);
    }
    point.forEach((entry: unknown, j) => {
      const value = readNumber(entry);
      if (value === undefined) {
        throw new InputError(
          `Coordinate ${j + 1} of point ${i + 1} is ${JSON.stringify(entry)}, but it must be a number.`,
        );
      }
      rows[i * dim + j] = value;
    });
  });
  return rows;
}

/** Engines of the problems asked for last: building one costs far more than evaluating a few points. */
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
