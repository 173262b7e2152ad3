const CAPACITY = 600;

/** Where a search was after some generation. */
export interface TrailPoint {
  readonly at: Float64Array;
  readonly generation: number;
  /** How often it had restarted before. */
  readonly restarts: number;
  /** The first of a line. */
  readonly begins: boolean;
}

/**
 * Where a search has been, in bounded memory: when it is full, every other point goes and from then on points are taken
 * half as often. A restart begins a new line.
 */
export class Trail {
  #points: TrailPoint[] = [];
  #stride = 1;
  #seen = 0;
  #restarts = 0;
  #generation = -1;
  #shown = 0;

  /** Takes one more point, unless its generation was seen before. */
  add(at: Float64Array, generation: number, restarts: number): void {
    if (generation <= this.#generation) return;
    const begins = this.#generation < 0 || restarts !== this.#restarts;
    this.#generation = generation;
    this.#restarts = restarts;
    if (!begins && this.#seen++ % this.#stride !== 0) return;
    this.#points.push({ at, generation, restarts, begins });
    if (this.#points.length > CAPACITY) this.#thin();
    this.#shown = this.#points.length;
  }

  /** From now on shows what had been by this generation; later points are kept. */
  showUntil(generation: number): void {
    const after = this.#points.findIndex((point) => point.generation > generation);
    this.#shown = after < 0 ? this.#points.length : after;
  }

  /** A trail of its own that ends with this generation. */
  until(generation: number): Trail {
    const trail = new Trail();
    trail.#points = this.#points.filter((point) => point.generation <= generation);
    trail.#stride = this.#stride;
    trail.#seen = this.#seen;
    const last = trail.#points.at(-1);
    trail.#restarts = last?.restarts ?? 0;
    trail.#generation = last ? Math.min(generation, this.#generation) : -1;
    trail.#shown = trail.#points.length;
    return trail;
  }

  /** Where the search was after a generation, as nearly as points are kept; null while there are none. */
  at(generation: number): Float64Array | null {
    const after = this.#points.findIndex((point) => point.generation > generation);
    return this.#points.at(after < 0 ? -1 : Math.max(0, after - 1))?.at ?? null;
  }

  /** Number of points to show. */
  get length(): number {
    return this.#shown;
  }

  /** Lines of the last `most` points to show, one for each restart, oldest first. */
  lines(most = CAPACITY): TrailPoint[][] {
    const lines: TrailPoint[][] = [];
    for (const point of this.#points.slice(Math.max(0, this.#shown - most), this.#shown)) {
      const line = lines.at(-1);
      if (point.begins || !line) lines.push([point]);
      else line.push(point);
    }
    return lines;
  }

  #thin(): void {
    const last = this.#points.length - 1;
    this.#points = this.#points.filter(({ begins }, k) => begins || k % 2 === 0 || k === last);
    // Many restarts alone could fill the memory: then the oldest lines go.
    if (this.#points.length > CAPACITY) this.#points = this.#points.slice(-CAPACITY / 2);
    this.#stride *= 2;
  }
}
