/**
 * One call after the other: a model on this device has one state, and computes one reply at a time. A call that fails or is given up
 * does not keep the next one from its turn, but its work does until it has really ended.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` once everything before it has ended. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
