import { AutoModelForCausalLM, AutoTokenizer, env, LogLevel } from '@huggingface/transformers';
import type { Model } from '../../model.ts';
import type { OnProgress } from '../opening.ts';
import { Turns } from '../turns.ts';
import { countDownloads } from './downloads.ts';
import type { WeightFormat } from './list.ts';
import { ONNX_FILES } from './onnx-files.ts';
import { TransformersModel } from './transformers-model.ts';

/** One model, all said about it. */
export interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly hub: string;
  readonly device: 'webgpu' | 'wasm';
  readonly dtype: WeightFormat;
  /** Bytes. */
  readonly expected: number;
}

/** The library has one fetch for all, so models are loaded one after the other. */
const turns = new Turns();

/**
 * Fetches and starts a model. Downloads end when the signal is aborted.
 * @throws whatever the library throws
 */
export function loadModel(wanted: Wanted, onProgress: OnProgress, signal: AbortSignal): Promise<Model> {
  return turns.take(async () => {
    signal.throwIfAborted();
    settle(wanted, signal);
    const count = countDownloads(wanted.name, wanted.expected, (progress) => {
      if (!signal.aborted) onProgress(progress);
    });
    const tokenizer = await AutoTokenizer.from_pretrained(wanted.id, { progress_callback: count });
    const { device, dtype } = wanted;
    const model = await AutoModelForCausalLM.from_pretrained(wanted.id, { device, dtype, progress_callback: count });
    if (signal.aborted) {
      await model.dispose();
      throw signal.reason;
    }
    return new TransformersModel(wanted.name, model, tokenizer);
  });
}

function settle({ hub, device }: Wanted, signal: AbortSignal): void {
  env.logLevel = LogLevel.NONE;
  env.allowLocalModels = false;
  env.remoteHost = hub.endsWith('/') ? hub : `${hub}/`;
  env.useBrowserCache = typeof caches !== 'undefined';
  // Its way to keep the program is to run it from a blob, which the page's policy forbids; the browser keeps it anyway.
  env.useWasmCache = false;
  env.fetch = (input: string | URL, init?: RequestInit) => fetch(input, { ...init, signal });
  const { wasm } = env.backends.onnx;
  if (!wasm) return;
  wasm.wasmPaths = { ...ONNX_FILES[device] };
  // Threads need a page that is isolated from all others, which static hosts seldom allow; and one thread repeats itself.
  wasm.numThreads = 1;
}
