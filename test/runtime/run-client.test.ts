import { afterEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/core/experiment/checkpoint.ts';
import type { SplitPolicy } from '../../src/engines/crew.ts';
import { Experiment } from '../../src/runtime/experiment.ts';
import { RunClient } from '../../src/runtime/run-client.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { kernelModule } from '../kernels/load.ts';
import { nodeDigest } from '../core/digest.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { Threads } from './threads.ts';

const soon = (): Promise<void> => new Promise((wake) => setTimeout(wake, 5));
const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

interface Watched {
  readonly client: RunClient;
  readonly threads: Threads;
  readonly notices: string[];
  readonly failures: string[];
  /** Resolves with the first snapshot that satisfies the condition. */
  until(condition: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
}

function watch(
  settings: Record<string, unknown>,
  options: {
    evaluators?: number;
    policy?: SplitPolicy;
    checkpoint?: Checkpoint;
    threads?: Threads;
    patienceMs?: number;
  } = {},
): Watched {
  const threads = options.threads ?? new Threads();
  const notices: string[] = [];
  const failures: string[] = [];
  const waiting: { condition: (snapshot: Snapshot) => boolean; resolve: (snapshot: Snapshot) => void }[] = [];
  let newest: Snapshot | null = null;
  const client = new RunClient({
    spawn: threads.spawn,
    makeChannel: threads.makeChannel,
    module: kernelModule,
    settings,
    repetition: 0,
    evaluators: options.evaluators ?? 0,
    policy: options.policy ?? 'auto',
    checkpoint: options.checkpoint ?? null,
    patienceMs: options.patienceMs ?? 500,
    ready: soon,
    onNotice: (message) => notices.push(message),
    onFailure: (message) => failures.push(message),
    onSnapshot: (snapshot) => {
      newest = snapshot;
      for (const { condition, resolve } of waiting) if (condition(snapshot)) resolve(snapshot);
    },
  });
  opened.push(client, threads);
  const until: Watched['until'] = (condition) =>
    new Promise((resolve) => (newest && condition(newest) ? resolve(newest) : waiting.push({ condition, resolve })));
  return { client, threads, notices, failures, until };
}

const slow = { problem: 'bbob-f15', dim: 3, evaluations: 3000, target: 0, seed: 2 };

describe('a run in a worker', () => {
  it('plays to its end with the digest of a single thread', async () => {
    const { client, until } = watch(slow);
    client.play(Infinity);
    const { result } = await until((snapshot) => snapshot.result !== null);
    expect(Buffer.from(result!.digest).toString('hex').slice(0, 20)).toBe(nodeDigest(slow));
  });

  it('takes every step it is told to, at once, whatever the speed was', async () => {
    const { client, until } = watch(slow);
    client.play(0.5);
    await until(({ generation }) => generation === 1);
    client.step(1);
    client.step(1);
    client.step(3);
    const snapshot = await until(({ generation, status }) => generation >= 6 && status === 'paused');
    expect(snapshot.generation).toBe(6);
  });

  it('pauses between two generations and goes on at another speed at once', async () => {
    const { client, until } = watch(slow);
    client.play(0.5);
    await until(({ generation }) => generation === 1);
    client.pause();
    await until(({ status }) => status === 'paused');
    client.play(Infinity);
    await until(({ status }) => status === 'done');
  });

  it.each(['auto', 'always'] as const)(
    'goes to any generation it has been at, and on to the same end (%s)',
    async (policy) => {
      const { client, until } = watch(slow, { evaluators: 2, policy });
      client.play(Infinity);
      const end = await until((snapshot) => snapshot.result !== null);
      const visits = new Map<number, Snapshot>();
      for (const generation of [17, 1, 0, end.generation, 100, 17]) {
        client.seek(generation);
        const snapshot = await until(
          (one) => one.generation === generation && one.version > (visits.get(-1)?.version ?? end.version),
        );
        visits.set(-1, snapshot);
        expect(snapshot.status).toBe(generation === end.generation ? 'done' : 'paused');
        expect(snapshot.head).toEqual(end.head);
        expect(snapshot.improvements).toEqual(end.improvements);
        const before = visits.get(generation);
        if (before)
          expect([snapshot.population, snapshot.shape, snapshot.best]).toEqual([
            before.population,
            before.shape,
            before.best,
          ]);
        visits.set(generation, snapshot);
      }
      expect(visits.get(0)!.population).toBeNull();
      expect(visits.get(end.generation)!.population).toEqual(end.population);
      client.play(Infinity);
      const { result } = await until(({ status, version }) => status === 'done' && version > visits.get(-1)!.version);
      expect(result).toEqual(end.result);
    },
  );

  it('of several goals, goes to the last; told to play on its way, plays from there', async () => {
    const { client, until } = watch(slow);
    client.play(Infinity);
    const end = await until((snapshot) => snapshot.result !== null);
    for (const generation of [300, 5, 100, 40]) client.seek(generation);
    const there = await until(({ status, version }) => status === 'paused' && version > end.version);
    expect(there.generation).toBe(40);
    client.seek(10);
    client.play(Infinity);
    const again = await until(({ status, version }) => status === 'done' && version > there.version);
    expect(again.result).toEqual(end.result);
  });

  it('goes on from a checkpoint elsewhere, and one that was over is over at once', async () => {
    const before = watch(slow);
    before.client.step(7);
    const { checkpoint } = await before.until(({ generation, status }) => generation === 7 && status === 'paused');
    expect(checkpoint?.generation).toBe(7);
    const after = watch(slow, { checkpoint: checkpoint! });
    const shown = await after.until(() => true);
    expect([shown.status, shown.generation]).toEqual(['paused', 7]);
    after.client.play(Infinity);
    const end = await after.until(({ result }) => result !== null);
    expect(Buffer.from(end.result!.digest).toString('hex').slice(0, 20)).toBe(nodeDigest(slow));
    const again = watch(slow, { checkpoint: end.checkpoint! });
    const { result } = await again.until(({ status }) => status === 'done');
    expect(result).toEqual(end.result);
  });

  it('steps on from a generation of the past', async () => {
    const { client, until } = watch({ ...slow, evaluations: 300 });
    client.play(Infinity);
    await until((snapshot) => snapshot.result !== null);
    client.seek(3);
    const third = await until(({ generation }) => generation === 3);
    client.seek(2);
    await until(({ generation }) => generation === 2);
    client.step(1);
    const again = await until(({ generation }) => generation === 3);
    expect(again.population).toEqual(third.population);
  });

  it('says why it cannot begin', async () => {
    const { failures } = watch({ problem: 'bbob-f99' });
    while (failures.length === 0) await soon();
    expect(failures[0]).toMatch(/^There is no problem called "bbob-f99"/);
  });

  it('is not blamed for an evaluator that never answers', async () => {
    const threads = new Threads((role, k) => role === 'evaluate' && k < 2);
    const { client, notices, failures, until } = watch(slow, { threads, evaluators: 2, policy: 'always' });
    client.step(1);
    while (notices.filter((notice) => /^Evaluator \d was replaced/.test(notice)).length < 2) await soon();
    client.play(Infinity);
    const { result } = await until((snapshot) => snapshot.result !== null);
    expect(Buffer.from(result!.digest).toString('hex').slice(0, 20)).toBe(nodeDigest(slow));
    expect(failures).toEqual([]);
    expect(notices.filter((notice) => notice.startsWith('The run worker'))).toEqual([]);
    expect(threads.spawned.filter(({ role }) => role === 'run')).toHaveLength(1);
  });

  it('starts evaluators once a generation is worth dividing, and not before', async () => {
    const small = watch(slow, { evaluators: 2 });
    small.client.play(Infinity);
    await small.until((snapshot) => snapshot.result !== null);
    expect(small.threads.spawned.map(({ role }) => role)).toEqual(['run']);
    const large = {
      problem: 'bbob-f24',
      dim: 40,
      target: 0,
      strategy: 'random-search',
      population: 20_000,
      evaluations: 4e6,
    };
    const big = watch(large, { evaluators: 2 });
    big.client.play(Infinity);
    await big.until(({ shares }) => shares.length === 2 && shares.every((share) => share > 0));
    expect(big.threads.spawned.map(({ role }) => role)).toEqual(['run', 'evaluate', 'evaluate']);
  });

  it('is replaced when it never answers, and gives up when no replacement does', { timeout: 60_000 }, async () => {
    const once = watch(slow, { threads: new Threads((role, k) => role === 'run' && k === 0) });
    // What both wait for is the clock, so they wait side by side.
    const never = watch(slow, { threads: new Threads((role) => role === 'run'), patienceMs: 250 });
    once.client.play(Infinity);
    await once.until(({ status }) => status === 'done');
    expect(once.notices).toEqual([expect.stringMatching(/^The run worker was replaced \(.*\)\. The run goes on/)]);

    while (never.failures.length === 0) await soon();
    expect(never.failures[0]).toMatch(/^The run worker failed 4 times in a row/);
    expect(never.threads.spawned.filter(({ role }) => role === 'run')).toHaveLength(4);
  });

  it('does without an evaluator that fails again and again', { timeout: 60_000 }, async () => {
    const threads = new Threads((role) => role === 'evaluate');
    const { notices } = watch(slow, { threads, evaluators: 1, policy: 'always', patienceMs: 60 });
    while (!notices.some((notice) => notice.includes('goes on without it'))) await soon();
    expect(threads.spawned.filter(({ role }) => role === 'evaluate')).toHaveLength(5);
  });

  it('ends all its workers when it is closed', async () => {
    const { client, threads, until } = watch(slow, { evaluators: 3, policy: 'always' });
    await until(() => true);
    client.close();
    expect(threads.spawned).toHaveLength(4);
    expect(threads.spawned.some(({ alive }) => alive)).toBe(false);
  });
});

describe('an experiment', () => {
  it('runs repetitions side by side, no more at once than there are workers, and combines their digests', async () => {
    const settings = { ...slow, evaluations: 300, repetitions: 5 };
    const threads = new Threads();
    opened.push(threads);
    const most = { alive: 0 };
    const digest = await new Promise((resolve, reject) => {
      const experiment = new Experiment({
        spawn: threads.spawn,
        makeChannel: threads.makeChannel,
        module: kernelModule,
        description: describedBy(settings),
        workers: 2,
        policy: 'auto',
        ready: soon,
        onSnapshot: () => (most.alive = Math.max(most.alive, threads.spawned.filter(({ alive }) => alive).length)),
        onNotice: () => undefined,
        onFailure: reject,
        onDone: (claim) => resolve(claim.digest),
      });
      opened.push(experiment);
      experiment.play(Infinity);
    });
    expect(digest).toBe(nodeDigest(settings));
    expect(threads.spawned).toHaveLength(5);
    expect(most.alive).toBe(2);
  });
});

function describedBy(settings: Record<string, unknown>) {
  return resolve(settings).description;
}
