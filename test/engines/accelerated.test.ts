import { describe, expect, test } from 'vitest';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { Accelerated, type Device } from '../../src/engines/accelerated.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import type { OpenNeed } from '../../src/engines/engine.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { GpuError, type GpuTrouble } from '../../src/engines/webgpu/gpu-error.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import { resultOf } from '../../src/core/experiment/result.ts';
import { kernelModule } from '../kernels/load.ts';

const kernels = new Kernels(kernelModule);
const settings = { problem: 'bbob-f8', dim: 5, strategy: 'cma-es', evaluations: 600, target: 0, seed: 3 };
const { description } = resolve(settings);

function crew(): Crew {
  const setting = engineSetting(description);
  return new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => 0);
}

/** A device that computes what the reference does, until somebody has it fail. */
function device(fail: (need: OpenNeed) => GpuError | null, log: string[], software = false): Device {
  const own = crew();
  const answer = async (need: OpenNeed) => {
    const error = fail(need);
    if (error) throw error;
    return own.answer(need);
  };
  return {
    engine: {
      evaluate: answer,
      fold: answer,
      project: () => Promise.reject(new GpuError('lost', 'It is gone.')),
      gather: () => null,
      diversity: () => null,
    },
    gpu: { adapter: { text: 'a test', software } },
    release: () => log.push('released'),
  };
}

async function finished(engine: Accelerated): Promise<Uint8Array> {
  const run = new Run(description, 0, kernels);
  while (await advance(run, engine));
  return resultOf(run).digest;
}

function plain(): Uint8Array {
  const run = new Run(description, 0, kernels);
  const own = crew();
  while (advance(run, own));
  return resultOf(run).digest;
}

/** Fails once at the first need of this kind of a generation. */
function failing(kind: OpenNeed['kind'], generation: number, trouble: GpuTrouble) {
  let done = false;
  return (need: OpenNeed): GpuError | null => {
    if (done || need.kind !== kind || need.address.generation !== generation) return null;
    done = true;
    return new GpuError(trouble, 'The graphics processor was lost (a test).');
  };
}

describe('a run on a device', () => {
  test.each(['evaluate', 'fold'] as const)('that is lost when asked to %s loses no generation', async (kind) => {
    const notices: string[] = [];
    const log: string[] = [];
    const fail = failing(kind, 7, 'lost');
    let opened = 0;
    const open = async (): Promise<Device> => (opened++, device(fail, log));
    const engine = new Accelerated(crew(), open, (message) => notices.push(message));
    expect(await finished(engine)).toEqual(plain());
    expect(opened).toBe(2);
    expect(notices).toEqual([
      'The graphics processor was lost (a test). It is opened again, and the run goes on where it was.',
    ]);
    expect(engine.report).toMatchObject({ id: 'webgpu', device: 'a test' });
    engine.release();
    expect(log).toEqual(['released', 'released']);
  });

  test('whose memory is not enough goes on with the reference engine', async () => {
    const notices: string[] = [];
    const fail = failing('evaluate', 3, 'memory');
    const engine = new Accelerated(
      crew(),
      async () => device(fail, []),
      (message) => notices.push(message),
    );
    expect(await finished(engine)).toEqual(plain());
    expect(notices).toEqual(['The graphics processor was lost (a test). The run goes on with the reference engine.']);
    expect(engine.report.id).toBe('wasm');
  });

  test('that is not there is begun with the reference engine, which is said once', async () => {
    const notices: string[] = [];
    const open = (): Promise<Device> => Promise.reject(new GpuError('absent', 'This browser has no WebGPU.'));
    const engine = new Accelerated(crew(), open, (message) => notices.push(message));
    expect(await finished(engine)).toEqual(plain());
    expect(notices).toEqual(['This browser has no WebGPU. The run goes on with the reference engine.']);
  });

  test('that fails again and again is given up', async () => {
    const notices: string[] = [];
    const always = (): GpuError => new GpuError('silent', 'The graphics processor did not answer within 20 s.');
    const engine = new Accelerated(
      crew(),
      async () => device(always, []),
      (message) => notices.push(message),
    );
    expect(await finished(engine)).toEqual(plain());
    expect(notices).toHaveLength(3);
    expect(notices[2]).toMatch(/goes on with the reference engine\.$/);
  });

  test('that is a program says so once, however often it is opened', async () => {
    const notices: string[] = [];
    const open = async (): Promise<Device> => device(() => null, [], true);
    const engine = new Accelerated(crew(), open, (message) => notices.push(message));
    await finished(engine);
    engine.rest();
    await finished(engine);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/is a program \(a test\)/);
  });

  test('has pictures from the reference engine where the device cannot make them', async () => {
    const engine = new Accelerated(
      crew(),
      async () => device(() => null, []),
      () => undefined,
    );
    const run = new Run(description, 0, kernels);
    for (let k = 0; k < 3; k++) await advance(run, engine);
    const reference = crew();
    const directions = [Float64Array.of(1, 0, 0, 0, 0)];
    const size = run.plan!.size;
    const seen = await engine.project(run.plan!, run.shown!, 0, size, directions);
    expect(seen).toEqual(reference.project(run.plan!, run.shown!, 0, size, directions));
    const some = Uint32Array.of(0, 2);
    expect(await engine.gather(run.plan!, run.shown!, some)).toEqual(reference.gather(run.plan!, run.shown!, some));
    expect(engine.diversity(run.plan!, run.shown!)).toBe(reference.diversity(run.plan!, run.shown!));
  });
});
