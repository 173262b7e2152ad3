/**
 * The promise, or a rejection with a signal's reason as soon as one is aborted: libraries notice late, or never.
 * @param onAbort told once, to stop the work itself; what it throws is ignored
 */
export async function abortable<T>(
  work: Promise<T>,
  signals: readonly AbortSignal[],
  onAbort: () => unknown = () => undefined,
): Promise<T> {
  const listening = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const stop = (signal: AbortSignal): void => {
      listening.abort();
      // The library may go on for a while, and fail when nobody listens any more.
      work.catch(() => undefined);
      Promise.resolve()
        .then(onAbort)
        .catch(() => undefined);
      reject(signal.reason);
    };
    for (const signal of signals) {
      if (signal.aborted) return stop(signal);
      signal.addEventListener('abort', () => stop(signal), { once: true, signal: listening.signal });
    }
  });
  try {
    // A signal that is aborted already wins over work that is done already.
    return await Promise.race([aborted, work]);
  } finally {
    listening.abort();
  }
}
