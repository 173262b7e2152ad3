/** Marks follow each other no faster than this: each costs a message to every lane and a picture of it. */
const LEAST_INTERVAL_MS = 30;
/** At full speed the way to the next mark is as long as the lanes need this time for. */
const WANTED_MS = { least: 60, most: 200 } as const;
/** Whoever falls behind the chosen speed does not catch up with more than this. */
const MOST_DEBT_MS = 250;

/** Where the next common mark of several lanes lies, and when it is due. Marks and places are evaluations. */
export class LanePace {
  #speed = Infinity;
  /** A place, and when somebody going at this speed would have been there. */
  #origin = { place: 0, at: 0 };
  #began = 0;
  #stride = 1;
  #arrived = true;

  /** @param clock milliseconds */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /**
   * Goes from here on at another speed.
   * @param speed evaluations per second; Infinity as fast as it goes
   * @param place of the lane that is furthest behind
   */
  begin(speed: number, place: number): void {
    this.#speed = speed;
    this.#origin = { place, at: this.clock() };
  }

  /**
   * All lanes have come to a mark.
   * @param least place of the lane that is furthest behind
   * @returns milliseconds until the next mark is due; 0 or less when it is now
   */
  arrive(least: number, mark: number): number {
    const now = this.clock();
    const took = now - this.#began;
    if (!this.#arrived && took < WANTED_MS.least) this.#stride *= 2;
    if (!this.#arrived && took > WANTED_MS.most) this.#stride = Math.max(1, Math.floor(this.#stride / 2));
    this.#arrived = true;
    if (this.#speed === Infinity) return 0;
    const debt = MOST_DEBT_MS * (this.#speed / 1000);
    if (this.#placeAt(now) > Math.max(least, mark) + debt) {
      this.#origin = { place: Math.max(least, mark) + debt, at: now };
    }
    // The lane behind all others is the first that has something to do.
    const due = this.#origin.at + (1000 * (least + 1 - this.#origin.place)) / this.#speed;
    return Math.max(due - now, LEAST_INTERVAL_MS - took);
  }

  /** The next mark: beyond the lane that is furthest behind, so that somebody has something to do. */
  next(least: number, mark: number): number {
    this.#began = this.clock();
    this.#arrived = false;
    const wanted = this.#speed === Infinity ? mark + this.#stride : Math.floor(this.#placeAt(this.#began));
    return Math.max(least + 1, wanted);
  }

  #placeAt(now: number): number {
    return this.#origin.place + (this.#speed * (now - this.#origin.at)) / 1000;
  }
}
