/**
 * As much of a frame, in milliseconds, as goes into parts of a picture: without graphics hardware the browser takes several
 * times as long afterwards to turn what was drawn into pixels.
 */
const SHARE_MS = 1.5;

/** What frames and time are, for tests. */
export interface Clock {
  readonly request: (work: () => void) => number;
  readonly cancel: (frame: number) => void;
  readonly now: () => number;
}

const SCREEN: Clock = {
  request: (work) => requestAnimationFrame(work),
  cancel: (frame) => cancelAnimationFrame(frame),
  now: () => performance.now(),
};

/**
 * Paints the parts of a picture in turn, a few in each frame: all of them at once would be a task long enough to be felt.
 * Every part is painted for one moment before any is for the next, of which only the newest is kept.
 */
export class InTurn<M, P> {
  #moment: M | null = null;
  #next: M | null = null;
  #parts: readonly P[] = [];
  readonly #waiting = new Set<P>();
  #frame: number | null = null;

  constructor(
    private readonly paint: (moment: M, part: P) => void,
    private readonly clock: Clock = SCREEN,
  ) {}

  /** Wants all parts painted for another moment; other parts are another array. */
  show(moment: M, parts: readonly P[]): void {
    this.#next = moment;
    if (parts !== this.#parts) this.#waiting.clear();
    this.#parts = parts;
    this.#go();
  }

  /** Wants one part painted again. */
  again(part: P): void {
    if (!this.#parts.includes(part)) return;
    this.#waiting.add(part);
    this.#go();
  }

  close(): void {
    if (this.#frame !== null) this.clock.cancel(this.#frame);
    this.#frame = null;
  }

  #go(): void {
    this.#frame ??= this.clock.request(this.#work);
  }

  readonly #work = (): void => {
    this.#frame = null;
    const end = this.clock.now() + SHARE_MS;
    if (this.#waiting.size === 0 && this.#next) {
      this.#moment = this.#next;
      this.#next = null;
      for (const part of this.#parts) this.#waiting.add(part);
    }
    for (const part of this.#waiting) {
      this.#waiting.delete(part);
      if (this.#moment) this.paint(this.#moment, part);
      if (this.clock.now() >= end) break;
    }
    if (this.#waiting.size > 0 || this.#next) this.#go();
  };
}
