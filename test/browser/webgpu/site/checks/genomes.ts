import { resolve } from '../../../../../src/core/experiment/settings.ts';
import type { Answer, Need } from '../../../../../src/core/experiment/need.ts';
import { Run } from '../../../../../src/core/experiment/run.ts';
import { engineSetting } from '../../../../../src/engines/setting.ts';
import { WasmEngine } from '../../../../../src/engines/wasm/engine.ts';
import { GpuEngine } from '../../../../../src/engines/webgpu/engine.ts';
import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { Kernels } from '../../../../../src/kernels/kernels.ts';
import { fetchKernels } from '../../../../../src/runtime/kernels-url.ts';
import { sphere } from '../sphere.ts';

const kernels = fetchKernels().then((module) => new Kernels(module));

const bits = (values: Float32Array): Uint32Array => new Uint32Array(values.buffer, values.byteOffset, values.length);

/** How many of two rows of float32 numbers differ in any bit; at least one where their lengths do. */
function differing(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Infinity;
  const [own, other] = [bits(a), bits(b)];
  return own.reduce((count, word, k) => count + (word === other[k] ? 0 : 1), 0);
}

export interface Bred {
  readonly generations: number;
  /** Mutations in the longest chain of a parent. */
  readonly depth: number;
  /** Numbers of the last generation that differ from what the reference decodes from the chains alone. */
  readonly population: number;
  /** The same of the best individual, and of the last generation made again by an engine that knows nothing. */
  readonly champion: number;
  readonly again: number;
  readonly best: number;
  readonly readbacks: number;
  /** The first parent: its chain from the root on, and the bits of its weights as the device has them. */
  readonly seeds: readonly number[];
  readonly powers: readonly number[];
  readonly weights: readonly number[];
}

/** Breeds on the device with a cost of this test's own, and decodes what came of it on the host. */
export async function breed(settings: Record<string, unknown>, generations: number): Promise<Bred> {
  const own = await kernels;
  const { description } = resolve({ evaluations: 1e9, target: 0, ...settings });
  const setting = engineSetting(description);
  const gpu = await Gpu.open();
  const device = new GpuEngine(gpu, own, setting, sphere(gpu));
  const reference = new WasmEngine(own, setting);
  const run = new Run(description, 0, own);
  const answer = (need: Need): Answer | Promise<Answer> => {
    if (need.kind === 'fold') return device.fold(need);
    if (need.kind !== 'evaluate') throw new Error('It ended.');
    if (!need.address.test) return device.evaluate(need);
    return { kind: 'evaluate', costs: Float64Array.of(1), penalties: null };
  };
  let champion: Float64Array = new Float64Array(0);
  while (run.generation < generations) {
    const need = run.next();
    const given = await answer(need);
    if (need.kind === 'fold' && given.kind === 'fold') champion = given.rows[0] ?? champion;
    run.supply(given);
  }
  // One generation more, told to nobody, whose plan knows the whole lineage.
  const need = run.next();
  if (need.kind !== 'evaluate') throw new Error('It ended.');
  const { plan, address } = need;
  await device.evaluate(need);
  const everybody = Uint32Array.from({ length: plan.size }, (_, i) => i);
  const bred = (await device.gather(plan, address, everybody))!;
  const readbacks = gpu.readbacks;
  const decoded = reference.gather(plan, address, everybody);
  const stranger = new GpuEngine(gpu, own, setting, sphere(gpu));
  await stranger.evaluate(need);
  const again = (await stranger.gather(plan, address, everybody))!;
  const { lineage, parents } = run.state as unknown as { lineage: { depth: Uint32Array }; parents: Int32Array };
  // The champion of the last improvement is the elite: its chain is the first of the parents that decodes to it.
  const closest = Math.min(
    ...Array.from(parents, (_, place) => {
      const alone = { ...plan, size: 1, unchanged: 1, parentOf: Int32Array.of(place), seeds: Uint32Array.of(0) };
      return differing(reference.gather(alone as typeof plan, address, Uint32Array.of(0)), Float32Array.from(champion));
    }),
  );
  const first = { ...plan, size: 1, unchanged: 1, parentOf: Int32Array.of(0), seeds: Uint32Array.of(0) } as typeof plan;
  const later = { ...address, generation: address.generation + 1 };
  await device.evaluate({ kind: 'evaluate', plan: first, address: later, count: 1 });
  const weights = [...bits((await device.gather(first, later, Uint32Array.of(0)))!)];
  const chain: number[] = [];
  if (plan.kind !== 'mutants') throw new Error('Chains were asked for.');
  for (let at = plan.parents[0]; at >= 0; at = plan.lineage.ancestor[at]) chain.unshift(at);
  const seen = {
    seeds: chain.map((node) => plan.lineage.seed[node]),
    powers: chain.map((node) => plan.lineage.power[node]),
    weights,
    generations: run.generation,
    depth: Math.max(...Array.from(parents, (node) => lineage.depth[node])),
    population: differing(bred, decoded),
    champion: closest,
    again: differing(again, decoded),
    best: run.best,
    readbacks,
  };
  stranger.release();
  device.release();
  reference.release();
  gpu.release();
  return seen;
}
