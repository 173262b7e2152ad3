import { describe, expect, test } from 'vitest';
import { Asker, type AskerOptions } from '../../src/models/asker.ts';
import type { Attempt } from '../../src/models/attempt.ts';
import { KeyRing } from '../../src/models/keys.ts';
import { Meter, type SpendingLimits } from '../../src/models/meter.ts';
import type { ModelFailure } from '../../src/models/model.ts';
import { RemoteModel } from '../../src/models/remote/remote-model.ts';
import { BEHAVIOURS } from './fake-behaviours.ts';
import { startFakeServer } from './fake-server.ts';
import { ManualClock } from './manual-clock.ts';
import { question, ScriptedModel, type Line } from './scripted-model.ts';

const NONE: SpendingLimits = { calls: null, tokens: null, seconds: null, cost: null };
const signal = new AbortController().signal;
const settle = (): Promise<void> => new Promise((wake) => setTimeout(wake, 0));

function begin(lines: readonly Line[], more: Partial<AskerOptions> & { limits?: Partial<SpendingLimits> } = {}) {
  const clock = new ManualClock();
  const model = new ScriptedModel(lines);
  const meter = new Meter({ limits: { ...NONE, ...more.limits }, prices: null, now: clock.now });
  const attempts: Attempt[] = [];
  const asker = new Asker({
    ...{ model, meter, clock, random: () => 0.5, onAttempt: (attempt: Attempt) => attempts.push(attempt) },
    ...more,
  });
  return { clock, model, meter, asker, attempts };
}

describe('questions are answered', () => {
  test('in their order, two at a time', async () => {
    const { asker, model, meter } = begin(['1, 2']);
    expect(
      await asker.ask(
        ['a', 'b', 'c', 'd', 'e'].map((one) => question(one)),
        signal,
      ),
    ).toEqual(Array(5).fill('1, 2'));
    expect(model.asked).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(model.most).toBe(2);
    expect(meter.state).toMatchObject({ calls: 5, promptTokens: 50, completionTokens: 25, estimated: false });
    expect(await asker.ask([], signal)).toEqual([]);
  });

  test('and each call is told from its beginning to its end', async () => {
    const { asker, attempts } = begin(['1, 2']);
    await asker.ask([question('a')], signal);
    expect(attempts.map(({ state, text }) => [state, text])).toEqual([
      ['asked', ''],
      ['asked', '1,'],
      ['answered', '1, 2'],
    ]);
    expect(new Set(attempts.map(({ id }) => id))).toEqual(new Set([1]));
    expect(attempts.at(-1)).toMatchObject({ usage: { prompt: 10, completion: 5 }, form: 'none', failure: null });
  });
});

describe('a failure that may pass', () => {
  test.each<ModelFailure>(['server', 'timeout', 'unreachable', 'malformed'])(
    '%s: the question is asked again',
    async (fails) => {
      const { asker, clock, attempts } = begin([{ fails }, { fails }, '3, 4']);
      const answer = asker.ask([question('a')], signal);
      await settle();
      expect(clock.waiting).toEqual([1000]);
      clock.pass(1000);
      await settle();
      expect(clock.waiting).toEqual([2000]);
      clock.pass(2000);
      expect(await answer).toEqual(['3, 4']);
      expect(attempts.filter(({ state }) => state === 'failed')).toMatchObject([
        { failure: { kind: fails }, retry: 0, againAt: 1_001_000 },
        { failure: { kind: fails }, retry: 1, againAt: 1_003_000 },
      ]);
    },
  );

  test('does not pass: the run pauses, since no reply is something else than one that cannot be read', async () => {
    const { asker, clock, model } = begin([{ fails: 'server' }, '1, 2', { fails: 'server', says: 'It is broken.' }]);
    const answer = asker.ask([question('a'), question('b')], signal).catch((error: unknown) => error);
    for (let k = 0; k < 5; k++) {
      await settle();
      clock.pass(60_000);
    }
    expect(await answer).toMatchObject({ name: 'PauseError', kind: 'server', message: 'It is broken.' });
    expect(model.asked).toEqual(['a', 'b', 'a', 'a', 'a']);
  });

  test('of a model that has never answered: it is asked again as often as that is worth it', async () => {
    const untried = begin([{ fails: 'unreachable' }], { patience: { untried: 0 } });
    await expect(untried.asker.ask([question('a')], signal)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(untried.model.asked).toHaveLength(1);
    const tried = begin(['1, 2', { fails: 'unreachable' }, '3, 4'], { patience: { untried: 0 } });
    expect(await tried.asker.ask([question('a')], signal)).toEqual(['1, 2']);
    const answer = tried.asker.ask([question('b')], signal);
    await settle();
    tried.clock.pass(1000);
    expect(await answer).toEqual(['3, 4']);
  });
});

describe('a reply that did not come to its end', () => {
  test.each<[string, Line]>([
    ['is endless', { fails: 'endless' }],
    ['was cut off in its last number', { cutTo: '395, 30' }],
    ['was cut off before its numbers', { cutTo: 'To get a better cost I' }],
  ])('%s: it is not to be read, nor asked for again', async (_, line) => {
    const { asker, attempts, model } = begin([line]);
    expect(await asker.ask([question('a')], signal)).toEqual([null]);
    expect(model.asked).toEqual(['a']);
    const { state, text, failure } = attempts.at(-1)!;
    expect(state).toBe('failed');
    if (typeof line === 'object' && 'cutTo' in line) {
      expect(text).toBe(line.cutTo);
      expect(failure).toMatchObject({ kind: 'cut', message: expect.stringContaining('after 16 tokens') as string });
    }
  });

  test.each(['395, 307 because the lines', '395, 307\n39', '{"mean": [395, 307], "wh'])(
    '%j: what counts of it had come',
    async (cutTo) => {
      const { asker } = begin([{ cutTo }]);
      expect(await asker.ask([question('a')], signal)).toEqual([cutTo]);
    },
  );

  test.each(['', '<think>The lines', ' \n'])(
    '%j: all were thoughts, and a model that says nothing else is no good',
    async (cutTo) => {
      const { asker, model, meter } = begin([{ cutTo }]);
      await expect(asker.ask([question('a')], signal)).rejects.toMatchObject({
        ...{ kind: 'unspoken', message: expect.stringContaining('used all of its 16 tokens for thoughts') as string },
      });
      expect(model.asked).toHaveLength(1);
      expect(meter.state).toMatchObject({ promptTokens: 10, completionTokens: 5 });
      const other = begin(['1, 2', { cutTo }]);
      await other.asker.ask([question('a')], signal);
      expect(await other.asker.ask([question('b')], signal)).toEqual([null]);
    },
  );

  test('has as many tokens as the integers need, and those for thoughts', async () => {
    let thoughts = 0;
    const { asker, model } = begin(['1, 2'], { thoughts: () => thoughts });
    await asker.ask([question('a')], signal);
    thoughts = 500;
    await asker.ask([question('b')], signal);
    expect(model.options.map(({ maxTokens }) => maxTokens)).toEqual([16, 516]);
    // A reply is one line.
    expect(model.options[0].stop).toEqual(['\n']);
  });
});

describe('a server that wants to be asked later', () => {
  test('is asked later, by everybody', async () => {
    const { asker, clock, model } = begin([{ fails: 'limited', retryAfterMs: 7000 }, '1, 2']);
    const answer = asker.ask(
      ['a', 'b', 'c'].map((one) => question(one)),
      signal,
    );
    await settle();
    expect(model.asked).toEqual(['a', 'b']);
    expect(asker.waitsUntil).toBe(clock.now() + 7000);
    clock.pass(6999);
    await settle();
    expect(model.asked).toHaveLength(2);
    clock.pass(1);
    expect(await answer).toEqual(['1, 2', '1, 2', '1, 2']);
    expect(asker.waitsUntil).toBeNull();
  });

  test('in an hour: nobody waits so long, and nobody asks before', async () => {
    const { asker, clock, model } = begin([{ fails: 'limited', retryAfterMs: 3_600_000, says: 'In 3600 s.' }]);
    await expect(asker.ask([question('a')], signal)).rejects.toMatchObject({ kind: 'limited', message: 'In 3600 s.' });
    expect(model.asked).toHaveLength(1);
    expect(clock.waiting).toEqual([]);
  });

  test('is not waited for for ever', async () => {
    const { asker, clock, model } = begin([{ fails: 'limited', retryAfterMs: 120_000 }]);
    const answer = asker.ask([question('a')], signal).catch((error: unknown) => error);
    for (let k = 0; k < 8; k++) {
      await settle();
      expect(clock.waiting).toEqual([120_000]);
      clock.pass(120_000);
    }
    expect(await answer).toMatchObject({ name: 'PauseError', kind: 'limited' });
    expect(model.asked).toHaveLength(9);
  });
});

describe('a run pauses', () => {
  test.each<ModelFailure>(['key', 'missing', 'unsupported', 'resources', 'refused'])(
    '%s: and the other calls are stopped',
    async (fails) => {
      const { asker, attempts, model } = begin(['never', { fails, says: 'Do something.' }]);
      const error: unknown = await asker
        .ask([question('a'), question('b'), question('c')], signal)
        .catch((one: unknown) => one);
      expect(error).toMatchObject({ name: 'PauseError', kind: fails, message: 'Do something.' });
      await settle();
      expect(model.asked).toEqual(['a', 'b']);
      expect(attempts.at(-1)).toMatchObject({ state: 'stopped', id: 1 });
    },
  );

  test('when a limit is reached, before another call', async () => {
    const { asker, model } = begin(['1, 2'], { limits: { calls: 3 }, concurrency: 1 });
    const error = asker.ask(
      ['a', 'b', 'c', 'd'].map((one) => question(one)),
      signal,
    );
    await expect(error).rejects.toMatchObject({ kind: 'limit', message: expect.stringContaining('3 calls') as string });
    expect(model.asked).toHaveLength(3);
  });

  test('when its time is up, in the middle of a call, which is counted and seen meanwhile', async () => {
    const limits = { ...NONE, seconds: 3.5 };
    const clock = new ManualClock();
    const meter = new Meter({ limits, prices: null, now: clock.now });
    const { asker, attempts } = begin(['never'], { clock, meter });
    const answer = asker.ask([question('a')], signal).catch((error: unknown) => error);
    expect(meter.state.calls).toBe(1);
    expect(attempts).toHaveLength(1);
    clock.pass(3000);
    expect(attempts.map(({ milliseconds }) => milliseconds)).toEqual([0, 1000, 2000, 3000]);
    // Whoever is given more time while it runs has it.
    limits.seconds = 5.25;
    clock.pass(2000);
    await settle();
    expect(attempts.at(-1)!.state).toBe('asked');
    clock.pass(250);
    expect(await answer).toMatchObject({
      ...{ kind: 'limit', message: expect.stringContaining('5.25 seconds of waiting') as string },
    });
    expect(attempts.at(-1)!.state).toBe('stopped');
    expect(meter.state.seconds).toBe(5.25);
    expect(clock.waiting).toEqual([]);
  });
});

describe('a stop', () => {
  test.each<[string, Line]>([
    ['a call', 'never'],
    ['a wait', { fails: 'limited', retryAfterMs: 60_000 }],
    ['a backoff', { fails: 'server' }],
  ])('ends %s at once', async (_, line) => {
    const { asker, clock } = begin([line]);
    const controller = new AbortController();
    const answer = asker.ask([question('a'), question('b'), question('c')], controller.signal);
    await settle();
    controller.abort(new Error('Enough.'));
    await expect(answer).rejects.toThrow('Enough.');
    expect(clock.waiting).toEqual([]);
  });

  test('before the first call: nobody is asked', async () => {
    const { asker, model } = begin(['1, 2']);
    await expect(asker.ask([question('a')], AbortSignal.abort(new Error('Never.')))).rejects.toThrow('Never.');
    expect(model.asked).toEqual([]);
  });
});

test('no key is in anything that is told or thrown, whatever the server does', async () => {
  const KEY = 'planted/key "4711" xyz';
  const server = await startFakeServer();
  const told: unknown[] = [];
  try {
    for (const name of Object.keys(BEHAVIOURS)) {
      const keys = new KeyRing();
      keys.keep(server.url, KEY);
      const limits = { wholeMs: 60, firstByteMs: 30, idleMs: 30 };
      const model = new RemoteModel({
        endpoint: { preset: 'custom', base: `${server.url}/v1` },
        model: name,
        keys,
        limits,
      });
      const asker = new Asker({
        ...{ model, meter: new Meter({ limits: NONE, prices: null, now: Date.now }) },
        patience: { retries: 0, waits: 0 },
        onAttempt: (attempt) => told.push(attempt),
      });
      const asked = question(`3.5: 10, 20\n1.5: 30, 40`);
      told.push(
        await asker
          .ask([asked], signal)
          .catch((error: Error) => ({ ...error, text: error.message, stack: error.stack })),
      );
      told.push(asker, model, keys);
    }
  } finally {
    await server.stop();
  }
  expect(server.requests.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
  const text = JSON.stringify(told);
  for (const spelt of [
    KEY,
    JSON.stringify(KEY).slice(1, -1),
    JSON.stringify(JSON.stringify(KEY)).slice(3, -3),
    '4711',
  ]) {
    expect(text).not.toContain(spelt);
  }
  expect(text).toContain('•••');
});
