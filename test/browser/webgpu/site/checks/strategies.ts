import { Run } from '../../../../../src/core/experiment/run.ts';
import { resolve } from '../../../../../src/core/experiment/settings.ts';
import { strategyOf } from '../../../../../src/core/strategies/registry.ts';
import { Accelerated } from '../../../../../src/engines/accelerated.ts';
import { advance } from '../../../../../src/engines/advance.ts';
import { Crew } from '../../../../../src/engines/crew.ts';
import { engineSetting } from '../../../../../src/engines/setting.ts';
import { WasmEngine } from '../../../../../src/engines/wasm/engine.ts';
import { GpuEngine } from '../../../../../src/engines/webgpu/engine.ts';
import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { objectiveFor } from '../../../../../src/engines/webgpu/objectives.ts';
import { Kernels } from '../../../../../src/kernels/kernels.ts';
import { fetchKernels } from '../../../../../src/runtime/kernels-url.ts';

type Settings = Record<string, unknown>;
const fetched = fetchKernels();
/** One for all checks, so that each program is compiled once. */
let opened: Promise<Gpu> | null = null;
const shared = (): Promise<Gpu> => (opened ??= Gpu.open());

/** What a run came to on either engine. */
export interface Beside {
  /** The best costs after each of the first generations. */
  readonly first: readonly { readonly device: number; readonly reference: number }[];
  readonly device: number;
  readonly reference: number;
  readonly generations: number;
  readonly readbacks: number;
  /** What was said of the device, but for its name. */
  readonly notices: readonly string[];
}

/** A run with its engines, on a device that others use, too. */
function onDevice(gpu: Gpu, module: WebAssembly.Module, settings: Settings) {
  const kernels = new Kernels(module);
  const { description } = resolve({ engine: 'webgpu', ...settings });
  const setting = engineSetting(description);
  const crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => 0);
  const notices: string[] = [];
  const engine = new Accelerated(
    crew,
    async () => {
      const own = new GpuEngine(gpu, kernels, setting, objectiveFor(gpu, kernels, setting));
      return { engine: own, gpu, release: () => own.release() };
    },
    (message) => {
      if (!/is a program/.test(message)) notices.push(message);
    },
  );
  return { description, kernels, crew, engine, notices, run: new Run(description, 0, kernels) };
}

/** Runs to the end on a device and on the reference engine, and watches `watched` generations of both. */
export async function beside(settings: Settings, watched: number): Promise<Beside> {
  const gpu = await shared();
  const { description, kernels, crew, engine, notices, run } = onDevice(gpu, await fetched, settings);
  const other = new Run(description, 0, kernels);
  const before = gpu.readbacks;
  const first: { device: number; reference: number }[] = [];
  while (first.length < watched && (await advance(run, engine)) && (await advance(other, crew))) {
    first.push({ device: run.best, reference: other.best });
  }
  while (await advance(run, engine));
  while (await advance(other, crew));
  const readbacks = gpu.readbacks - before;
  engine.release();
  crew.release();
  const [device, reference] = [run.best, other.best];
  return { first, device, reference, generations: run.generation, readbacks, notices };
}

/**
 * Some generations of each of these strategies, with small populations.
 * @returns what was said while it computed, or what it left behind, with the strategy that it is about
 */
export async function remarks(ids: readonly string[], settings: Settings, generations: number): Promise<string[]> {
  const module = await fetched;
  const gpu = await shared();
  const all: string[] = [];
  for (const id of ids) {
    const before = gpu.tensors;
    const few = 'population' in strategyOf(id).parameters ? { population: 8 } : {};
    const { engine, crew, notices, run } = onDevice(gpu, module, { ...few, ...settings, strategy: id });
    while (run.generation < generations && (await advance(run, engine)));
    if (engine.report.id !== 'webgpu') notices.push('The reference engine computed.');
    if (run.generation < generations) notices.push(`It ended after ${run.generation} generations.`);
    engine.release();
    crew.release();
    if (gpu.tensors !== before) notices.push(`${gpu.tensors - before} tensors were left.`);
    all.push(...notices.map((notice) => `${id}: ${notice}`));
  }
  return all;
}
