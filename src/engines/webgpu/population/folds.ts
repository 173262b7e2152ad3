import type { Tensor } from '@tensorflow/tfjs-core';
import { sumLength, type FoldRequest, type SumRequest } from '../../../core/population/fold.ts';
import type { Gpu } from '../gpu.ts';
import { integer, type Program } from '../program.ts';
import type { Generation } from './generation.ts';
import { addRows, roomFor } from './rows.ts';

/** Threads that share one sum at most, each with every so-manieth individual. */
const MOST_SHARES = 64;
/** About so many threads fill a device. */
const THREADS = 65_536;

const TERMS = {
  first: 'v[j * size + i]',
  second: 'v[j * size + i] * v[j * size + i]',
  outer: 'v[(j / dimension) * size + i] * v[(j % dimension) * size + i]',
} as const;

/** Partial sums: row j of sum j, a column for each share. */
const partialProgram = (moment: keyof typeof TERMS, sums: number, shares: number): Program => ({
  name: 'partial sums',
  key: moment,
  outputShape: [sums, shares],
  variableNames: ['v', 'weights'],
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let dimension = uniforms.vShape.x;
    let size = uniforms.vShape.y;
    let shares = uniforms.outShape.y;
    let j = index / shares;
    var sum = 0.0;
    for (var i = index - j * shares; i < size; i += shares) { sum += weights[i] * (${TERMS[moment]}); }
    result[index] = sum;
  }`,
});

/** Adds the shares of each sum, in order, and writes them from place `at` on. */
const totalProgram = (length: number, sums: number): Program => ({
  name: 'sums',
  key: '',
  outputShape: [length],
  variableNames: ['partial'],
  threads: sums,
  uniforms: 'at : i32,',
  userCode: `fn main(index : i32) {
    let shares = uniforms.partialShape.y;
    if (index >= uniforms.partialShape.x) { return; }
    var sum = 0.0;
    for (var k = 0; k < shares; k++) { sum += partial[index * shares + k]; }
    result[uniforms.at + index] = sum;
  }`,
});

/** Each negative weight times dimension/|z|². */
const boundedWeights = (size: number): Program => ({
  name: 'bounded weights',
  key: '',
  outputShape: [size],
  variableNames: ['weights', 'z'],
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    var weight = weights[index];
    if (weight < 0.0) {
      var norm = 0.0;
      for (var j = 0; j < uniforms.zShape.x; j++) { norm += z[j * uniforms.size + index] * z[j * uniforms.size + index]; }
      weight *= f32(uniforms.zShape.x) / norm;
    }
    result[index] = weight;
  }`,
});

/**
 * The sums of a request, behind them the individuals that it keeps as they were drawn, and some rows as they were evaluated:
 * all in one readback.
 */
export async function fold(
  gpu: Gpu,
  generation: Generation,
  { sums, keep }: FoldRequest,
  rows: readonly number[],
): Promise<{ readonly folded: Float64Array[]; readonly rows: Float64Array[] }> {
  const { dimension, size } = generation.plan;
  const kept = keep?.length ?? 0;
  const lengths = [...sums.map((sum) => sumLength(sum, dimension)), ...rows.map(() => dimension)];
  const beforeKept = lengths.reduce((sum, length) => sum + length, 0);
  const total = beforeKept + (kept > 0 ? dimension * roomFor(kept, size) : 0);
  let packed: Tensor | null = null;
  let at = 0;
  for (const sum of sums) {
    packed = addSum(gpu, generation, sum, total, at, packed);
    at += sumLength(sum, dimension);
  }
  if (rows.length > 0) packed = addRows(gpu, generation.points, rows, total, at, packed);
  if (keep && kept > 0) packed = addRows(gpu, generation.drawn, keep, total, beforeKept, packed);
  try {
    const values = packed ? await gpu.read(packed) : new Float32Array(0);
    const parts = split(values, [...lengths, kept * dimension]);
    const own = keep ? [parts.at(-1)!] : [];
    return { folded: [...parts.slice(0, sums.length), ...own], rows: parts.slice(sums.length, -1) };
  } finally {
    packed?.dispose();
  }
}

/** Queues one sum, from place `at` of a result of `total` numbers on, and returns where it was written to. */
function addSum(
  gpu: Gpu,
  { plan, draws, steps }: Generation,
  request: SumRequest,
  total: number,
  at: number,
  output: Tensor | null,
): Tensor {
  if (!draws || !steps) throw new Error(`Sums over a population of ${plan.kind} are not defined.`);
  const { size, dimension } = plan;
  const length = sumLength(request, dimension);
  const given = gpu.upload(Float32Array.from(request.weights), [size]);
  const weights = request.boundNegative ? gpu.run(boundedWeights(size), [given, draws]) : given;
  const shares = Math.max(1, Math.min(MOST_SHARES, size, Math.ceil(THREADS / length)));
  const source = request.of === 'noise' ? draws : steps;
  const partial = gpu.run(partialProgram(request.moment, length, shares), [source, weights]);
  const made = gpu.run(totalProgram(total, length), [partial], integer(at), 'float32', output ?? undefined);
  for (const tensor of new Set([given, weights, partial])) tensor.dispose();
  return made;
}

function split(values: Float32Array | Int32Array, lengths: readonly number[]): Float64Array[] {
  let from = 0;
  return lengths.map((length) => Float64Array.from(values.subarray(from, (from += length))));
}
