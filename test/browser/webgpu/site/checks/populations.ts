import type { SumRequest } from '../../../../../src/core/population/fold.ts';
import { chunkSize, sumLength } from '../../../../../src/core/population/fold.ts';
import type { Bounds, ChildrenPlan, DrawAddress, GaussianPlan, Plan } from '../../../../../src/core/population/plan.ts';
import { engineSetting } from '../../../../../src/engines/setting.ts';
import { addChunks } from '../../../../../src/engines/slices.ts';
import { WasmEngine } from '../../../../../src/engines/wasm/engine.ts';
import { GpuEngine } from '../../../../../src/engines/webgpu/engine.ts';
import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { word, type Program } from '../../../../../src/engines/webgpu/program.ts';
import philoxSource from '../../../../../src/engines/webgpu/wgsl/philox.wgsl?raw';
import { Kernels } from '../../../../../src/kernels/kernels.ts';
import { fetchKernels } from '../../../../../src/runtime/kernels-url.ts';
import { sphere } from '../sphere.ts';

const kernels = fetchKernels().then((module) => new Kernels(module));
const ADDRESS: DrawAddress = { seed: 4_000_000_007, repetition: 3, generation: 12 };

const philoxProgram: Program = {
  name: 'philox',
  key: '',
  outputShape: [64],
  variableNames: [],
  threads: 16,
  uniforms: 'generation : u32, purpose : u32, seed : u32, repetition : u32,',
  userCode: `${philoxSource}
  fn main(index : i32) {
    if (index >= 16) { return; }
    let counter = vec4<u32>(u32(index), 4294967295u - u32(index), uniforms.generation, uniforms.purpose);
    let words = philox(counter, vec2<u32>(uniforms.seed, uniforms.repetition));
    for (var k = 0; k < 4; k++) { result[4 * index + k] = bitcast<i32>(words[k]); }
  }`,
};

/** Sixty-four words of the device and of the kernels. */
export async function philoxWords(): Promise<{ device: number[]; kernels: number[] }> {
  const { call, uint32 } = await kernels;
  const gpu = await Gpu.open();
  const { generation, seed, repetition } = ADDRESS;
  const words = await gpu.read(gpu.run(philoxProgram, [], word(generation, 5, seed, repetition), 'int32'));
  gpu.release();
  const place = uint32.call(await kernels, 4);
  const own: number[] = [];
  for (let block = 0; block < 16; block++) {
    call.philox(block, 4294967295 - block, generation, 5, seed, repetition, place.pointer);
    own.push(...Int32Array.from(place.values));
  }
  return { device: [...words], kernels: own };
}

/** A plan to compare, in few words. */
interface PlanOrder {
  readonly kind: 'gaussian' | 'uniform' | 'points' | 'children';
  readonly size: number;
  readonly dimension: number;
  readonly factor?: 'none' | 'diagonal' | 'matrix';
  /** So many directions instead of a factor. */
  readonly directions?: number;
  /** Of what children are made. */
  readonly form?: Recipe;
  readonly mirrored?: boolean;
  readonly centred?: boolean;
  readonly bounds?: Bounds;
}

/** What children are made of: differences, each with draws of its own or not, crossover and mutations. */
interface Recipe {
  readonly random?: readonly boolean[];
  readonly crossed?: boolean;
  readonly forced?: boolean;
  readonly mutated?: boolean;
}

/** Numbers between −½ and ½ that look like noise and are the same everywhere. */
function wave(length: number, pace: number): Float64Array {
  return Float64Array.from({ length }, (_, k) => ((k * pace) % 1) - 0.5);
}

/** Children of seven members; the last child is its base, whatever the others are made of. */
function childrenOf(size: number, dimension: number, { random = [], ...form }: Recipe): ChildrenPlan {
  const count = 7;
  const some = (pace: number, from = 0): Int32Array =>
    Int32Array.from({ length: size }, (_, i) => from + ((pace * i) % (count - from)));
  const numbers = (pace: number, lastOne: number): Float64Array => {
    const values = wave(size, pace).map((value) => value + 0.5);
    values[size - 1] = lastOne;
    return values;
  };
  const forced = Int32Array.from({ length: size }, (_, i) => (i % 3 === 0 ? -1 : i % dimension));
  // Chances of 0 and 1 are among them.
  const keep = numbers(0.29, 1).map((value) => Math.min(1, Math.max(0, 1.4 * value - 0.2)));
  return {
    ...{ kind: 'children', size, dimension, members: wave(count * dimension, 0.618), base: some(3) },
    differences: random.map((own, k) => {
      return { plus: some(k + 2), minus: some(k + 4, -1), weight: numbers(0.1 * (k + 3), 0), random: own };
    }),
    ...(form.crossed ? { crossover: { other: some(5), keep, ...(form.forced ? { forced } : {}) } } : {}),
    ...(form.mutated ? { power: numbers(0.37, 0) } : {}),
  };
}

function planOf(order: PlanOrder): Plan {
  const { kind, size, dimension, factor = 'none', mirrored = false, centred = false } = order;
  if (kind === 'children') return childrenOf(size, dimension, order.form ?? {});
  if (kind === 'uniform') return { kind, size, dimension, lower: -5, upper: 5 };
  if (kind === 'points') return { kind, size, dimension, rows: wave(size * dimension, 0.618).map((x) => 20 * x) };
  const length = { none: 0, diagonal: dimension, matrix: dimension * dimension }[factor];
  const own = length > 0 ? wave(length, 0.7548) : null;
  const gaussian = { kind, size, dimension, mean: wave(dimension, 0.381), sigma: 1.5, factor: own, mirrored, centred };
  if (order.directions === undefined) return gaussian;
  // A direction more than there are rates for is left out.
  const rows = wave((order.directions + 1) * dimension, 0.7548).map((value) => 3 * value);
  const rates = Float64Array.from({ length: order.directions }, (_, k) => Math.min(1, 3 / (k + 1) / dimension));
  return { ...gaussian, directions: { rows, rates } };
}

async function both(bounds: Bounds, dimension: number) {
  const gpu = await Gpu.open();
  const own = await kernels;
  const setting = engineSetting({ problem: 'bbob-f1', dim: dimension, instance: 1, bounds });
  const device = new GpuEngine(gpu, own, setting, sphere(gpu));
  const reference = new WasmEngine(own, setting);
  const release = (): void => {
    device.release();
    reference.release();
    gpu.release();
  };
  return { gpu, device, reference, release };
}

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  a.length === b.length
    ? Array.from(a, (x, k) => Math.abs(x - b[k])).reduce((m, x) => (x > m || x !== x ? x : m), 0)
    : NaN;

/** The largest difference between the engines in a population as drawn, as evaluated, in its penalties and pictures. */
export async function population(order: PlanOrder): Promise<Record<string, number>> {
  const { bounds = 'none', dimension, size } = order;
  const { device, reference, release } = await both(bounds, dimension);
  const plan = planOf(order);
  const answer = await device.evaluate({ kind: 'evaluate', plan, address: ADDRESS, count: size });
  const expected = reference.evaluate(plan, ADDRESS, 0, size);
  const everybody = Uint32Array.from({ length: size }, (_, i) => i);
  const drawn = (await device.gather(plan, ADDRESS, everybody))!;
  const some = [0, 1, size >> 1, size - 1];
  const keep = everybody.filter((i) => i % 3 === 1).reverse();
  const fold = await device.fold({ kind: 'fold', plan, address: ADDRESS, request: { sums: [], keep }, rows: some });
  if (fold.kind !== 'fold') throw new Error('Rows were asked for.');
  const rows = reference.rows(plan, ADDRESS, some);
  const directions = [wave(dimension, 0.29), wave(dimension, 0.53)];
  const projected = (await device.project(plan, ADDRESS, 2, size, directions))!;
  const penalties = answer.kind === 'evaluate' ? answer.penalties : null;
  const seen = {
    drawn: furthest(drawn, reference.gather(plan, ADDRESS, everybody)),
    rows: Math.max(...rows.map((row, k) => furthest(row, fold.rows[k]))),
    kept: furthest(fold.folded[0], reference.keep(plan, ADDRESS, keep)),
    // What is kept is what was drawn, bit for bit.
    keptOfDrawn: furthest(
      fold.folded[0],
      [...keep].flatMap((i) => [...drawn.subarray(i * dimension, (i + 1) * dimension)]),
    ),
    penalties: expected.penalties ? furthest(expected.penalties, penalties ?? []) : penalties === null ? 0 : NaN,
    projected: furthest(projected, reference.project(plan, ADDRESS, 2, size, directions)),
    diversity: Math.abs(device.diversity(plan)! - reference.diversity(plan, ADDRESS)),
  };
  release();
  return seen;
}

/**
 * Evaluates children that are their members as they are, of which all are kept, five times over, each time as the members of
 * the next. Returns how many numbers differ in the end from those that came first, and how often something was read.
 */
export async function unchanged(size: number, dimension: number): Promise<{ moved: number; readbacks: number }> {
  const { gpu, device, release } = await both('none', dimension);
  const everybody = Uint32Array.from({ length: size }, (_, i) => i);
  const base = Int32Array.from(everybody);
  const keeping = async (plan: Plan, generation: number): Promise<Float64Array> => {
    const need = { plan, address: { ...ADDRESS, generation } };
    await device.evaluate({ kind: 'evaluate', ...need, count: size });
    const answer = await device.fold({ kind: 'fold', ...need, request: { sums: [], keep: everybody }, rows: [0] });
    if (answer.kind !== 'fold') throw new Error('Rows were asked for.');
    return answer.folded[0];
  };
  const first = await keeping({ ...childrenOf(size, dimension, { mutated: true }), base }, 0);
  let members = first;
  for (let generation = 1; generation <= 5; generation++) {
    members = await keeping({ kind: 'children', size, dimension, members, base }, generation);
  }
  const moved = members.filter((value, k) => !Object.is(value, first[k])).length;
  const { readbacks } = gpu;
  release();
  return { moved, readbacks };
}

/** The largest difference of each kind of sum, relative to the sum of the terms' sizes. */
export async function sums(order: PlanOrder): Promise<number[]> {
  const { size, dimension } = order;
  const { device, reference, release } = await both('none', dimension);
  const plan = planOf(order) as GaussianPlan;
  const weights = wave(size, 0.7071);
  const requests: SumRequest[] = [
    { of: 'step', moment: 'first', weights },
    { of: 'noise', moment: 'second', weights },
    { of: 'step', moment: 'outer', weights, boundNegative: true },
    { of: 'noise', moment: 'first', weights },
  ];
  const need = { kind: 'fold', plan, address: ADDRESS, request: { sums: requests }, rows: [] } as const;
  const answer = await device.fold(need);
  if (answer.kind !== 'fold') throw new Error('Sums were asked for.');
  const chunks = Math.ceil(size / chunkSize(size));
  const differences = requests.map((request, s) => {
    const partials = [reference.fold(plan, ADDRESS, request, 0, chunks)];
    const expected = addChunks(partials, sumLength(request, dimension));
    // The reference leaves what lies above the diagonal to symmetry.
    const compared = [...expected.keys()].filter((k) => request.moment !== 'outer' || k % dimension <= k / dimension);
    const own = compared.map((k) => answer.folded[s][k]);
    return (
      furthest(
        own,
        compared.map((k) => expected[k]),
      ) / size
    );
  });
  release();
  return differences;
}
