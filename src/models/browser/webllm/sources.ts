import type { AppConfig, ModelRecord } from '@mlc-ai/web-llm';
import { ModelError } from '../../model.ts';
import { NO_STORAGE } from '../failures.ts';
import type { OpenOrder } from '../opening.ts';
import { HUB } from '../origins.ts';

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/**
 * The record by which WebLLM finds the files of a model: weights on the hub, its library in the order's own folder where that has it,
 * else where WebLLM's makers keep it.
 * @throws ModelError "missing" when WebLLM knows no such model
 */
export async function recordOf(
  known: readonly ModelRecord[],
  order: OpenOrder,
  signal: AbortSignal,
  fetchFile: Fetch = fetch,
): Promise<ModelRecord> {
  const record = known.find(({ model_id }) => model_id === order.model);
  if (!record) throw new ModelError('missing', `WebLLM knows no model called ${order.model}.`);
  const { pathname } = new URL(record.model);
  const model = `${(order.hub ?? HUB).replace(/\/$/, '')}${pathname}/resolve/main/`;
  if (!order.libraries) return { ...record, model };
  const own = new URL(record.model_lib.split('/').at(-1)!, order.libraries).href;
  const found = await fetchFile(own, { method: 'HEAD', signal }).catch(() => null);
  // Some hosts answer with their front page what they do not have.
  const there = found?.ok && !found.headers.get('content-type')?.startsWith('text/html');
  return { ...record, model, ...(there && { model_lib: own }) };
}

/**
 * Asks for the smallest file of a model before the large ones, because WebLLM does not say why it got none.
 * @throws ModelError
 */
export async function checkFiles(record: ModelRecord, signal: AbortSignal, fetchFile: Fetch = fetch): Promise<void> {
  const response = await fetchFile(`${record.model}mlc-chat-config.json`, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  const config: unknown = JSON.parse(await response.text());
  if (typeof config !== 'object' || config === null || !('tokenizer_files' in config))
    throw new SyntaxError('This is no configuration of a model.');
}

/**
 * Where WebLLM may keep files: the Cache API, else IndexedDB.
 * @throws ModelError "resources" when the browser allows neither
 */
export async function storageBackend(
  world: { caches?: CacheStorage; indexedDB?: IDBFactory } = globalThis,
): Promise<NonNullable<AppConfig['cacheBackend']>> {
  const cache = await world.caches?.open('webllm/config').catch(() => null);
  if (cache) return 'cache';
  if (await opens(world.indexedDB)) return 'indexeddb';
  throw new ModelError('resources', NO_STORAGE);
}

function opens(factory: IDBFactory | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = factory?.open('webllm/probe');
      if (!request) return resolve(false);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
      request.onerror = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
}
