/** One generation, as plots see it. */
export interface Sample {
  /** Evaluations at its end. */
  readonly evaluations: number;
  /**
   * Costs that the strategy was told, penalties included: the best, and those that a quarter, a half and three quarters
   * of the generation come before; NaN where there was no finite one.
   */
  readonly best: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** Score of a task, as a cost, in its test or where training shows it; NaN for a function. */
  readonly score: number;
  /** What the strategy says about itself, as `readAll` lists it. */
  readonly readings: readonly number[];
}

/** What whoever drives a run may know about a generation besides; nothing in a run depends on it. */
export interface Observation {
  /** Root mean squared distance of the individuals to their centroid, for one coordinate; NaN when nobody looked. */
  readonly diversity: number;
  /** Time spent computing up to its end. */
  readonly seconds: number;
}

/** Where each number stands in a row; readings follow from `READINGS` on. */
export const COLUMN = {
  evaluations: 0,
  best: 1,
  lower: 2,
  median: 3,
  upper: 4,
  diversity: 5,
  seconds: 6,
  score: 7,
} as const;
export const READINGS = 8;

/** A history that can be cloned and posted. */
export interface HistoryRecord {
  readonly width: number;
  readonly stride: number;
  readonly generations: number;
  readonly length: number;
  readonly values: Float64Array;
}

const CAPACITY = 2048;

/**
 * Generations at even spacing, in bounded memory: when the table is full, every other row goes and the spacing doubles.
 * Plots read it; no digest depends on it.
 */
export class History {
  readonly #width: number;
  #stride = 1;
  #generations = 0;
  #length = 0;
  readonly #values: Float64Array;

  constructor(readings: number, record?: HistoryRecord) {
    this.#width = READINGS + readings;
    this.#values = new Float64Array(CAPACITY * this.#width);
    if (!record || record.width !== this.#width) return;
    this.#stride = record.stride;
    this.#generations = record.generations;
    this.#length = record.length;
    this.#values.set(record.values);
  }

  add(sample: Sample): void {
    if (this.#generations++ % this.#stride !== 0) return;
    if (this.#length === CAPACITY) this.#thin();
    const row = this.#length++ * this.#width;
    this.#values[row + COLUMN.evaluations] = sample.evaluations;
    this.#values[row + COLUMN.best] = sample.best;
    this.#values[row + COLUMN.lower] = sample.lower;
    this.#values[row + COLUMN.median] = sample.median;
    this.#values[row + COLUMN.upper] = sample.upper;
    this.#values[row + COLUMN.score] = sample.score;
    this.#values[row + COLUMN.diversity] = NaN;
    this.#values[row + COLUMN.seconds] = NaN;
    for (let k = 0; k < sample.readings.length; k++) this.#values[row + READINGS + k] = sample.readings[k];
  }

  /** How many generations were added. */
  get generations(): number {
    return this.#generations;
  }

  /** True while the generation that was added last has a row, which can then be told what was observed. */
  get kept(): boolean {
    return this.#length > 0 && (this.#generations - 1) % this.#stride === 0;
  }

  /** Completes the row of the generation that was added last; without a row there is nothing to complete. */
  observe({ diversity, seconds }: Observation): void {
    if (!this.kept) return;
    const row = (this.#length - 1) * this.#width;
    this.#values[row + COLUMN.diversity] = diversity;
    this.#values[row + COLUMN.seconds] = seconds;
  }

  /** Seconds at the last row that knows them; 0 before there is one. */
  get seconds(): number {
    for (let row = this.#length - 1; row >= 0; row--) {
      const seconds = this.#values[row * this.#width + COLUMN.seconds];
      if (seconds >= 0) return seconds;
    }
    return 0;
  }

  /** A copy that later generations do not change. */
  record(): HistoryRecord {
    const values = this.#values.slice(0, this.#length * this.#width);
    return { width: this.#width, stride: this.#stride, generations: this.#generations, length: this.#length, values };
  }

  #thin(): void {
    for (let row = 1; 2 * row < CAPACITY; row++) {
      this.#values.copyWithin(row * this.#width, 2 * row * this.#width, (2 * row + 1) * this.#width);
    }
    this.#length = CAPACITY / 2;
    this.#stride *= 2;
  }
}
