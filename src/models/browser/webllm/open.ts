import { ModelError, type Model } from '../../model.ts';
import { abortable } from '../abortable.ts';
import { inMegabytes, supportOf, type Support } from '../device.ts';
import { failureOf, NO_F16, NO_GPU } from '../failures.ts';
import type { OnProgress, OpenOrder } from '../opening.ts';
import type { Engine } from './engine.ts';
import { WEBLLM_MODELS, type WebLlmEntry } from './list.ts';
import { checkFiles, recordOf, storageBackend } from './sources.ts';
import { WebLlmModel } from './webllm-model.ts';

/**
 * Loads a model with WebLLM, in the worker that calls this. WebLLM itself is fetched now, and not before.
 * @throws ModelError "unsupported" without a fitting graphics card, "resources" without room or memory, "missing", "unreachable",
 * "malformed"; or the signal's reason
 */
export async function openWebLlm(order: OpenOrder, onProgress: OnProgress, signal: AbortSignal): Promise<Model> {
  const entry = WEBLLM_MODELS.find(({ id }) => id === order.model);
  if (!entry) throw new ModelError('missing', `There is no model called ${order.model} for WebLLM.`);
  let engine: Engine | null = null;
  const work = (async (): Promise<Model> => {
    demand(entry, await supportOf());
    onProgress({ loaded: 0, total: entry.downloadBytes, text: 'Fetching WebLLM.' });
    const { MLCEngine, prebuiltAppConfig, hasModelInCache } = await import('@mlc-ai/web-llm');
    const cacheBackend = await storageBackend();
    const record = await recordOf(prebuiltAppConfig.model_list, order, signal);
    const appConfig = { model_list: [record], cacheBackend };
    const stored = await hasModelInCache(record.model_id, appConfig).catch(() => false);
    if (!stored) await checkFiles(record, signal);
    signal.throwIfAborted();
    const loading = new MLCEngine({
      appConfig,
      logLevel: 'SILENT',
      initProgressCallback: ({ progress, text }) => {
        // Once all is downloaded it counts again, as it moves the same bytes to the card.
        if (!signal.aborted) onProgress(reported(entry, progress, stored || text.startsWith('Loading')));
      },
    });
    engine = loading as unknown as Engine;
    await engine.reload(record.model_id);
    signal.throwIfAborted();
    return new WebLlmModel(entry.name, engine, entry.thinks ?? false);
  })();
  const told = work.catch((error: unknown) => {
    throw signal.aborted ? signal.reason : failureOf(error, entry.name);
  });
  // Unloading is what ends a download, too.
  return abortable(told, [signal], () => engine?.unload());
}

/** Refuses before anything is fetched what this device cannot run. */
function demand(entry: WebLlmEntry, support: Support): void {
  if (!support.webgpu) throw new ModelError('unsupported', NO_GPU);
  if (entry.needsF16 && !support.shaderF16) throw new ModelError('unsupported', NO_F16);
}

function reported({ name, downloadBytes }: WebLlmEntry, progress: number, stored: boolean) {
  const loaded = Math.round(Math.min(1, Math.max(0, progress || 0)) * downloadBytes);
  const text = stored
    ? `Moving ${name} to the graphics card.`
    : `Loading ${name}: ${inMegabytes(loaded)} of about ${inMegabytes(downloadBytes)}.`;
  return { loaded, total: downloadBytes, text };
}
