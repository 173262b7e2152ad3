import { describe, expect, test } from 'vitest';
import type {
  LanguageModelFactory,
  Session,
  SessionOptions,
} from '../../../src/models/browser/prompt-api/language-model.ts';
import { openPromptModel } from '../../../src/models/browser/prompt-api/open.ts';
import type { LoadProgress } from '../../../src/models/browser/opening.ts';

const ORDER = { model: 'built-in' };
const SCHEMA = { count: 2, highest: 100 };
const MESSAGES = [
  { role: 'system', content: 'Integers.' },
  { role: 'user', content: '1,2' },
] as const;

function fake(availability: string, stream: () => ReadableStream<string>) {
  const made: SessionOptions[] = [];
  const asked: { text: string; responseConstraint?: object }[] = [];
  let open = 0;
  const factory: LanguageModelFactory = {
    availability: async () => availability,
    create: async (options): Promise<Session> => {
      made.push(options);
      options.monitor?.({
        addEventListener: (_: string, listen: (event: unknown) => void) => listen({ loaded: 0.25 }),
      } as unknown as EventTarget);
      open++;
      return {
        promptStreaming: (text, { responseConstraint }) => {
          asked.push({ text, ...(responseConstraint && { responseConstraint }) });
          return stream();
        },
        destroy: () => void open--,
      };
    },
  };
  return { factory, made, asked, open: () => open };
}

const says =
  (...pieces: string[]) =>
  (): ReadableStream<string> =>
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });
const silent = (): ReadableStream<string> => new ReadableStream();
const options = (signal = new AbortController().signal) => ({
  ...{ signal, seed: 1, temperature: 1, maxTokens: 9, stop: [] },
});
const never = new AbortController().signal;

describe('the language model of the browser', () => {
  test('is asked in a session of its own, in the form of a schema', async () => {
    const { factory, made, asked, open } = fake('downloadable', says('[12', ',\n 5]\n'));
    const progress: LoadProgress[] = [];
    const model = await openPromptModel(ORDER, (step) => progress.push(step), never, factory);
    expect(progress.at(-1)).toEqual({
      ...{ loaded: 25, total: 100, text: 'The browser is downloading its language model: 25 %.' },
    });
    const heard: string[] = [];
    const reply = await model.propose(MESSAGES, SCHEMA, { ...options(), onText: (text) => heard.push(text) });
    expect(reply).toEqual({ text: '[12, 5]', usage: { prompt: null, completion: null }, form: 'schema', cut: false });
    expect(heard).toHaveLength(2);
    expect(made[1].initialPrompts).toEqual([MESSAGES[0]]);
    expect(asked).toEqual([
      {
        text: '1,2',
        responseConstraint: {
          ...{ type: 'array', minItems: 2, maxItems: 2, items: { type: 'integer', minimum: 0, maximum: 100 } },
        },
      },
    ]);
    expect(open()).toBe(1);
    model.close();
    expect(open()).toBe(0);
  });

  test('a reply is cancelled at once', async () => {
    const { factory } = fake('available', silent);
    const model = await openPromptModel(ORDER, () => undefined, never, factory);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('Enough.')), 5);
    await expect(model.propose(MESSAGES, SCHEMA, options(stop.signal))).rejects.toThrow('Enough.');
  });

  test('a reply without end is given up', async () => {
    const { factory } = fake('available', says('1'.repeat(30_000)));
    const model = await openPromptModel(ORDER, () => undefined, never, factory);
    await expect(model.propose(MESSAGES, SCHEMA, options())).rejects.toMatchObject({ kind: 'endless' });
  });

  test.each([
    ['nowhere', null],
    ['not on this device', fake('unavailable', silent).factory],
  ])('%s it is unsupported', async (_, factory) => {
    await expect(openPromptModel(ORDER, () => undefined, never, factory)).rejects.toMatchObject({
      kind: 'unsupported',
      message: expect.stringContaining('This browser has no language model of its own.') as string,
    });
  });

  test('a download needs a click', async () => {
    const factory = {
      ...fake('downloadable', silent).factory,
      create: () => Promise.reject(new DOMException('No gesture.', 'NotAllowedError')),
    };
    await expect(openPromptModel(ORDER, () => undefined, never, factory)).rejects.toThrow('right after a click');
  });

  test('waiting for it is given up at once, and a session that comes too late is given back', async () => {
    const { factory, open } = fake('available', silent);
    const stop = new AbortController();
    let arrive = (): void => undefined;
    const late = {
      ...factory,
      create: async (wanted: SessionOptions) => {
        await new Promise<void>((resolve) => (arrive = resolve));
        return factory.create(wanted);
      },
    };
    const opening = openPromptModel(ORDER, () => stop.abort(new Error('Enough.')), stop.signal, late);
    await expect(opening).rejects.toThrow('Enough.');
    arrive();
    await new Promise((wake) => setTimeout(wake));
    expect(open()).toBe(0);
  });
});
