/** Nobody waits longer than this for a change. */
export const LONGEST_WAIT_MS = 1000;

/** Versions of something that changes, and those who wait for a newer one. */
export class Observers {
  #version = 1;
  readonly #waiting = new Set<() => void>();

  get version(): number {
    return this.#version;
  }

  /** Wakes everybody who waits. */
  changed(): void {
    this.#version++;
    for (const wake of this.#waiting) wake();
  }

  /** True as soon as there is something newer than this version, false after a second without. */
  async newer(version: number): Promise<boolean> {
    if (this.#version > version) return true;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, LONGEST_WAIT_MS);
      this.#waiting.add(wake);
    });
    return this.#version > version;
  }
}
