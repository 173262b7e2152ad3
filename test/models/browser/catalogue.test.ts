import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, test, vi } from 'vitest';
import { catalogue, obstacle } from '../../../src/models/browser/catalogue.ts';
import { supportOf, type Surroundings } from '../../../src/models/browser/device.ts';
import { NO_F16, NO_GPU } from '../../../src/models/browser/failures.ts';
import { LIBRARY_HOST, HUB } from '../../../src/models/browser/origins.ts';
import { libraryOf, WEBLLM_MODELS } from '../../../src/models/browser/webllm/list.ts';

describe('models of WebLLM', () => {
  test.each(WEBLLM_MODELS.map((entry) => [entry.id, entry] as const))('%s is as its own list says', (id, entry) => {
    const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);
    expect(record?.vram_required_MB).toBe(entry.memoryMB);
    expect(record?.model_lib).toBe(
      `${LIBRARY_HOST}/mlc-ai/binary-mlc-llm-libs/main/web-llm-models/v0_2_86/base/${libraryOf(id)}`,
    );
    expect(record?.model).toBe(`${HUB}/mlc-ai/${id}`);
    if (record?.required_features?.includes('shader-f16')) expect(entry.needsF16).toBe(true);
    expect(entry.downloadBytes).toBeLessThan(entry.memoryMB * 2 ** 20);
    expect(entry.needsF16).toBe(id.includes('f16'));
  });
});

const gpu = (...features: string[]): Surroundings['gpu'] => ({
  requestAdapter: async () => ({ features: { has: (name) => features.includes(name) } }),
});
const never = (): Promise<never> => new Promise(() => undefined);

describe('what a device can run', () => {
  test('nothing but the processor', async () => {
    const support = await supportOf({});
    expect(support).toMatchObject({ webgpu: false, shaderF16: false, freeBytes: null, languageModel: 'unavailable' });
    const obstacles = catalogue(support).map((entry) => [entry.provider, obstacle(entry, support)]);
    expect(new Set(obstacles.map(String))).toEqual(
      new Set([`webllm,${NO_GPU}`, 'transformers,', `prompt-api,${support.sentences.languageModel}`]),
    );
  });

  test('a card without 16-bit numbers, and little room', async () => {
    const storage = { estimate: async () => ({ quota: 400e6, usage: 50e6 }) };
    const support = await supportOf({ gpu: gpu(), storage });
    expect(support.sentences.storage).toBe('The browser lets this page store 350 MB more.');
    const of = (part: string): string | null =>
      obstacle(
        catalogue(support).find(({ id }) => id.includes(part))!,
        support,
      );
    expect(of('q4f16')).toBe(NO_F16);
    expect(of('Qwen2.5-0.5B-Instruct-q4f32')).toBeNull();
    expect(of('Qwen3-0.6B-ONNX')).toBe(
      'The browser lets this page store 350 MB more, and Qwen3 0.6B takes about 919 MB.',
    );
  });

  test('everything', async () => {
    const languageModel = { availability: async () => 'downloadable' };
    const support = await supportOf({ gpu: gpu('shader-f16'), languageModel });
    expect(catalogue(support).map((entry) => obstacle(entry, support))).toEqual(catalogue(support).map(() => null));
    expect(support.sentences.languageModel).toContain('download first');
  });

  test('a browser that fails or never answers is one that cannot', async () => {
    const storage = { estimate: () => Promise.reject(new Error('No.')) };
    vi.useFakeTimers();
    const asking = supportOf({ gpu: { requestAdapter: never }, storage });
    await vi.advanceTimersByTimeAsync(10_000);
    const support = await asking;
    vi.useRealTimers();
    expect(support).toMatchObject({ webgpu: false, freeBytes: null });
  });
});
