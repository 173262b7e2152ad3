import { nextFrame } from '../state/frames.ts';

/** A page that stays open for days looks for a new version when somebody comes back to it, this often at most. */
const LOOK_AGAIN_MS = 3_600_000;

/** A visitor who runs nothing for this long is not waiting for anything either. */
const LONGEST_QUIET_MS = 15_000;

/**
 * From now on the page also opens without a connection. On a first visit that means fetching every file of the build, so
 * it waits until something has been run. Does nothing in development, and nothing where the browser does
 * not allow it.
 * @param begun resolves when the first generation has been computed
 * @param onVersion told when a new version is there; nothing happens before `use` is called, which reloads the page
 */
export async function keepOffline(begun: Promise<void>, onVersion: (use: () => void) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  if (!navigator.serviceWorker.controller) {
    await Promise.race([begun, new Promise((wake) => setTimeout(wake, LONGEST_QUIET_MS))]);
    await nextFrame();
  }
  const address = new URL('offline.js', document.baseURI);
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: 'none' }).catch(() => null);
  if (!registration) return;
  const announce = (worker: ServiceWorker): void => {
    // The first one is no new version: it is the one that is shown.
    if (worker.state === 'installed' && registration.active) onVersion(() => takeOver(worker));
  };
  if (registration.waiting) announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => announce(worker));
  });
  lookAgain(registration);
}

function takeOver(worker: ServiceWorker): void {
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') location.reload();
  });
  worker.postMessage('take over');
}

function lookAgain(registration: ServiceWorkerRegistration): void {
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || performance.now() - looked < LOOK_AGAIN_MS) return;
    looked = performance.now();
    registration.update().catch(() => undefined);
  });
}
