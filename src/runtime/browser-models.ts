import type { openPromptModel as open } from '../models/browser/prompt-api/open.ts';

/** What a page needs of models that run in its own browser. Loading them is a worker's business, but for the browser's own, which only pages can ask. */
export { catalogue, obstacle, type BrowserProvider, type CatalogueEntry } from '../models/browser/catalogue.ts';
export { inMegabytes, supportOf, type Support } from '../models/browser/device.ts';
export type { LoadProgress, OnProgress, OpenOrder } from '../models/browser/opening.ts';
export { HUB, LIBRARY_HOST, MODEL_ORIGINS } from '../models/browser/origins.ts';
export { deleteStored, storedModels, type StoredModel } from '../models/browser/stored.ts';

/** As `openPromptModel` of the models, which is fetched when it is wanted. */
export async function openPromptModel(...order: Parameters<typeof open>): ReturnType<typeof open> {
  const { openPromptModel: load } = await import('../models/browser/prompt-api/open.ts');
  return load(...order);
}
