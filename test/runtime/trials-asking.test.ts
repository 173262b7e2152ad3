import { afterEach, describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/evollm/question.ts';
import { claimOf } from '../../src/core/experiment/result.ts';
import { settingsOf } from '../../src/core/experiment/settings.ts';
import { trialOf } from '../../src/core/race/race.ts';
import { resolveRace } from '../../src/core/race/settings.ts';
import type { FinishedTrial, TrialsOptions } from '../../src/runtime/trials-options.ts';
import { Trials } from '../../src/runtime/trials.ts';
import { Asked, stumbles } from '../core/evollm/scripted.ts';
import { nodeDigest } from '../core/digest.ts';
import { kernelModule } from '../kernels/load.ts';
import { Threads } from './threads.ts';

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

const { race } = resolveRace({
  ...{ problem: 'bbob-f3', dim: 6, evaluations: 90, count: 3, over: 'seeds', target: 0 },
  ...{ lane1: 'evollm', 'lane1.model': 'language-model', lane2: 'cma-es', lane3: 'evollm' },
});
const expected = race.lanes.map((_, lane) =>
  Array.from({ length: 3 }, (__, trial) => {
    const settings = settingsOf(trialOf(race, lane, trial));
    if (lane > 0) return nodeDigest(settings);
    const { result } = new Asked(settings, stumbles).to();
    return claimOf(trialOf(race, lane, trial), [result]).digest;
  }),
);

type Answer = NonNullable<TrialsOptions['answer']>;
const stumbling: Answer = (questions) => Promise.resolve(questions.map((question) => stumbles(question)));

function begin(options: Partial<TrialsOptions>) {
  const threads = new Threads();
  const outcomes: FinishedTrial[] = [];
  const trials = new Trials({
    ...{ spawn: threads.spawn, module: kernelModule, race, workers: 2, patienceMs: 500 },
    ...{ onNotice: () => undefined, onTrial: (outcome: FinishedTrial) => outcomes.push(outcome) },
    ...options,
  });
  opened.push({ close: () => trials.cancel() }, threads);
  const digests = (): string[][] =>
    race.lanes.map((_, lane) =>
      outcomes
        .filter((outcome) => outcome.lane === lane)
        .sort((a, b) => a.trial - b.trial)
        .map(({ digest }) => digest),
    );
  return { trials, digests };
}

describe('trials that ask a language model', () => {
  it('are the runs that anybody gets who is replied the same', async () => {
    const { trials, digests } = begin({ answer: stumbling });
    expect(await trials.end).toEqual({ kind: 'done' });
    expect(digests()).toEqual(expected);
  });

  it('stop asking when they are paused, and ask again what was not answered', async () => {
    let asked = 0;
    const aborted: boolean[] = [];
    const answer: Answer = (questions, signal) => {
      // The fifth question hangs until somebody pauses.
      if (++asked !== 5) return stumbling(questions, signal);
      setTimeout(() => trials.pause());
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted.push(true);
          reject(signal.reason as Error);
          setTimeout(() => trials.resume(), 20);
        });
      });
    };
    const { trials, digests } = begin({ answer, workers: 1 });
    expect(await trials.end).toEqual({ kind: 'done' });
    expect(aborted).toEqual([true]);
    expect(digests()).toEqual(expected);
  });

  it('are held with a reason where nobody answers any more, and go on when somebody does', async () => {
    const reasons: string[] = [];
    let locked = true;
    const answer: Answer = (questions: readonly Question[], signal) =>
      locked ? Promise.reject(new Error('The key is wrong')) : stumbling(questions, signal);
    const { trials, digests } = begin({
      answer,
      onHeld: (reason) => {
        reasons.push(reason);
        locked = false;
        setTimeout(() => trials.resume());
      },
    });
    expect(await trials.end).toEqual({ kind: 'done' });
    expect(reasons[0]).toBe('The key is wrong');
    expect(digests()).toEqual(expected);
  });

  it('fail in a sentence where there is nobody to ask', async () => {
    const { trials } = begin({});
    expect(await trials.end).toEqual({
      kind: 'failed',
      failure: expect.stringContaining('asks a language model') as string,
    });
  });
});
