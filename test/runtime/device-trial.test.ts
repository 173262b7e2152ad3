import { describe, expect, test } from 'vitest';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import { DeviceTrial, type TryDevice } from '../../src/runtime/host/device-trial.ts';
import { kernelModule } from '../kernels/load.ts';

const kernels = new Kernels(kernelModule);

/** A run after a few generations, which are said to have taken so long each: all the same, or what each one took. */
async function watched(took: number | ((k: number) => number), tryDevice: TryDevice, generations = 40) {
  const { description } = resolve({ problem: 'bbob-f1', dim: 4, target: 0, evaluations: 1e6 });
  const setting = engineSetting(description);
  const crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => 0);
  const run = new Run(description, 0, kernels);
  let tries = 0;
  const trial = new DeviceTrial((plan, address) => {
    tries++;
    expect(plan).toBe(run.plan);
    expect(address).toBe(run.shown);
    return tryDevice(plan, address);
  });
  for (let k = 0; k < generations; k++) {
    void advance(run, crew);
    trial.note(run, typeof took === 'number' ? took : took(k));
    await Promise.resolve();
  }
  await new Promise((settled) => setTimeout(settled));
  return { tries, offer: trial.offer };
}

const finds =
  (ms: number): TryDevice =>
  () =>
    Promise.resolve({ device: 'a card', ms });

describe('a graphics processor', () => {
  test('is tried once and offered where it is twice as fast, with the figures', async () => {
    const { tries, offer } = await watched(100, finds(50));
    expect(tries).toBe(1);
    expect(offer).toEqual({ device: 'a card', referenceMs: 100, deviceMs: 50 });
  });

  test('is not offered for less', async () => {
    expect(await watched(100, finds(51))).toEqual({ tries: 1, offer: null });
    expect(await watched(100, finds(Infinity))).toEqual({ tries: 1, offer: null });
  });

  test('is not tried where generations are quick, or before a run was watched for a while', async () => {
    expect(await watched(20, finds(1), 200)).toEqual({ tries: 0, offer: null });
    expect(await watched(100, finds(1), 10)).toEqual({ tries: 0, offer: null });
  });

  test('is tried again once generations take four times as long, and what was found last counts', async () => {
    const fast: number[] = [];
    const growing = (after: number) => (k: number) => (k < 20 ? 100 : after);
    const found = await watched(growing(400), () =>
      Promise.resolve({ device: 'a card', ms: fast.push(1) > 1 ? 80 : 90 }),
    );
    expect(found).toEqual({ tries: 2, offer: { device: 'a card', referenceMs: 400, deviceMs: 80 } });
    expect((await watched(growing(300), finds(50))).tries).toBe(1);
    const slower = await watched(growing(1000), () =>
      Promise.resolve({ device: 'a card', ms: fast.push(1) > 3 ? 900 : 50 }),
    );
    expect(slower).toEqual({ tries: 2, offer: null });
  });

  test('is tried late where generations were quick at first', async () => {
    const found = await watched((k) => (k < 150 ? 20 : 60), finds(10), 300);
    expect(found.tries).toBe(1);
    expect(found.offer?.deviceMs).toBe(10);
  });

  test('that is not there, or fails, is no matter', async () => {
    expect(await watched(100, () => Promise.resolve(null))).toEqual({ tries: 1, offer: null });
    expect(await watched(100, () => Promise.reject(new Error('lost')))).toEqual({ tries: 1, offer: null });
  });
});
