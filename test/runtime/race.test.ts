import { afterEach, describe, expect, it, vi } from 'vitest';
import { resolveRace } from '../../src/core/race/settings.ts';
import { settingsOf } from '../../src/core/experiment/settings.ts';
import { LiveRace } from '../../src/runtime/race.ts';
import { RunClient } from '../../src/runtime/run-client.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { nodeDigest } from '../core/digest.ts';
import { kernelModule } from '../kernels/load.ts';
import { Mortal } from './mortal.ts';

const soon = (): Promise<void> => new Promise((wake) => setTimeout(wake, 5));
const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

const SETTINGS = {
  problem: 'bbob-f15',
  dim: 3,
  evaluations: 2000,
  target: 0,
  seed: 5,
  lane1: 'cma-es',
  lane2: 'deep-ga',
  'lane2.population': 60,
  lane3: 'random-search',
};
const { race } = resolveRace(SETTINGS);

function begin({ spawn, threads } = new Mortal()) {
  const lanes = race.lanes.map((): Snapshot[] => []);
  const notices: string[] = [];
  const failures: string[] = [];
  let waiting: (() => void)[] = [];
  let done = 0;
  const wake = (): void => {
    const all = waiting;
    waiting = [];
    all.forEach((one) => one());
  };
  const live = new LiveRace({
    spawn,
    makeChannel: threads.makeChannel,
    module: kernelModule,
    lanes: race.lanes,
    ready: soon,
    patienceMs: 500,
    onSnapshot: (lane, snapshot) => {
      lanes[lane].push(snapshot);
      wake();
    },
    onDone: () => {
      done++;
      wake();
    },
    onNotice: (lane, message) => notices.push(`${lane}: ${message}`),
    onFailure: (lane, message) => {
      failures.push(`${lane}: ${message}`);
      wake();
    },
  });
  opened.push(live, threads);
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const newest = (): Snapshot[] => lanes.map((seen) => seen[seen.length - 1]);
  return { live, lanes, notices, failures, until, newest, isDone: () => done };
}

const digestOf = ({ result }: Snapshot): string => Buffer.from(result!.digest).toString('hex').slice(0, 20);
const expected = race.lanes.map((lane) => nodeDigest(settingsOf(lane)));
const size = (snapshot: Snapshot): number => snapshot.population?.size ?? 0;

const original = RunClient.prototype.until;

describe('a live race', () => {
  it('shows every lane before it begins, and computes nothing until it is told', async () => {
    const { lanes, until } = begin();
    await until(() => lanes.every((seen) => seen.length > 0));
    await new Promise((wake) => setTimeout(wake, 100));
    expect(lanes.flat().every(({ evaluations }) => evaluations === 0)).toBe(true);
  });

  it('gives every lane the run that it would have been alone', async () => {
    const { live, newest, until, isDone } = begin();
    live.play(Infinity);
    await until(() => isDone() > 0);
    expect(newest().map(digestOf)).toEqual(expected);
    expect(isDone()).toBe(1);
  });

  it('sets no mark before all have come to the last one', async () => {
    const { live, newest, until, isDone } = begin();
    const marks: { readonly mark: number; readonly behind: number }[] = [];
    const send = vi.spyOn(RunClient.prototype, 'until').mockImplementation(function (this: RunClient, mark) {
      const behind = Math.min(...newest().map(({ evaluations, result }) => (result ? Infinity : evaluations)));
      if (marks[marks.length - 1]?.mark !== mark) marks.push({ mark, behind });
      original.call(this, mark);
    });
    await until(() => newest().every(Boolean));
    live.play(2000);
    await until(() => isDone() > 0);
    send.mockRestore();
    expect(marks.length).toBeGreaterThan(2);
    marks.slice(1).forEach(({ mark, behind }, k) => {
      expect(mark).toBeGreaterThan(marks[k].mark);
      expect(behind).toBeGreaterThanOrEqual(marks[k].mark);
    });
  });

  it('steps so that every lane goes beyond the furthest, and rests there', async () => {
    const { live, newest, until } = begin();
    await until(() => newest().every(Boolean));
    let furthest = 0;
    for (let step = 0; step < 4; step++) {
      live.step();
      await until(() => newest().every(({ status, evaluations }) => status === 'paused' && evaluations > furthest));
      const places = newest().map(({ evaluations }) => evaluations);
      newest().forEach((snapshot) => expect(snapshot.evaluations).toBeLessThanOrEqual(furthest + size(snapshot)));
      furthest = Math.max(...places);
    }
  });

  it('rests where it is paused, and goes on from there at another speed to the same end', async () => {
    const { live, newest, until, isDone } = begin();
    live.play(3000);
    await until(() => newest().every((snapshot) => snapshot?.evaluations > 200));
    live.pause();
    await until(() => newest().every(({ status }) => status === 'paused'));
    const places = newest().map(({ evaluations }) => evaluations);
    await new Promise((wake) => setTimeout(wake, 150));
    expect(newest().map(({ evaluations }) => evaluations)).toEqual(places);
    live.play(Infinity);
    await until(() => isDone() > 0);
    expect(newest().map(digestOf)).toEqual(expected);
  });

  it('replaces a worker that dies, and the lane comes to the same end', async () => {
    const mortal = new Mortal();
    const { live, newest, until, notices, failures, isDone } = begin(mortal);
    live.play(4000);
    await until(() => newest().every((snapshot) => snapshot?.evaluations > 400));
    mortal.kill[1]();
    await until(() => isDone() > 0);
    expect(newest().map(digestOf)).toEqual(expected);
    expect(notices).toEqual([
      '1: The run worker was replaced (it was killed). The run goes on from its last checkpoint.',
    ]);
    expect(failures).toEqual([]);
  });

  it('goes on without a lane that cannot', async () => {
    // The worker that stands for the second lane, and all that replace it.
    const { live, newest, until, failures, isDone } = begin(new Mortal((k) => k === 1 || k >= 3));
    live.play(Infinity);
    await until(() => isDone() > 0);
    expect(failures).toEqual([expect.stringMatching(/^1: The run worker failed 4 times in a row \(it was killed\)/)]);
    expect([newest()[0], newest()[2]].map(digestOf)).toEqual([expected[0], expected[2]]);
  });
});
