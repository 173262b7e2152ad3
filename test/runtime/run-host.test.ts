import { describe, expect, test } from 'vitest';
import { Accelerated, type Device } from '../../src/engines/accelerated.ts';
import { RunHost } from '../../src/runtime/host/run-host.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { kernelModule } from '../kernels/load.ts';

const settings = { problem: 'bbob-f1', dim: 3, engine: 'webgpu', strategy: 'deep-ga', generations: 12, target: 0 };

/** A run on devices that compute what the reference engine does; how many were opened and given back. */
function hosted() {
  const devices = { opened: 0, released: 0 };
  const host = new RunHost(
    (port) => port as never,
    () =>
      Promise.resolve({
        accelerate: (crew, _kernels, _setting, onNotice) => {
          const answer = (need: Parameters<typeof crew.answer>[0]) => Promise.resolve(crew.answer(need));
          const open = (): Promise<Device> => {
            devices.opened++;
            return Promise.resolve({
              engine: {
                evaluate: answer,
                fold: answer,
                project: () => null,
                gather: () => null,
                diversity: () => null,
              } as Device['engine'],
              gpu: { adapter: { text: 'a test', software: false } },
              release: () => devices.released++,
            });
          };
          return new Accelerated(crew, open, onNotice);
        },
      }),
  );
  host.begin({ module: kernelModule, settings, repetition: 0, policy: 'auto', evaluators: 0, checkpoint: null });
  return { host, devices };
}

/** The first snapshot that is as it should be. */
async function seen(host: RunHost, wanted: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  for (let version = 0; ;) {
    const snapshot = await host.observe(version);
    if (snapshot && wanted(snapshot)) return snapshot;
    version = snapshot?.version ?? version;
  }
}

describe('a run on a device', () => {
  test('gives it back at its end, and again whenever somebody has gone back in it', async () => {
    const { host, devices } = hosted();
    host.play(Infinity);
    await seen(host, ({ status }) => status === 'done');
    await expect.poll(() => devices).toEqual({ opened: 1, released: 1 });
    host.seek(5);
    await seen(host, ({ generation }) => generation === 5);
    await expect.poll(() => devices).toEqual({ opened: 2, released: 2 });
    host.step(2);
    await seen(host, ({ status, generation }) => status === 'paused' && generation === 7);
    await expect.poll(() => devices).toEqual({ opened: 3, released: 3 });
    host.play(Infinity);
    await seen(host, ({ status }) => status === 'done');
    await expect.poll(() => devices).toEqual({ opened: 4, released: 4 });
  });

  test('keeps it while it is paused, and while somebody goes back in it then', async () => {
    const { host, devices } = hosted();
    host.step(6);
    await seen(host, ({ status, generation }) => status === 'paused' && generation === 6);
    host.seek(3);
    await seen(host, ({ generation }) => generation === 3);
    host.step(1);
    await seen(host, ({ status, generation }) => status === 'paused' && generation === 4);
    expect(devices).toEqual({ opened: 1, released: 0 });
  });
});
