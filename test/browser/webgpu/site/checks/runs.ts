import { resultOf } from '../../../../../src/core/experiment/result.ts';
import { Run } from '../../../../../src/core/experiment/run.ts';
import { resolve } from '../../../../../src/core/experiment/settings.ts';
import { Accelerated, type Device } from '../../../../../src/engines/accelerated.ts';
import { advance } from '../../../../../src/engines/advance.ts';
import { Crew } from '../../../../../src/engines/crew.ts';
import { engineSetting } from '../../../../../src/engines/setting.ts';
import { WasmEngine } from '../../../../../src/engines/wasm/engine.ts';
import type { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { openDeviceEngine } from '../../../../../src/engines/webgpu/open.ts';
import { timeOnDevice } from '../../../../../src/engines/webgpu/trial.ts';
import { Kernels } from '../../../../../src/kernels/kernels.ts';
import { spawnInBrowser } from '../../../../../src/runtime/browser-workers.ts';
import { Experiment } from '../../../../../src/runtime/experiment.ts';
import { fetchKernels } from '../../../../../src/runtime/kernels-url.ts';
import type { Snapshot } from '../../../../../src/runtime/snapshot.ts';

type Settings = Record<string, unknown>;
const fetched = fetchKernels();

async function begin(settings: Settings, onOpen: (gpu: Gpu) => void = () => undefined) {
  const kernels = new Kernels(await fetched);
  const { description } = resolve({ engine: 'webgpu', ...settings });
  const setting = engineSetting(description);
  const notices: string[] = [];
  const open = async (): Promise<Device> => {
    const device = await openDeviceEngine(kernels, setting);
    onOpen(device.gpu as Gpu);
    return device;
  };
  const crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => 0);
  const engine = new Accelerated(crew, open, (message) => notices.push(message));
  return { run: new Run(description, 0, kernels), engine, notices };
}

export interface Ended {
  readonly digest: string;
  readonly best: number;
  readonly generations: number;
  readonly reason: string;
  readonly notices: readonly string[];
  /** Devices that were opened, and what each was asked for. */
  readonly opened: number;
  readonly dispatches: number;
  readonly readbacks: number;
}

/**
 * Runs to the end; after each of these generations the device is lost.
 * @param reading not before the next one has asked for its costs
 */
export async function runOnDevice(
  settings: Settings,
  lostAfter: readonly number[] = [],
  reading = false,
): Promise<Ended> {
  const gpus: Gpu[] = [];
  const { run, engine, notices } = await begin(settings, (gpu) => gpus.push(gpu));
  const losses = new Set(lostAfter);
  const lose = (gpu: Gpu): void => {
    if (!reading) return gpu.destroyDevice();
    const read = gpu.read.bind(gpu);
    gpu.read = (tensor) => {
      const asked = read(tensor);
      gpu.destroyDevice();
      return asked;
    };
  };
  while (await advance(run, engine)) if (losses.delete(run.generation)) lose(gpus.at(-1)!);
  engine.release();
  const { digest, best, generations, reason } = resultOf(run);
  const sum = (count: (gpu: Gpu) => number): number => gpus.reduce((total, gpu) => total + count(gpu), 0);
  return {
    digest: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    best,
    generations,
    reason,
    notices,
    opened: gpus.length,
    dispatches: sum(({ dispatches }) => dispatches),
    readbacks: sum(({ readbacks }) => readbacks),
  };
}

/** Tensors and bytes after some generations and after many, and tensors once everything was given back. */
export async function memory(settings: Settings, few: number, many: number): Promise<Record<string, number>> {
  let gpu: Gpu | null = null;
  const { run, engine } = await begin(settings, (opened) => (gpu = opened));
  const advanceTo = async (generation: number) => {
    while (run.generation < generation && (await advance(run, engine)));
    return { tensors: gpu!.tensors, bytes: gpu!.bytes };
  };
  const early = await advanceTo(few);
  const late = await advanceTo(many);
  engine.release();
  return {
    generations: run.generation,
    early: early.tensors,
    late: late.tensors,
    earlyBytes: early.bytes,
    lateBytes: late.bytes,
    left: gpu!.tensors,
  };
}

export interface Watched {
  readonly digest: string;
  readonly best: number;
  readonly devices: readonly string[];
  readonly notices: readonly string[];
  /** Snapshots whose population had finite pictures. */
  readonly pictures: number;
  readonly sampled: number;
}

/** Runs in the workers of the page, as a page does, and looks at what it is shown. */
export async function runInWorkers(settings: Settings): Promise<Watched> {
  const module = await fetched;
  const { description } = resolve({ engine: 'webgpu', ...settings });
  const devices = new Set<string>();
  const notices: string[] = [];
  let pictures = 0;
  let sampled = 0;
  const look = ({ population, engine, notices: told }: Snapshot): void => {
    notices.push(...told);
    devices.add(`${engine.id} ${engine.software ? 'in software' : ''}`.trim());
    if (population?.points.every((x) => Number.isFinite(x))) pictures++;
    if (population?.sample?.rows.every((x) => Number.isFinite(x))) sampled++;
  };
  return new Promise((settle, fail) => {
    let best = Infinity;
    const experiment = new Experiment({
      spawn: spawnInBrowser,
      makeChannel: () => new MessageChannel(),
      module,
      description,
      workers: 1,
      policy: 'auto',
      ready: () => new Promise((wake) => setTimeout(wake, 5)),
      onNotice: (message) => notices.push(message),
      onFailure: (message) => fail(new Error(message)),
      onSnapshot: (_repetition, snapshot) => {
        best = snapshot.best;
        look(snapshot);
      },
      onDone: ({ digest }) => {
        experiment.close();
        settle({ digest, best, devices: [...devices], notices, pictures, sampled });
      },
    });
    const directions = [0, 1].map((k) => Float64Array.from({ length: description.dim }, (_, j) => Number(j === k)));
    experiment.show({ directions: [directions[0], directions[1]], sampled: true });
    experiment.play(Infinity);
  });
}

/** What a trial of the second generation of these settings finds; it is Infinity where nobody wants a device in software. */
export async function trial(settings: Settings, software: boolean): Promise<{ ms: string; software: boolean }> {
  const kernels = new Kernels(await fetched);
  const { description } = resolve(settings);
  const setting = engineSetting(description);
  const crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => 0);
  const run = new Run(description, 0, kernels);
  for (let k = 0; k < 2; k++) await advance(run, crew);
  const { ms, adapter } = await timeOnDevice(kernels, setting, run.plan!, run.shown!, software);
  return { ms: String(ms), software: adapter.software };
}
