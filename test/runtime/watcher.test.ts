import { expose, type Endpoint } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WatchHost } from '../../src/runtime/host/watch-host.ts';
import { Watcher } from '../../src/runtime/watch.ts';
import type { Scene } from '../../src/runtime/watch-orders.ts';
import type { Spawn } from '../../src/runtime/workers.ts';
import { kernelModule } from '../kernels/load.ts';

const setting = engineSetting(resolve({ problem: 'cartpole', strategy: 'random-search' }).description);
const weights = Float64Array.from({ length: 2 * setting.dim }, (_, k) => ((k * 2654435761) % 1000) / 500 - 1);
const play = { setting, weights, episode: { kind: 'test', episode: 1 } } as const;

const ports: MessagePort[] = [];
const watchers: Watcher[] = [];
afterEach(() => {
  watchers.splice(0).forEach((watcher) => watcher.close());
  ports.splice(0).forEach((port) => port.close());
});

/** A watcher whose workers live on this thread. The k-th one answers `answers(k)` calls and then no more. */
function watching(answers: (k: number) => number): { watcher: Watcher; spawned: () => number } {
  let spawned = 0;
  const spawn: Spawn = () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    let left = answers(spawned++);
    const host = new WatchHost();
    const mortal = new Proxy(host, {
      get: (target, key) => {
        const method = Reflect.get(target, key) as (...args: unknown[]) => unknown;
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => (left-- > 0 ? method.apply(target, args) : new Promise(() => undefined));
      },
    });
    expose(mortal, port2 as Endpoint);
    return { endpoint: port1 as Endpoint, terminate: () => port2.close() };
  };
  const watcher = new Watcher({ spawn, module: kernelModule, patienceMs: 300 });
  watchers.push(watcher);
  return { watcher, spawned: () => spawned };
}

async function statesOf(watcher: Watcher): Promise<number[]> {
  const episode = await watcher.open(play);
  const states: number[] = [];
  for (let scene: Scene | null = await episode.more(5); scene; scene = await episode.more(5)) {
    states.push(...scene.states.subarray(0, 4 * scene.steps));
  }
  return states;
}

describe('the watching worker', () => {
  test('is replaced when it hangs in mid-episode, and not a bit is different', async () => {
    const sound = watching(() => Infinity);
    const expected = await statesOf(sound.watcher);
    expect(expected.length).toBeGreaterThan(4 * 10);
    const frail = watching((k) => (k === 0 ? 3 : Infinity));
    expect(await statesOf(frail.watcher)).toEqual(expected);
    expect([sound.spawned(), frail.spawned()]).toEqual([1, 2]);
  });

  test('is given up, in a sentence, when no replacement answers', async () => {
    const { watcher, spawned } = watching(() => 0);
    await expect(watcher.open(play)).rejects.toThrow(
      'Nothing can be shown acting: the worker for it failed 3 times in a row.',
    );
    expect(spawned()).toBe(3);
  });

  test('says what is wrong with a question instead of being replaced', async () => {
    const { watcher, spawned } = watching(() => Infinity);
    await expect(watcher.open({ ...play, weights: new Float64Array(3) })).rejects.toThrow('3 weights are not those');
    expect(spawned()).toBe(1);
  });

  test('settles what is asked when it is closed', async () => {
    const { watcher } = watching(() => 0);
    const asked = watcher.begin(setting, play.episode);
    watcher.close();
    await expect(asked).rejects.toThrow('nobody watches any more');
    await expect(watcher.begin(setting, play.episode)).rejects.toThrow('Nobody watches any more.');
  });
});
