import type { BrowserPage } from '../drivers/index.ts';

/** Waits until the store holds this many repetitions, each at or past this generation. */
export function stored(page: BrowserPage, generation: number, repetitions = 1): Promise<boolean> {
  return page.waitFor(
    async (least: number, wanted: number) => {
      const settled = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await settled(indexedDB.open('evolution-playground'));
      try {
        const parts = await settled(database.transaction('parts').objectStore('parts').getAll());
        return parts.length === wanted && parts.every(({ checkpoint }) => checkpoint.generation >= least);
      } finally {
        database.close();
      }
    },
    { args: [generation, repetitions] as const },
  );
}
