import type { PopulationView } from '../../../runtime/snapshot.ts';

/** Those of a population of whom all coordinates are known, seen in one pair of coordinates after the other. */
export class PairSample {
  readonly #points: Float32Array;
  readonly #rest: Omit<PopulationView, 'points'>;

  private constructor(
    population: PopulationView,
    private readonly rows: Float32Array,
    private readonly dimension: number,
    ranks: Uint32Array,
  ) {
    this.#points = new Float32Array(2 * ranks.length);
    let selected = 0;
    for (const rank of ranks) if (rank < population.selected) selected++;
    const order = Uint32Array.from(ranks, (_, k) => k);
    this.#rest = { ...population, size: ranks.length, order, selected };
  }

  /** Null where nobody's coordinates are known, or they are those of a search in another dimension. */
  static of(population: PopulationView | null | undefined, dimension: number): PairSample | null {
    const sample = population?.sample;
    if (!sample || sample.rows.length !== dimension * sample.ranks.length) return null;
    return new PairSample(population, sample.rows, dimension, sample.ranks);
  }

  /** Where they are in a pair of coordinates, until the next pair is asked for: all share one buffer. */
  in([a, b]: readonly [number, number]): PopulationView {
    const { rows, dimension } = this;
    const points = this.#points;
    for (let k = 0, row = 0; k < points.length; k += 2, row += dimension) {
      points[k] = rows[row + a];
      points[k + 1] = rows[row + b];
    }
    return { ...this.#rest, points };
  }
}
