import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/core/experiment/checkpoint.ts';
import { resolve, settingsOf } from '../../src/core/experiment/settings.ts';
import { trialOf, type Race } from '../../src/core/race/race.ts';
import { resolveRace } from '../../src/core/race/settings.ts';
import { yardstickOf } from '../../src/core/analysis/yardstick.ts';
import { TrialHost } from '../../src/runtime/host/trial-host.ts';
import { TrialLedger, type OpenTrial } from '../../src/runtime/trial-ledger.ts';
import type { FinishedTrial, TrialsOptions, TrialsProgress } from '../../src/runtime/trials-options.ts';
import { Trials } from '../../src/runtime/trials.ts';
import { nodeDigest } from '../core/digest.ts';
import { races } from '../core/race/races.ts';
import { kernelModule } from '../kernels/load.ts';
import { Mortal } from './mortal.ts';
import { Threads } from './threads.ts';

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

const { race } = resolveRace({
  ...{ problem: 'bbob-f8', dim: 3, evaluations: 1500, count: 4 },
  ...{ lane1: 'cma-es', lane2: 'deep-ga', 'lane2.population': 40, lane3: 'snes', 'lane3.restart': 'ipop' },
});

function begin(wanted: Partial<TrialsOptions> = {}, threads: Pick<Threads, 'close' | 'spawn'> = new Threads()) {
  const outcomes: FinishedTrial[] = [];
  const notices: string[] = [];
  const progress: TrialsProgress[] = [];
  const trials = new Trials({
    ...{ spawn: threads.spawn, module: kernelModule, race, workers: 2, patienceMs: 500 },
    onNotice: (message) => notices.push(message),
    onProgress: (one) => progress.push(one),
    ...wanted,
    onTrial: (outcome) => {
      outcomes.push(outcome);
      wanted.onTrial?.(outcome);
    },
  });
  opened.push({ close: () => trials.cancel() }, threads);
  return { trials, outcomes, notices, progress };
}

/** Everything but the time it took, in order. */
function sorted(outcomes: readonly FinishedTrial[]): unknown[] {
  return [...outcomes]
    .sort((a, b) => a.lane - b.lane || a.trial - b.trial)
    .map(({ seconds, ...rest }) => ({ ...rest, timed: seconds !== undefined && seconds > 0 }));
}

function digestsOf(of: Race): string[] {
  return of.lanes.flatMap((_, lane) =>
    Array.from({ length: of.evidence.count }, (__, trial) => nodeDigest(settingsOf(trialOf(of, lane, trial)))),
  );
}

const expected = digestsOf(race);
const digests = (outcomes: readonly FinishedTrial[]): unknown[] =>
  sorted(outcomes).map((outcome) => (outcome as FinishedTrial).digest);

describe('the trials of a race', () => {
  it('are the runs that their descriptions give alone, whatever the number of workers', async () => {
    const all: unknown[] = [];
    for (const workers of [1, 2, 5]) {
      const { trials, outcomes } = begin({ workers });
      expect(await trials.end).toEqual({ kind: 'done' });
      expect(digests(outcomes)).toEqual(expected);
      all.push(sorted(outcomes));
    }
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  it('of a task go over seeds, and are those runs, too', async () => {
    const { race: tasks } = resolveRace({
      problem: 'cartpole',
      evaluations: 300,
      count: 2,
      lane1: 'ars',
      lane2: 'deep-ga',
    });
    const { trials, outcomes } = begin({ race: tasks });
    expect(await trials.end).toEqual({ kind: 'done' });
    expect(digests(outcomes)).toEqual(digestsOf(tasks));
  });

  it('fill all lanes evenly', async () => {
    const { trials, outcomes } = begin({ workers: 1 });
    await trials.end;
    expect(outcomes.map(({ lane, trial }) => [trial, lane])).toEqual(
      [0, 1, 2, 3].flatMap((trial) => [0, 1, 2].map((lane) => [trial, lane])),
    );
  });

  it('tell how far they are, and in the end that nothing is left', async () => {
    const { trials, outcomes, progress } = begin();
    expect(trials.progress).toEqual({
      ...{ finished: 0, of: 12, lanes: [0, 0, 0], evaluations: 0, expected: 12 * 1500, secondsLeft: null },
    });
    await trials.end;
    const made = outcomes.reduce((sum, { evaluations }) => sum + evaluations, 0);
    expect(progress[progress.length - 1]).toEqual({
      ...{ finished: 12, of: 12, lanes: [4, 4, 4], evaluations: made, expected: made, secondsLeft: 0 },
    });
    progress.slice(1).forEach((one, k) => expect(one.evaluations).toBeGreaterThanOrEqual(progress[k].evaluations));
  });

  it('compute nothing while they are paused, and go on to the same end', async () => {
    const { trials, outcomes } = begin();
    trials.pause();
    await new Promise((wake) => setTimeout(wake, 400));
    const before = trials.progress;
    await new Promise((wake) => setTimeout(wake, 300));
    expect(trials.progress).toEqual(before);
    trials.resume();
    trials.pause();
    trials.resume();
    expect(await trials.end).toEqual({ kind: 'done' });
    expect(digests(outcomes)).toEqual(expected);
  });

  it('settle when they are cancelled, from the inside too, and report nothing more', async () => {
    const cancelled = begin();
    cancelled.trials.cancel();
    expect(await cancelled.trials.end).toEqual({ kind: 'cancelled' });
    let count = 0;
    const { trials, outcomes } = begin({ onTrial: () => ++count === 3 && trials.cancel() });
    expect(await trials.end).toEqual({ kind: 'cancelled' });
    trials.resume();
    await new Promise((wake) => setTimeout(wake, 300));
    expect(outcomes.length).toBe(3);
    expect(cancelled.outcomes.length).toBe(0);
  });

  it('that are over already are neither computed nor reported again', async () => {
    const first = begin();
    await first.trials.end;
    const known = first.outcomes.slice(0, 7);
    const { trials, outcomes } = begin({ finished: [...known, known[0], { ...known[1], lane: 9 }] });
    expect(trials.progress.finished).toBe(7);
    await trials.end;
    expect(sorted([...known, ...outcomes])).toEqual(sorted(first.outcomes));
    const none = begin({ finished: first.outcomes });
    expect(await none.trials.end).toEqual({ kind: 'done' });
    expect(none.outcomes).toEqual([]);
  });

  it('come out the same when workers die, at any moment', async () => {
    const mortal = new Mortal();
    let killed = 0;
    const threads = { spawn: mortal.spawn, close: () => mortal.threads.close() };
    const { trials, outcomes, notices } = begin(
      {
        onTrial: () => {
          // Some of the trials cost a worker its life, while it has others in its hands.
          if ([1, 2, 5].includes(++killed)) mortal.kill[mortal.kill.length - 1]();
        },
      },
      threads,
    );
    expect(await trials.end).toEqual({ kind: 'done' });
    expect(digests(outcomes)).toEqual(expected);
    expect(notices.length).toBe(3);
    expect(notices[0]).toBe(
      'A worker of the trials was replaced (it was killed). Its trials go on; no result is lost.',
    );
  });

  it('come out the same when a worker hangs', async () => {
    const { trials, outcomes, notices } = begin({ workers: 2 }, new Threads((_, k) => k === 0));
    expect(await trials.end).toEqual({ kind: 'done' });
    expect(digests(outcomes)).toEqual(expected);
    expect(notices).toEqual([expect.stringMatching(/did not answer ".*" within 2 s/)]);
  }, 20_000);

  it('end with a sentence when no worker lives', async () => {
    const mortal = new Mortal(() => true);
    const threads = { spawn: mortal.spawn, close: () => mortal.threads.close() };
    const { trials, outcomes } = begin({}, threads);
    expect(await trials.end).toEqual({
      kind: 'failed',
      failure: expect.stringMatching(
        /^Trial 1 of lane [12] cannot be computed: 4 workers in a row failed over it \(it was killed\)\./,
      ),
    });
    expect(outcomes).toEqual([]);
  });
});

describe('a worker of the trials', () => {
  it('leaves a checkpoint, from which another one goes on to the same end', async () => {
    const { race: long } = resolveRace({
      problem: 'bbob-f24',
      dim: 10,
      evaluations: 20_000,
      target: 0,
      lane1: 'sep-cma-es',
      lane2: 'cma-es',
    });
    const ledger = new TrialLedger(long);
    const [trial] = ledger.take(1);
    const yardstick = yardstickOf(long.lanes[0]);
    const first = new TrialHost(1, 0);
    first.open(kernelModule, yardstick);
    let report = await first.work([ledger.orderOf(trial)]);
    while (!report.checkpoint && report.finished.length === 0) report = await first.work([]);
    expect(report.checkpoint?.evaluations).toBe(report.evaluations);
    const second = new TrialHost(1, 0);
    second.open(kernelModule, yardstick);
    let rest = await second.work([
      { ...ledger.orderOf(trial), checkpoint: report.checkpoint, seconds: report.seconds },
    ]);
    while (rest.finished.length === 0) rest = await second.work([]);
    while (report.finished.length === 0) report = await first.work([]);
    expect(sorted(rest.finished)).toEqual(sorted(report.finished));
  });
});

describe('the ledger of trials', () => {
  it('orders exactly the runs that the race has', () => {
    fc.assert(
      fc.property(races, fc.nat(1e6), (any, skipped) => {
        const ledger = new TrialLedger(any);
        ledger.take(skipped % (any.lanes.length * any.evidence.count));
        const [trial] = ledger.take(1);
        const { description } = resolve(ledger.orderOf(trial).settings);
        expect(description).toEqual(trialOf(any, trial.lane, trial.trial));
      }),
    );
  });

  it('lets a trial that comes back go on from its checkpoint, before all others', () => {
    const ledger = new TrialLedger(race);
    const [first, second] = ledger.take(2);
    const checkpoint = { evaluations: 300 } as Checkpoint;
    Object.assign(first, { evaluations: 500, seconds: 3, checkpoint, keptSeconds: 2 });
    Object.assign(second, { evaluations: 70, seconds: 1 });
    expect(ledger.progress(2).evaluations).toBe(570);
    ledger.giveBack([first, second]);
    expect(ledger.progress(2).evaluations).toBe(300);
    const [again, next] = ledger.take(2);
    expect(ledger.orderOf(again)).toMatchObject({ lane: first.lane, trial: first.trial, checkpoint, seconds: 2 });
    expect(ledger.orderOf(next)).toMatchObject({
      lane: second.lane,
      trial: second.trial,
      checkpoint: null,
      seconds: 0,
    });
  });

  it('has each trial in exactly one place, whatever happens', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('take', 'back', 'finish'), fc.nat(9)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (all) => {
        const ledger = new TrialLedger(race);
        const out: OpenTrial[] = [];
        const over: string[] = [];
        const name = ({ lane, trial }: { lane: number; trial: number }): string => `${lane}.${trial}`;
        for (const [what, k] of all) {
          if (what === 'take') out.push(...ledger.take(k));
          if (what === 'back') ledger.giveBack(out.splice(k, 3));
          if (what === 'finish') {
            for (const trial of out.splice(k, 1)) {
              const outcome = { lane: trial.lane, trial: trial.trial, evaluations: 1 } as FinishedTrial;
              expect(ledger.finish(trial, outcome)).toBe(true);
              expect(ledger.finish(trial, outcome)).toBe(false);
              over.push(name(trial));
            }
          }
        }
        expect(ledger.open).toBe(12 - over.length);
        const waiting = ledger.take(99);
        expect(new Set([...out, ...waiting].map(name).concat(over)).size).toBe(12);
        expect(out.length + waiting.length + over.length).toBe(12);
      }),
    );
  });
});
