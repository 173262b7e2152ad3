/** Spreads generations over time at a chosen speed. */
export class Pace {
  /** Generations per second; Infinity never waits. */
  speed = Infinity;
  #began = 0;
  #generations = 0;
  #waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly resolve: () => void } | null = null;

  /** Counts from now on; whoever waits stops waiting. */
  restart(): void {
    this.wake();
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

  /** Resolves when the next generation is due, or when somebody wakes it; null when it is due now. */
  wait(): Promise<void> | null {
    const left = this.#due() - performance.now();
    if (left <= 0) return null;
    return new Promise((resolve) => {
      this.#waiting = { timer: setTimeout(() => this.wake(), left), resolve };
    });
  }

  /** Ends a wait before its time. */
  wake(): void {
    if (!this.#waiting) return;
    clearTimeout(this.#waiting.timer);
    this.#waiting.resolve();
    this.#waiting = null;
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
