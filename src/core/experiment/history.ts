/** One generation, as plots see it. */
export interface Sample {
  /** Evaluations at its end. */
  readonly evaluations: number;
  /** Best and median cost that the strategy was told, penalties included; NaN where there was none. */
  readonly best: number;
  readonly median: number;
  /** The strategy's readings, in its order. */
  readonly readings: readonly number[];
}

/** A history that can be cloned and posted. */
export interface HistoryRecord {
  readonly width: number;
  readonly stride: number;
  readonly generations: number;
  readonly length: number;
  readonly values: Float64Array;
}

const CAPACITY = 2048;
const COLUMNS = 3;

/**
 * Generations at even spacing, in bounded memory: when the table is full, every other row goes and the spacing doubles.
 * Rows are evaluations, best, median, then the readings. Plots read it; no digest depends on it.
 */
export class History {
  readonly #width: number;
  #stride = 1;
  #generations = 0;
  #length = 0;
  readonly #values: Float64Array;

  constructor(readings: number, record?: HistoryRecord) {
    this.#width = COLUMNS + readings;
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
    this.#values[row] = sample.evaluations;
    this.#values[row + 1] = sample.best;
    this.#values[row + 2] = sample.median;
    for (let k = 0; k < sample.readings.length; k++) this.#values[row + COLUMNS + k] = sample.readings[k];
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
