/** The part of the service worker's world that is used here; TypeScript's own types of it exclude those of pages. */
export interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LongEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
  addEventListener(type: 'message', listener: () => void): void;
}

/** An event that is not over before a promise has settled. */
export interface LongEvent {
  waitUntil(work: Promise<unknown>): void;
}

/** Somebody asks for a file. */
export interface AskedEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
