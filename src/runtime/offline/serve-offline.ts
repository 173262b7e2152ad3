import type { ServiceWorkerScope } from './service-worker.ts';

/** Written in by the build: addresses of all files, relative to the page, and a name for exactly these contents. */
declare const OFFLINE_FILES: { readonly version: string; readonly files: readonly string[] };

/** Contents behind these names never change, so whatever the browser has of them will do. */
const LASTING = /^assets\//;

/**
 * Keeps one whole version of the page and serves it, online or not, until somebody asks for the next. The version before
 * stays too: a page of it may still be open in another tab, and load a part it had not needed yet.
 */
export function serveOffline(): void {
  const self = globalThis as unknown as ServiceWorkerScope;
  const { version, files } = OFFLINE_FILES;
  const { scope } = self.registration;
  // Pages under other paths of the same host have caches of their own.
  const prefix = `evolution-playground ${scope} `;
  const own = prefix + version;
  const addresses = new Set(files.map((file) => new URL(file, scope).href));

  async function store(): Promise<void> {
    const cache = await caches.open(own);
    const requests = files.map(
      (file) => new Request(new URL(file, scope), { cache: LASTING.test(file) ? 'default' : 'reload' }),
    );
    await cache.addAll(requests);
  }

  async function removeOld(): Promise<void> {
    const before = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
    await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
  }

  /** The file of this version, else that of the one before, else what the host has. */
  async function answer(request: Request, address: string): Promise<Response> {
    const cache = await caches.open(own);
    const before = (await caches.keys()).findLast((name) => name.startsWith(prefix) && name !== own);
    return (
      (await cache.match(address)) ??
      (before === undefined ? undefined : await caches.match(address, { cacheName: before })) ??
      fetch(request)
    );
  }

  /** The page itself, whatever stands behind its path; any other file under its own address. */
  function addressOf({ url, mode }: Request): string {
    const { origin, pathname } = new URL(url);
    const path = origin + pathname;
    return mode === 'navigate' && path === new URL('index.html', scope).href ? scope : path;
  }

  self.addEventListener('install', (event) => event.waitUntil(store()));
  self.addEventListener('activate', (event) => event.waitUntil(removeOld()));
  // Pages have only this to say: that somebody wants the version which waits. A word for it would be code that both share.
  self.addEventListener('message', () => void self.skipWaiting());
  self.addEventListener('fetch', (event) => {
    const address = addressOf(event.request);
    const ours = addresses.has(address) || address.startsWith(new URL('assets/', scope).href);
    if (event.request.method === 'GET' && ours) event.respondWith(answer(event.request, address));
  });
}
