const LONGEST_WAIT_MS = 1000;

/** Versions of something that changes, and those who wait for a newer one. */
export class Observers {
  #version = 1;
  #waiting: (() => void)[] = [];

  get version(): number {
    return this.#version;
  }

  /** Wakes everybody who waits. */
  changed(): void {
    this.#version++;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** True as soon as there is something newer than this version, false after a second without. */
  async newer(version: number): Promise<boolean> {
    if (this.#version > version) return true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((wake) => {
      this.#waiting.push(wake);
      timer = setTimeout(wake, LONGEST_WAIT_MS);
    });
    clearTimeout(timer);
    return this.#version > version;
  }
}
