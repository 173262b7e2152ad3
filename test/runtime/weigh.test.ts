import { expose, type Endpoint } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { Weighing, type Evidence, type EvidenceSetting } from '../../src/core/analysis/evidence.ts';
import type { TrialOutcome } from '../../src/core/analysis/outcome.ts';
import { WeighHost } from '../../src/runtime/host/weigh-host.ts';
import { Weigher } from '../../src/runtime/weigh.ts';
import type { Spawn } from '../../src/runtime/workers.ts';
import { madeUp, SHORT } from '../core/analysis/made-up.ts';
import { kernelModule, loadKernels } from '../kernels/load.ts';

const setting: EvidenceSetting = { lanes: 2, count: 15, seed: 3, yardstick: SHORT };
const OUTCOMES = [0, 1].flatMap((lane) =>
  Array.from({ length: 15 }, (_, trial) => madeUp(lane, trial, [1, 5 + trial, 10 * (lane + 1) + trial])),
);

function expected(outcomes: readonly TrialOutcome[]): Evidence {
  const weighing = new Weighing(loadKernels(), setting);
  for (const outcome of outcomes) weighing.add(outcome);
  return weighing.evidence();
}

const ports: MessagePort[] = [];
const weighers: Weigher[] = [];
afterEach(() => {
  weighers.splice(0).forEach((weigher) => weigher.close());
  ports.splice(0).forEach((port) => port.close());
});

/** Statistics whose workers live on this thread. The k-th one answers `answers(k)` calls and then no more. */
function begin(answers: (k: number) => number) {
  let spawned = 0;
  const told: number[] = [];
  const spawn: Spawn = () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    let left = answers(spawned++);
    const host = new WeighHost();
    const begin: WeighHost['begin'] = (...given) => host.begin(...given);
    const weigh: WeighHost['weigh'] = (outcomes) => {
      told.push(outcomes.length);
      return host.weigh(outcomes);
    };
    const silence = new Promise<never>(() => undefined);
    const mortal = {
      begin: (...given: Parameters<typeof begin>) => (left-- > 0 ? begin(...given) : silence),
      weigh: (...given: Parameters<typeof weigh>) => (left-- > 0 ? weigh(...given) : silence),
    };
    expose(mortal, port2 as Endpoint);
    return { endpoint: port1 as Endpoint, terminate: () => port2.close() };
  };
  const weigher = new Weigher({ spawn, module: kernelModule, setting, patienceMs: 300 });
  weighers.push(weigher);
  return { weigher, told, spawned: () => spawned };
}

describe('statistics in a worker', () => {
  test('are those of all runs, and only new ones are sent', async () => {
    const { weigher, told, spawned } = begin(() => Infinity);
    const [none, some, all] = await Promise.all([0, 7, 30].map((count) => weigher.weigh(OUTCOMES.slice(0, count))));
    expect(none).toEqual(expected([]));
    expect(some).toEqual(expected(OUTCOMES.slice(0, 7)));
    expect(all).toEqual(expected(OUTCOMES));
    expect(told).toEqual([0, 7, 23]);
    expect(spawned()).toBe(1);
  });

  test('are the same when workers hang on the way', async () => {
    const { weigher, told, spawned } = begin((k) => [2, 0, Infinity][k]);
    await weigher.weigh(OUTCOMES.slice(0, 7));
    expect(await weigher.weigh(OUTCOMES)).toEqual(expected(OUTCOMES));
    expect(told).toEqual([7, 30]);
    expect(spawned()).toBe(3);
  });

  test('are given up after three workers, in a sentence, and asked for anew', async () => {
    const { weigher, spawned } = begin((k) => (k < 3 ? 1 : Infinity));
    await expect(weigher.weigh(OUTCOMES)).rejects.toThrow(
      'The worker for statistics did not answer "weigh" within 0.3 s.',
    );
    expect(spawned()).toBe(3);
    expect((await weigher.weigh(OUTCOMES)).finished).toBe(30);
  });

  test('are refused for a run of another race, and then given for the right ones', async () => {
    const { weigher } = begin(() => Infinity);
    await expect(weigher.weigh([OUTCOMES[0], madeUp(5, 0, [1, 2, 3])])).rejects.toThrow('a race of 2 lanes');
    expect(await weigher.weigh(OUTCOMES.slice(1, 3))).toEqual(expected(OUTCOMES.slice(1, 3)));
  });

  test('settle when they are closed', async () => {
    const { weigher } = begin(() => 1);
    const [first, second] = [weigher.weigh(OUTCOMES), weigher.weigh(OUTCOMES)];
    // The first question is on its way when the race is put away, the second one waits.
    const answers = Promise.allSettled([first, second]);
    await new Promise((resolve) => setTimeout(resolve, 0));
    weigher.close();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(weigher.weigh([])).rejects.toThrow('put away');
  });
});
