import type { BrowserProvider } from './catalogue.ts';
import { TRANSFORMERS_MODELS } from './transformers/list.ts';
import { libraryOf, WEBLLM_MODELS } from './webllm/list.ts';

/** What is kept of a model on this device, whole or not. */
export interface StoredModel {
  readonly provider: BrowserProvider;
  readonly id: string;
  readonly name: string;
  readonly files: number;
  /** As the hub stated sizes; 0 where it stated none. */
  readonly bytes: number;
}

interface Shelf {
  readonly provider: BrowserProvider;
  readonly caches: readonly string[];
  readonly models: readonly { readonly id: string; readonly name: string }[];
  /** Whether a file belongs to a model, by its address. */
  readonly owns: (id: string, address: string) => boolean;
}

/** Where each library keeps its files, which can be looked through without loading it. */
const SHELVES: readonly Shelf[] = [
  {
    provider: 'webllm',
    caches: ['webllm/model', 'webllm/config', 'webllm/wasm'],
    models: WEBLLM_MODELS,
    owns: (id, address) => address.includes(`/${id}/`) || address.endsWith(`/${libraryOf(id)}`),
  },
  {
    provider: 'transformers',
    caches: ['transformers-cache'],
    models: TRANSFORMERS_MODELS,
    owns: (id, address) => address.includes(`/${id}/`),
  },
];

type Caches = Pick<CacheStorage, 'has' | 'open'>;

/** Everything that models have left on this device. Where the browser allows no look, nothing. */
export async function storedModels(storage: Caches | undefined = globalThis.caches): Promise<StoredModel[]> {
  const found: StoredModel[] = [];
  for (const { provider, models, owns, caches } of SHELVES)
    for (const { id, name } of models) {
      let files = 0;
      let bytes = 0;
      await eachOwned(
        storage,
        caches,
        (address) => owns(id, address),
        async (cache, request) => {
          files++;
          const length = (await cache.match(request))?.headers.get('content-length');
          bytes += Number(length ?? 0) || 0;
        },
      );
      if (files > 0) found.push({ provider, id, name, files, bytes });
    }
  return found;
}

/**
 * Removes every file of a model. A library that another stored model needs too is fetched again with that one.
 * @returns how many files there were
 */
export async function deleteStored(
  { provider, id }: Pick<StoredModel, 'provider' | 'id'>,
  storage: Caches | undefined = globalThis.caches,
): Promise<number> {
  let files = 0;
  for (const shelf of SHELVES.filter((each) => each.provider === provider))
    await eachOwned(
      storage,
      shelf.caches,
      (address) => shelf.owns(id, address),
      async (cache, request) => {
        if (await cache.delete(request)) files++;
      },
    );
  return files;
}

async function eachOwned(
  storage: Caches | undefined,
  names: readonly string[],
  owned: (address: string) => boolean,
  visit: (cache: Cache, request: Request) => Promise<void>,
): Promise<void> {
  for (const name of names) {
    // Opening would make a cache where there is none; and the browser may forbid either.
    const cache = (await storage?.has(name).catch(() => false)) ? await storage!.open(name).catch(() => null) : null;
    if (!cache) continue;
    for (const request of await cache.keys()) if (owned(request.url)) await visit(cache, request);
  }
}
