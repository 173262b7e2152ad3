import { Bbob } from '../../src/kernels/bbob.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import coco from './coco-speed.json' with { type: 'json' };

/** Speed of one function in one dimension, beside the C code of COCO. */
export interface FunctionRow {
  readonly function: number;
  readonly dimension: number;
  readonly evaluationsPerSecond: number;
  readonly cocoPerSecond: number;
  readonly ratio: number;
}

/** Ratios of all functions in one dimension. */
export interface FunctionSummary {
  readonly dimension: number;
  readonly geometricMean: number;
  readonly least: number;
}

const DIMENSIONS = ['2', '10', '40'] as const;
const POPULATION = 256;
const WINDOW_MS = 60;
const WINDOWS = 5;

/**
 * Evaluations per second on one thread, for a population that stays in the kernels' memory: random points in the box,
 * instance 1, best of several windows, the first of which only warms up.
 */
export function functionSpeeds(module: WebAssembly.Module): FunctionRow[] {
  const kernels = new Kernels(module);
  return coco.functions.flatMap((reference) =>
    DIMENSIONS.map((key) => {
      const dimension = Number(key);
      const evaluationsPerSecond = measure(kernels, reference.function, dimension);
      const cocoPerSecond = reference[key];
      const ratio = evaluationsPerSecond / cocoPerSecond;
      return { function: reference.function, dimension, evaluationsPerSecond, cocoPerSecond, ratio };
    }),
  );
}

export function summarise(rows: readonly FunctionRow[]): FunctionSummary[] {
  return DIMENSIONS.map(Number).map((dimension) => {
    const ratios = rows.filter((row) => row.dimension === dimension).map(({ ratio }) => ratio);
    const logs = ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0);
    return { dimension, geometricMean: Math.exp(logs / ratios.length), least: Math.min(...ratios) };
  });
}

function measure(kernels: Kernels, number: number, dimension: number): number {
  const problem = Bbob.create(kernels, number, dimension, 1);
  const points = kernels.float64(POPULATION * dimension);
  const costs = kernels.float64(POPULATION);
  points.values.forEach((_, k, values) => (values[k] = 10 * Math.random() - 5));
  let best = 0;
  for (let window = 0; window <= WINDOWS; window++) {
    let evaluations = 0;
    let elapsed = 0;
    const began = performance.now();
    while (elapsed < WINDOW_MS) {
      for (let k = 0; k < 4; k++) problem.evaluate(points.pointer, POPULATION / 4, costs.pointer);
      evaluations += 4 * POPULATION;
      elapsed = performance.now() - began;
    }
    if (window > 0) best = Math.max(best, (1000 * evaluations) / elapsed);
  }
  for (const owned of [points, costs, problem]) owned.release();
  return best;
}
