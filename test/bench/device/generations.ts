// Whole generations of a run on either engine, in one place and on one thread: strategy, population, costs and sums.
import { Run } from '../../../src/core/experiment/run.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { Accelerated, type Device } from '../../../src/engines/accelerated.ts';
import { advance } from '../../../src/engines/advance.ts';
import { Crew } from '../../../src/engines/crew.ts';
import type { Engine } from '../../../src/engines/engine.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import type { Gpu } from '../../../src/engines/webgpu/gpu.ts';
import { openDeviceEngine } from '../../../src/engines/webgpu/open.ts';
import { Kernels } from '../../../src/kernels/kernels.ts';

/** Runs that are measured: each way to make a population, on a function or a task. */
export const MEASURED = [
  { strategy: 'random-search', problem: 'bbob-f15', dim: 20, population: 4096 },
  { strategy: 'hill-climbing', problem: 'bbob-f8', dim: 20, population: 4096 },
  { strategy: 'openai-es', problem: 'bbob-f10', dim: 40, population: 4096 },
  { strategy: 'cma-es', problem: 'bbob-f10', dim: 40, population: 1024 },
  { strategy: 'deep-ga', problem: 'cartpole', population: 1024 },
  { strategy: 'deep-ga', problem: 'bbob-f10', dim: 40, population: 65_536 },
  { strategy: 'lm-ma-es', problem: 'bbob-f10', dim: 40, population: 1024 },
  { strategy: 'elitist-ga', problem: 'bbob-f10', dim: 40, population: 4096 },
  { strategy: 'de', problem: 'bbob-f10', dim: 40, population: 4096 },
  { strategy: 'pso', problem: 'bbob-f10', dim: 40, population: 4096 },
] as const;

/** What one of them came to. */
export interface GenerationSpeed {
  /** Generations per second. */
  readonly reference: number;
  readonly device: number;
  /** Of one generation on the device. */
  readonly dispatches: number;
  readonly readbacks: number;
}

/** A measurement is at least so long, and at least so many generations. */
const WINDOW_MS = 1500;
const LEAST = 3;

/** Measures one of `MEASURED`. */
export async function generationSpeed(module: WebAssembly.Module, which: number): Promise<GenerationSpeed> {
  const kernels = new Kernels(module);
  const endless = { evaluations: 1e9, target: 0, restart: 'none' };
  const { description } = resolve({ ...endless, ...MEASURED[which] });
  const setting = engineSetting(description);
  const crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => performance.now());
  let gpu!: Gpu;
  const open = async (): Promise<Device> => {
    const device = await openDeviceEngine(kernels, setting, 120_000);
    gpu = device.gpu as Gpu;
    return device;
  };
  const accelerated = new Accelerated(crew, open, () => undefined);
  const measure = async (engine: Engine): Promise<{ readonly speed: number; readonly generations: number }> => {
    let run = new Run(description, 0, kernels);
    const next = async (): Promise<void> => {
      if (!(await advance(run, engine))) run = new Run(description, 0, kernels);
    };
    // The first ones compile, and breed from nobody.
    await next();
    await next();
    if (engine === accelerated) gpu.dispatches = gpu.readbacks = 0;
    const began = performance.now();
    let generations = 0;
    while (generations < LEAST || performance.now() - began < WINDOW_MS) {
      await next();
      generations++;
    }
    return { speed: (1000 * generations) / (performance.now() - began), generations };
  };
  const reference = await measure(crew);
  const device = await measure(accelerated);
  const speeds = {
    reference: reference.speed,
    device: device.speed,
    dispatches: gpu.dispatches / device.generations,
    readbacks: gpu.readbacks / device.generations,
  };
  accelerated.release();
  crew.release();
  return speeds;
}
