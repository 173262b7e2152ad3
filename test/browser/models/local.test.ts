import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { META_POLICY } from '../../../src/app/security/policy.ts';
import { NO_GPU, NO_STORAGE } from '../../../src/models/browser/failures.ts';
import { libraryOf } from '../../../src/models/browser/webllm/list.ts';
import { tinyModel } from '../../models/tiny/tiny-model.ts';
import { buildSite } from '../built-site.ts';
import { browsersToTest, launch, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import { serve, type StaticServer } from '../server.ts';
import { endless, fakeHub, type Answer, type FakeHub } from './fake-hub.ts';
import type { Errand, Outcome } from './local-site/worker.ts';

const SMOL = 'HuggingFaceTB/SmolLM2-135M-Instruct';
const MLC = 'Qwen2.5-0.5B-Instruct-q4f32_1-MLC';
const NO_MODEL_MADE =
  'What was loaded as SmolLM2 135M is not a model that can be run. Delete what is stored of it and load it again.';
const SCHEMA = { count: 4, highest: 500 };

const PLACES = browsersToTest().flatMap((name) => [
  { name, gpu: false, where: 'without a graphics card' },
  ...(name === 'chromium' ? [{ name, gpu: true, where: 'with a graphics card in software' }] : []),
]);

describe.each(PLACES)('models in $name, $where', ({ name, gpu }) => {
  let hub: FakeHub;
  let server: StaticServer;
  let browser: BrowserDriver;
  let page: BrowserPage;

  beforeAll(async () => {
    hub = await fakeHub();
    const folder = await buildSite(new URL('./local-site/', import.meta.url));
    // The page's own policy, and the hub, which for this test is on this machine.
    const policy = META_POLICY.replace("connect-src 'self'", `connect-src 'self' ${hub.url}`);
    await writeFile(join(folder, '_headers'), `/*\n  Content-Security-Policy: ${policy}\n`);
    server = await serve(folder);
    browser = await launch(name, { webgpu: gpu });
  });
  beforeEach(async () => {
    hub.files.clear();
    hub.asked.length = hub.givenUp.length = 0;
    page = await browser.newPage({ timeout: 110_000 });
    await page.goto(server.url);
    await page.waitFor(() => 'models' in globalThis);
    return () => page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await hub?.close();
  });

  const errand = (wanted: Omit<Errand, 'hub'>): Promise<Outcome> =>
    page.evaluate(
      (order: Errand) => (globalThis as unknown as { models(errand: Errand): Promise<Outcome> }).models(order),
      { ...wanted, hub: hub.url },
    );
  const haveTiny = (): void => {
    for (const [path, content] of tinyModel()) hub.files.set(`/${SMOL}/resolve/main/${path}`, content);
  };

  test('transformers.js: a model with random weights keeps to the form, and repeats itself', async () => {
    haveTiny();
    const ask = { text: '1,2,3,4', schema: SCHEMA, temperature: 1 };
    const outcome = await errand({
      provider: 'transformers',
      model: SMOL,
      asks: [
        { ...ask, seed: 1 },
        { ...ask, seed: 1 },
        { ...ask, seed: 2 },
        { ...ask, seed: 2, temperature: 0 },
      ],
    });
    expect(outcome.failure).toBeNull();
    const [first, again, other, greedy] = outcome.replies;
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
    for (const { text, form, prompt, completion, heard } of [first, other, greedy]) {
      const numbers = text.split(',').map(Number);
      expect(text).toMatch(/^ ?\d+(, ?\d+){3}$/);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(500);
      expect(form).toBe('grammar');
      expect(prompt).toBe('Integers.\n1,2,3,4\n'.length);
      expect(completion).toBeGreaterThan(4);
      expect(heard).toBe(completion);
    }
    expect(outcome.progress.at(-1)?.text).toMatch(/^Loading SmolLM2 135M: 1 MB of about \d+ MB\.$/);
  });

  if (!gpu)
    test('transformers.js: a reply is cancelled between two tokens', async () => {
      haveTiny();
      const ask = { text: '1', schema: { count: 400, highest: 9 }, seed: 1, temperature: 1, maxTokens: 2000 };
      const outcome = await errand({ provider: 'transformers', model: SMOL, cancelAt: 5, asks: [ask] });
      expect(outcome.failure).toEqual({ name: 'AbortError', message: 'Cancelled.' });
    });

  if (!gpu)
    test('transformers.js: a download is cancelled at once', async () => {
      haveTiny();
      for (const path of hub.files.keys()) if (path.endsWith('.onnx')) hub.files.set(path, endless);
      const outcome = await errand({ provider: 'transformers', model: SMOL, cancelAfter: 3000 });
      expect(outcome.failure).toEqual({ name: 'AbortError', message: 'Cancelled.' });
      expect(outcome.milliseconds).toBeLessThan(2000);
      expect(hub.asked.some((path) => path.endsWith('.onnx'))).toBe(true);
      expect(hub.givenUp.some((path) => path.endsWith('.onnx'))).toBe(true);
    });

  // These are sentences about what the hub does, which is the same everywhere.
  if (name === 'chromium' && !gpu) {
    test.each<[string, string, Answer, string, string]>([
      ['no files', 'config.json', 404, 'missing', 'The hub has no files of SmolLM2 135M, or not all of them.'],
      [
        'a locked model',
        'config.json',
        401,
        'key',
        'The hub gives out SmolLM2 135M only to those who are signed in. Choose another model.',
      ],
      [
        'a fault of the hub',
        'tokenizer.json',
        503,
        'server',
        'The hub could not send SmolLM2 135M: the fault is on its side. Try again later.',
      ],
      ['broken weights', 'onnx/*', 'These are no weights.', 'malformed', NO_MODEL_MADE],
      ['a broken configuration', 'config.json', '<html>', 'malformed', NO_MODEL_MADE],
      [
        'a broken connection',
        'onnx/*',
        (response) => void response.destroy(),
        'unreachable',
        'The files of SmolLM2 135M could not be fetched. Check the connection and try again.',
      ],
    ])('transformers.js: %s', async (_, file, answer, kind, message) => {
      haveTiny();
      for (const path of hub.files.keys()) {
        const inside = path.slice(`/${SMOL}/resolve/main/`.length);
        if (inside === file || (file === 'onnx/*' && inside.startsWith('onnx/'))) hub.files.set(path, answer);
      }
      const outcome = await errand({ provider: 'transformers', model: SMOL });
      expect(outcome.failure).toEqual({ name: 'ModelError', kind, message });
    });
    test('transformers.js: where nothing may be stored, the model runs all the same', async () => {
      haveTiny();
      const ask = { text: '1,2', schema: SCHEMA, seed: 1, temperature: 1 };
      const outcome = await errand({ provider: 'transformers', model: SMOL, forbidStorage: true, asks: [ask] });
      expect(outcome.failure).toBeNull();
      expect(outcome.replies).toHaveLength(1);
    });
  }

  if (!gpu)
    test('WebLLM: without a graphics card nothing is fetched', async () => {
      const outcome = await errand({ provider: 'webllm', model: MLC });
      expect(outcome.failure).toEqual({ name: 'ModelError', kind: 'unsupported', message: NO_GPU });
      expect(hub.asked).toEqual([]);
    });

  if (gpu)
    describe('WebLLM', () => {
      const at = (file: string): string => `/mlc-ai/${MLC}/resolve/main/${file}`;
      const CONFIG = JSON.stringify({ tokenizer_files: ['tokenizer.json'], conv_template: {} });
      const own = async (cancelAfter?: number, forbidStorage = false): Promise<Outcome> =>
        errand({
          provider: 'webllm',
          model: MLC,
          libraries: `${hub.url}/models/`,
          forbidStorage,
          ...(cancelAfter && { cancelAfter }),
        });

      test.each<[string, Answer, string, string]>([
        ['no files', 404, 'missing', 'The hub has no files of Qwen2.5 0.5B, 32-bit, or not all of them.'],
        [
          'a broken configuration',
          '<html>',
          'malformed',
          NO_MODEL_MADE.replace('SmolLM2 135M', 'Qwen2.5 0.5B, 32-bit'),
        ],
        [
          'a fault of the hub',
          502,
          'server',
          'The hub could not send Qwen2.5 0.5B, 32-bit: the fault is on its side. Try again later.',
        ],
      ])('%s', async (_, answer, kind, message) => {
        hub.files.set(`/models/${libraryOf(MLC)}`, 'A library.');
        hub.files.set(at('mlc-chat-config.json'), answer);
        expect((await own()).failure).toEqual({ name: 'ModelError', kind, message });
      });

      test('a broken library', async () => {
        hub.files.set(`/models/${libraryOf(MLC)}`, 'A library.');
        hub.files.set(at('mlc-chat-config.json'), CONFIG);
        const message = NO_MODEL_MADE.replace('SmolLM2 135M', 'Qwen2.5 0.5B, 32-bit');
        expect((await own()).failure).toEqual({ name: 'ModelError', kind: 'malformed', message });
        expect(hub.asked).toContain(`/models/${libraryOf(MLC)}`);
      });

      test('a download is cancelled at once', async () => {
        hub.files.set(`/models/${libraryOf(MLC)}`, endless);
        hub.files.set(at('mlc-chat-config.json'), CONFIG);
        const outcome = await own(3000);
        expect(outcome.failure).toEqual({ name: 'AbortError', message: 'Cancelled.' });
        expect(outcome.milliseconds).toBeLessThan(2000);
        expect(hub.givenUp).toEqual([`/models/${libraryOf(MLC)}`]);
      });

      test('nothing may be stored', async () => {
        expect((await own(undefined, true)).failure).toEqual({
          name: 'ModelError',
          kind: 'resources',
          message: NO_STORAGE,
        });
      });
    });
});
