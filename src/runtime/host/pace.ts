/** Spreads generations over time at a chosen speed. */
export class Pace {
  /** Generations per second; Infinity never waits. */
  speed = Infinity;
  #began = 0;
  #generations = 0;

  /** Counts from now on. */
  restart(): void {
    this.#began = performance.now();
    this.#generations = 0;
  }

  /** One more generation is done. */
  count(): void {
    this.#generations++;
  }

  /** True while the run is ahead of its speed. */
  get waits(): boolean {
    return this.#due() > performance.now();
  }

  /** Resolves when the next generation is due; null when it is due now. */
  wait(): Promise<void> | null {
    const left = this.#due() - performance.now();
    return left > 0 ? new Promise((resolve) => setTimeout(resolve, left)) : null;
  }

  #due(): number {
    return this.speed === Infinity ? 0 : this.#began + (1000 * this.#generations) / this.speed;
  }
}

/** Lets the event loop handle its messages, without the delay that timers have. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
