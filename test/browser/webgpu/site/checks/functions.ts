import { GpuBbobObjective } from '../../../../../src/engines/webgpu/bbob/bbob-objective.ts';
import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { Bbob } from '../../../../../src/kernels/bbob.ts';
import { Kernels } from '../../../../../src/kernels/kernels.ts';
import { fetchKernels } from '../../../../../src/runtime/kernels-url.ts';

const POINTS = 128;
let word = 1;
const random = (): number => (word = (Math.imul(word, 1664525) + 1013904223) >>> 0) / 2 ** 32;

/** A coordinate of a point, given that of the optimum. */
const PLACES: Readonly<Record<string, (optimum: number) => number>> = {
  'in the box': () => 10 * random() - 5,
  'in and outside the box': () => 20 * random() - 10,
  'within 0.1 of the optimum': (x) => x + 0.2 * random() - 0.1,
  'within 1e-3 of it': (x) => x + 2e-3 * random() - 1e-3,
  'within 1e-6 of it': (x) => x + 2e-6 * random() - 1e-6,
  'at the optimum': (x) => x,
};

export interface Pair {
  readonly place: string;
  readonly reference: number[];
  readonly device: number[];
}

/** Costs of a function at the same float32 points on both engines, by place. */
export async function bothCosts(number: number, dimension: number, instance: number): Promise<Pair[]> {
  word = 1;
  const kernels = new Kernels(await fetchKernels());
  const problem = Bbob.create(kernels, number, dimension, instance);
  const gpu = await Gpu.open();
  const objective = new GpuBbobObjective(gpu, kernels, number, dimension, instance);
  const tiles = kernels.float64(dimension * POINTS);
  const costs = kernels.float64(POINTS);
  const pairs: Pair[] = [];
  for (const [place, coordinate] of Object.entries(PLACES)) {
    const values = new Float32Array(dimension * POINTS);
    for (let i = 0; i < POINTS; i++) {
      for (let j = 0; j < dimension; j++) {
        const x = Math.fround(coordinate(problem.xopt[j]));
        values[j * POINTS + i] = x;
        tiles.values[4 * ((i >> 2) * dimension + j) + (i & 3)] = x;
      }
    }
    problem.evaluate(tiles.pointer, POINTS / 4, costs.pointer);
    const points = gpu.upload(values, [dimension, POINTS]);
    const found = objective.evaluate(points).costs;
    pairs.push({ place, reference: [...costs.values], device: [...(await gpu.read(found))] });
    found.dispose();
    points.dispose();
  }
  objective.release();
  problem.release();
  gpu.release();
  return pairs;
}

/** Costs of points with a NaN, an infinite, a huge and no special coordinate, in words: numbers that are none are lost on the way. */
export async function specialCosts(number: number): Promise<string[]> {
  const kernels = new Kernels(await fetchKernels());
  const gpu = await Gpu.open();
  const objective = new GpuBbobObjective(gpu, kernels, number, 2, 1);
  const points = gpu.upload(Float32Array.of(NaN, Infinity, 2, -1, 9, 1, 1, -Infinity, 1, Infinity), [2, 5]);
  const { costs } = objective.evaluate(points);
  const words = [...(await gpu.read(costs))].map((cost) => (Number.isFinite(cost) ? 'finite' : String(cost)));
  gpu.release();
  return words;
}
