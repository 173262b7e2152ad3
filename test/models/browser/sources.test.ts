import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { indexedDB } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { abortable } from '../../../src/models/browser/abortable.ts';
import { failureOf, NO_STORAGE } from '../../../src/models/browser/failures.ts';
import { recordOf, storageBackend } from '../../../src/models/browser/webllm/sources.ts';

const MODEL = 'Qwen3-0.6B-q4f16_1-MLC';
const LIST = prebuiltAppConfig.model_list;
const { signal } = new AbortController();
const answers =
  (status: number, type = 'application/wasm') =>
  async () =>
    new Response(null, { status, headers: { 'content-type': type } });

describe('where files of WebLLM come from', () => {
  test('the hub and the library host, unless told', async () => {
    const record = await recordOf(LIST, { model: MODEL }, signal);
    expect(record.model).toBe(`https://huggingface.co/mlc-ai/${MODEL}/resolve/main/`);
    expect(record.model_lib).toMatch(/^https:\/\/raw\.githubusercontent\.com\//);
  });

  test('the page’s own folder of libraries, where that has the file', async () => {
    const order = { model: MODEL, libraries: 'https://own.example/page/models/', hub: 'https://hub.example' };
    const own = 'https://own.example/page/models/Qwen3-0.6B-q4f16_1_cs1k-webgpu.wasm';
    expect(await recordOf(LIST, order, signal, answers(200))).toMatchObject({
      model: `https://hub.example/mlc-ai/${MODEL}/resolve/main/`,
      model_lib: own,
    });
    for (const elsewhere of [answers(404), answers(200, 'text/html; charset=utf-8')])
      expect((await recordOf(LIST, order, signal, elsewhere)).model_lib).not.toBe(own);
  });

  test('a model that WebLLM does not know', async () => {
    await expect(recordOf(LIST, { model: 'gpt' }, signal)).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('where WebLLM keeps files', () => {
  const forbidden = { open: () => Promise.reject(new DOMException('No.', 'SecurityError')) } as unknown as CacheStorage;
  test('the Cache API, else IndexedDB, else nowhere', async () => {
    const caches = { open: async () => ({}) } as unknown as CacheStorage;
    expect(await storageBackend({ caches, indexedDB })).toBe('cache');
    expect(await storageBackend({ caches: forbidden, indexedDB })).toBe('indexeddb');
    await expect(storageBackend({ caches: forbidden })).rejects.toMatchObject({
      kind: 'resources',
      message: NO_STORAGE,
    });
  });
});

test.each([
  [new DOMException('', 'QuotaExceededError'), 'resources'],
  [new TypeError('Failed to fetch'), 'unreachable'],
  [new TypeError('NetworkError when attempting to fetch resource.'), 'unreachable'],
  [new TypeError('Load failed'), 'unreachable'],
  [new RangeError('Array buffer allocation failed'), 'resources'],
  [new Error('Unable to find a compatible GPU.'), 'unsupported'],
  [new WebAssembly.CompileError('expected magic word'), 'malformed'],
  [new Error('Could not locate file: "https://hub/x".'), 'missing'],
  ['Something else altogether.', 'malformed'],
])('%s means: %s', (thrown, kind) => {
  const failure = failureOf(thrown, 'Tiny');
  expect(failure.kind).toBe(kind);
  expect(failure.message).toMatch(/^[A-Z].*\.$/);
});

describe('work that can be given up', () => {
  test('ends with the reason, at once, and stops the work', async () => {
    const stop = new AbortController();
    let stopped = 0;
    const given = abortable(new Promise(() => undefined), [stop.signal], () => stopped++);
    stop.abort('Enough.');
    await expect(given).rejects.toBe('Enough.');
    expect(stopped).toBe(1);
    await expect(abortable(Promise.resolve(1), [stop.signal])).rejects.toBe('Enough.');
  });
  test('else ends as it does', async () => {
    await expect(abortable(Promise.resolve(1), [signal])).resolves.toBe(1);
    await expect(abortable(Promise.reject(new Error('No.')), [signal])).rejects.toThrow('No.');
  });
});
