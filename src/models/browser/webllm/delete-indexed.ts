/**
 * Removes what WebLLM keeps in IndexedDB, which it does only where the browser has no Cache API. WebLLM itself is fetched for that.
 * @param id as WebLLM's own list calls the model
 */
export async function deleteIndexed(id: string): Promise<void> {
  const { deleteModelAllInfoInCache, hasModelInCache, prebuiltAppConfig } = await import('@mlc-ai/web-llm');
  const config = { ...prebuiltAppConfig, cacheBackend: 'indexeddb' as const };
  if (await hasModelInCache(id, config)) await deleteModelAllInfoInCache(id, config);
}
