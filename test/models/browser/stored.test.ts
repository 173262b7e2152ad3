import { describe, expect, test } from 'vitest';
import { deleteStored, storedModels } from '../../../src/models/browser/stored.ts';

/** Caches with these files, each of 1000 bytes. */
function caches(shelves: Record<string, string[]>): Pick<CacheStorage, 'has' | 'open'> {
  return {
    has: async (name) => name in shelves,
    open: async (name) =>
      ({
        keys: async () => shelves[name].map((url) => ({ url })),
        match: async () => new Response(null, { headers: { 'content-length': '1000' } }),
        delete: async ({ url }: Request) => {
          shelves[name] = shelves[name].filter((each) => each !== url);
          return true;
        },
      }) as unknown as Cache,
  };
}

const HUB = 'https://huggingface.co';
const shelves = (): Record<string, string[]> => ({
  'webllm/model': [
    `${HUB}/mlc-ai/Qwen3-0.6B-q4f16_1-MLC/resolve/main/params_shard_0.bin`,
    `${HUB}/mlc-ai/SmolLM2-360M-Instruct-q4f16_1-MLC/resolve/main/tokenizer.json`,
  ],
  'webllm/wasm': ['https://raw.githubusercontent.com/a/b/Qwen3-0.6B-q4f16_1_cs1k-webgpu.wasm'],
  'transformers-cache': [`${HUB}/onnx-community/Qwen3-0.6B-ONNX/resolve/main/onnx/model_q4.onnx`, `${HUB}/other/x`],
});

describe('what is stored', () => {
  test('is listed by model, whole or not', async () => {
    expect(await storedModels(caches(shelves()))).toEqual([
      { provider: 'webllm', id: 'SmolLM2-360M-Instruct-q4f16_1-MLC', name: 'SmolLM2 360M', files: 1, bytes: 1000 },
      { provider: 'webllm', id: 'Qwen3-0.6B-q4f16_1-MLC', name: 'Qwen3 0.6B', files: 2, bytes: 2000 },
      { provider: 'transformers', id: 'onnx-community/Qwen3-0.6B-ONNX', name: 'Qwen3 0.6B', files: 1, bytes: 1000 },
    ]);
  });

  test('is removed by model', async () => {
    const kept = shelves();
    const wanted = { provider: 'webllm', id: 'Qwen3-0.6B-q4f16_1-MLC' } as const;
    expect(await deleteStored(wanted, caches(kept))).toBe(2);
    expect((await storedModels(caches(kept))).map(({ id }) => id)).toEqual([
      'SmolLM2-360M-Instruct-q4f16_1-MLC',
      'onnx-community/Qwen3-0.6B-ONNX',
    ]);
  });

  test('is nothing where the browser allows no look', async () => {
    const forbidden = (): never => {
      throw new DOMException('No.', 'SecurityError');
    };
    expect(await storedModels({ has: async () => forbidden(), open: async () => forbidden() })).toEqual([]);
    expect(await storedModels(undefined)).toEqual([]);
  });
});
