import type { Run } from '../../core/experiment/run.ts';

/** A stretch of the way of a search: generation, restarts so far, and a point of n coordinates, row after row. */
export interface Path {
  readonly width: number;
  readonly rows: Float64Array;
}

/** More than this between two pictures nobody could tell apart. */
const MOST_ROWS = 256;
const COLUMNS = 2;

/**
 * Where a search has been since somebody asked last: the mean of each generation's distribution, or the best individual
 * so far where there is no distribution. In bounded memory: when it is full, every other row goes.
 */
export class PathLog {
  readonly #width: number;
  readonly #rows: Float64Array;
  #length = 0;
  #stride = 1;
  #seen = 0;

  constructor(dimension: number) {
    this.#width = COLUMNS + dimension;
    this.#rows = new Float64Array(MOST_ROWS * this.#width);
  }

  /** Adds the generation that was evaluated last. */
  note(run: Run): void {
    const { plan, generation, solution } = run;
    const at = plan?.kind === 'gaussian' ? plan.mean : solution;
    if (at.length === 0 || this.#seen++ % this.#stride !== 0) return;
    if (this.#length === MOST_ROWS) this.#thin();
    const row = this.#length++ * this.#width;
    this.#rows[row] = generation;
    this.#rows[row + 1] = run.restarts()?.count ?? 0;
    this.#rows.set(at, row + COLUMNS);
  }

  /** Everything since the last call. */
  take(): Path {
    const rows = this.#rows.slice(0, this.#length * this.#width);
    this.#length = 0;
    this.#stride = 1;
    this.#seen = 0;
    return { width: this.#width, rows };
  }

  #thin(): void {
    const width = this.#width;
    for (let row = 1; 2 * row < MOST_ROWS; row++)
      this.#rows.copyWithin(row * width, 2 * row * width, (2 * row + 1) * width);
    this.#length = MOST_ROWS / 2;
    this.#stride *= 2;
  }
}
