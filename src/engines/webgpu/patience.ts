import { GpuError } from './gpu-error.ts';

/** How long anything that a device is asked for may take, in milliseconds. */
export const PATIENCE_MS = 20_000;

/**
 * What a device promised, or an error once it has taken too long: a mapping on a lost device may never settle.
 * @param what completes the sentence "The graphics processor did not …"
 */
export function inTime<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const seconds = ms / 1000;
    const late = (): void =>
      reject(new GpuError('silent', `The graphics processor did not ${what} within ${seconds} s.`));
    const timer = setTimeout(late, ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
