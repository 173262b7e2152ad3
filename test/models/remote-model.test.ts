import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeyRing } from '../../src/models/keys.ts';
import { ModelError, type ModelFailure, type ProposeOptions } from '../../src/models/model.ts';
import type { CallLimits } from '../../src/models/remote/limits.ts';
import { RemoteModel } from '../../src/models/remote/remote-model.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';

const KEY = 'planted-key-4711-xyz';
const MESSAGES = [
  { role: 'system', content: 'You improve means.' },
  { role: 'user', content: '5.5: 10,20,30\n1.25: 40,50,60\n1.0:' },
] as const;
const SCHEMA = { count: 3, highest: 1000 };

let server: FakeServer;
beforeAll(async () => void (server = await startFakeServer()));
afterAll(() => server.stop());

function model(name: string, preset = 'ollama', limits: Partial<CallLimits> = {}): RemoteModel {
  const keys = new KeyRing();
  keys.keep(server.url, KEY);
  return new RemoteModel({ endpoint: { preset, base: `${server.url}/v1` }, model: name, keys, limits });
}

function options(more: Partial<ProposeOptions> = {}): ProposeOptions {
  return { signal: new AbortController().signal, seed: 7, temperature: 0.5, maxTokens: 32, stop: [], ...more };
}

function ask(name: string, preset?: string, limits?: Partial<CallLimits>, more?: Partial<ProposeOptions>) {
  return model(name, preset, limits).propose(MESSAGES, SCHEMA, options(more));
}

async function failure(promise: Promise<unknown>): Promise<ModelError> {
  const error: unknown = await promise.then(
    (answer) => new Error(`It was answered: ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelError);
  expect((error as ModelError).message).not.toContain(KEY);
  expect((error as ModelError).message).not.toMatch(/[<>]/);
  return error as ModelError;
}

describe('a server that answers', () => {
  test('is asked with everything, and its reply is the line that the protocol knows', async () => {
    const texts: string[] = [];
    const proposal = await ask('good', 'ollama', {}, { onText: (text) => texts.push(text) });
    expect(proposal).toEqual({ text: '40, 50, 60', usage: { prompt: 40, completion: 21 }, form: 'schema', cut: false });
    expect(texts.at(-1)).toBe('{"mean":[40,50,60]}');
    expect(texts.every((text, k) => k === 0 || text.startsWith(texts[k - 1]))).toBe(true);
    const sent = server.requests.at(-1)!;
    expect(sent.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(sent.headers.referer).toBeUndefined();
    expect(sent.headers.cookie).toBeUndefined();
    expect(JSON.parse(sent.body)).toMatchObject({
      ...{ model: 'good', messages: MESSAGES, seed: 7, temperature: 0.5, max_tokens: 32, stream: true },
      stream_options: { include_usage: true },
      response_format: { type: 'json_schema', json_schema: { strict: true, schema: { required: ['mean'] } } },
    });
    expect(sent.body).not.toContain(KEY);
  });

  test.each([
    ['ignores-stream', '40, 50, 60', { prompt: 40, completion: 21 }],
    ['usage-missing', '40, 50, 60', { prompt: null, completion: null }],
    ['ignores-schema', '40, 50, 60', { prompt: 40, completion: 12 }],
    ['wrong-count', '5, 5, 5, 5', { prompt: 40, completion: 20 }],
    ['out-of-range', '99999, 99999, 99999', { prompt: 40, completion: 30 }],
    ['nan', 'NaN, NaN, NaN', { prompt: 40, completion: 15 }],
    ['slow', '40, 50, 60, ', { prompt: null, completion: null }],
    ['html', '<b onclick="steal()">1, 2</b><script>steal()</script>', { prompt: 40, completion: 55 }],
  ])('%s: its text is handed over as it came', async (name, text, usage) => {
    expect(await ask(name)).toEqual({ text, usage, form: 'schema', cut: false });
  });

  test.each([
    ['cut', '{"mean":[40,50,6', true],
    ['cut-whole', '12, 3', true],
    ['chatty', '40, 50, 60 because the lines get bet', true],
    ['thinks', '', true],
    ['unmarked', '40, 50, 60', false],
  ])('%s: and whether it came to its end', async (name, text, cut) => {
    expect(await ask(name)).toMatchObject({ text, cut });
  });

  test('what a form needs said is told as it was sent', async () => {
    const { sent } = await ask('no-schema');
    const hint = 'Reply with a JSON object of the form {"mean": [integers]}.';
    expect(sent).toEqual([{ ...MESSAGES[0], content: `${MESSAGES[0].content}\n${hint}` }, MESSAGES[1]]);
    expect(JSON.parse(server.requests.at(-1)!.body)).toMatchObject({ messages: sent });
  });

  test('says nothing of a key that it was sent', async () => {
    const texts: string[] = [];
    const { text } = await ask('echo-key', 'ollama', {}, { onText: (one) => texts.push(one) });
    expect(text).toBe('You sent Bearer •••, did you not?');
    for (const one of texts) expect(one).not.toContain(KEY.slice(0, 5));
  });
});

describe('a server that does not know a field', () => {
  test.each([
    ['no-schema', 'object', 1],
    ['no-form', 'none', 2],
    ['new-limit', 'schema', 1],
    ['picky', 'schema', 3],
  ] as const)('%s is asked without, and that is remembered', async (name, form, refusals) => {
    const one = model(name);
    const before = server.requests.length;
    expect(await one.propose(MESSAGES, SCHEMA, options())).toMatchObject({ text: '40, 50, 60', form });
    expect(server.requests.length - before).toBe(refusals + 1);
    await one.propose(MESSAGES, SCHEMA, options());
    expect(server.requests.length - before).toBe(refusals + 2);
  });

  test('stops are sent only where there is no form that could hold one', async () => {
    const one = model('no-form');
    await one.propose(MESSAGES, SCHEMA, options({ stop: ['\n'] }));
    const bodies = server.requests.slice(-3).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(bodies.map(({ stop }) => stop)).toEqual([undefined, undefined, ['\n']]);
  });

  test('a model that begins with a line break is stopped there once, and never again', async () => {
    const one = model('line-break');
    expect((await one.propose(MESSAGES, SCHEMA, options({ stop: ['\n'] }))).text).toBe('');
    expect((await one.propose(MESSAGES, SCHEMA, options({ stop: ['\n'] }))).text).toBe('\n40, 50, 60');
  });

  test('OpenAI gets the new name of the token limit at once', async () => {
    await ask('good', 'openai');
    expect(JSON.parse(server.requests.at(-1)!.body)).toMatchObject({ max_completion_tokens: 32 });
  });
});

describe('a failure says what happened', () => {
  test.each<[string, ModelFailure, RegExp]>([
    ['needs-key', 'key', /does not accept the key \(401\): “Incorrect API key provided: Bearer •••”\./],
    ['forbidden', 'key', /\(403\): “Not for you/],
    ['no-credit', 'key', /no credit left/],
    ['gone', 'missing', /knows no model “gone”/],
    ['limited', 'limited', /asked again in 7 s/],
    ['broken', 'server', /failed \(500\): “Out of memory at line 3”/],
    ['strange', 'refused', /refused the request \(418\): “I am a teapot/],
    ['error-in-stream', 'server', /failed \(502\): “Lost the backend of Bearer •••”/],
    ['truncated', 'malformed', /only a part of one/],
    ['truncated-json', 'malformed', /only a part of one/],
    ['empty', 'malformed', /before it began/],
    ['ends-early', 'malformed', /ended its answer in the middle/],
    ['too-long', 'refused', /\(400\): “This model's maximum context length/],
    ['page', 'malformed', /web page/],
    ['redirects', 'unreachable', /cannot be reached/],
    ['cuts-off', 'unreachable', /cannot be reached/],
    ['endless', 'endless', /far more than was asked for/],
  ])('%s', async (name, kind, message) => {
    const error = await failure(ask(name));
    expect(error.message).toMatch(message);
    expect(error.kind).toBe(kind);
  });

  test.each([
    ['limited', 7000, 7000],
    ['limited-date', 85_000, 90_000],
    ['limited-reset', 90_000, 90_000],
    ['limited-long', 3_600_000, 3_600_000],
  ])('%s: and when to come again', async (name, least, most) => {
    const { retryAfterMs } = await failure(ask(name));
    expect(retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(retryAfterMs).toBeLessThanOrEqual(most);
  });

  test('an endless reply is cancelled on the other side, too', async () => {
    await failure(ask('endless', 'ollama', {}, { maxTokens: 1 }));
    const bytes = await failure(ask('endless', 'ollama', { maxBytes: 300 }));
    expect(bytes).toMatchObject({ kind: 'endless', message: expect.stringContaining('300 bytes') as string });
  });

  test.each([
    ['silent', { firstByteMs: 30 }, 'sent nothing within 0.03 s'],
    ['silent-stream', { idleMs: 30 }, 'nothing came for 0.03 s'],
    ['silent-stream', { wholeMs: 40 }, 'within 0.04 s'],
    ['endless', { wholeMs: 40, charactersPerToken: 1e9 }, 'within 0.04 s'],
  ])('%s: nothing is waited for too long', async (name, limits, message) => {
    const error = await failure(ask(name, 'ollama', limits));
    expect(error.kind).toBe('timeout');
    expect(error.message).toContain(message);
  });

  test('nobody listens', async () => {
    const keys = new KeyRing();
    const endpoint = { preset: 'ollama', base: 'http://127.0.0.1:9/v1' };
    const nobody = new RemoteModel({ endpoint, model: 'good', keys });
    expect((await failure(nobody.propose(MESSAGES, SCHEMA, options()))).kind).toBe('unreachable');
  });
});

describe('a key that is forgotten', () => {
  test('while its server answers is sent no more, and covered where it is quoted', async () => {
    const keys = new KeyRing();
    keys.keep(server.url, KEY);
    const texts: string[] = [];
    let sent: string | null = '';
    const echo = new RemoteModel({
      ...{ endpoint: { preset: 'ollama', base: `${server.url}/v1` }, model: 'echo-key', keys, form: 'none' },
      fetch: async (url, given) => {
        sent = new Headers(given?.headers).get('authorization');
        const response = await fetch(url, given);
        echo.rekey(null);
        return response;
      },
    });
    const asked = () => echo.propose(MESSAGES, SCHEMA, options({ onText: (text) => texts.push(text) }));
    const { text } = await asked();
    expect(sent).toBe(`Bearer ${KEY}`);
    expect(text).toContain('•••');
    expect([text, ...texts].join()).not.toContain(KEY);
    await asked();
    expect(sent).toBeNull();
    expect(() => echo.rekey('abc')).toThrow('at least 4');
  });
});

describe('a call is aborted', () => {
  test.each(['silent', 'silent-stream', 'endless', 'slow'])('%s: at once, with the reason', async (name) => {
    const controller = new AbortController();
    const limits = { charactersPerToken: 1e9 };
    const call = ask(name, 'ollama', limits, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('Enough.')), 15);
    await expect(call).rejects.toThrow('Enough.');
  });

  test('before it began: nothing is sent', async () => {
    const before = server.requests.length;
    await expect(ask('good', 'ollama', {}, { signal: AbortSignal.abort(new Error('Never.')) })).rejects.toThrow(
      'Never.',
    );
    expect(server.requests.length).toBe(before);
  });

  test('even if fetch does not listen', async () => {
    const controller = new AbortController();
    const deaf = new RemoteModel({
      ...{ endpoint: { preset: 'custom', base: 'http://127.0.0.1/v1' }, model: 'x', keys: new KeyRing() },
      fetch: () => new Promise(() => undefined),
    });
    const call = deaf.propose(MESSAGES, SCHEMA, options({ signal: controller.signal }));
    controller.abort(new Error('Enough.'));
    await expect(call).rejects.toThrow('Enough.');
  });

  test('when the model is closed', async () => {
    const one = model('silent');
    const call = failure(one.propose(MESSAGES, SCHEMA, options()));
    one.close();
    expect((await call).message).toBe('The model was closed.');
  });
});
