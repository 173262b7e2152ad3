/** Costs of one generation and their order. */
export interface Ranking {
  readonly size: number;
  /** One cost for each individual, in index order; as evaluated, so NaN and infinities may be among them. */
  readonly costs: Float64Array;
  /** Individuals from best to worst; ties by index; all without a finite cost last. */
  readonly order: Uint32Array;
  /** Number of individuals with a finite cost; they come first in `order`. */
  readonly finite: number;
  /** What a task told besides, the same number of numbers for each individual; null where it told nothing. */
  readonly outcomes: Float64Array | null;
}

// Most generations are small, and the built-in sort allocates.
const INSERTION_LIMIT = 64;

function insertionSort(order: Uint32Array, compare: (a: number, b: number) => number): void {
  for (let i = 1; i < order.length; i++) {
    const moving = order[i];
    let k = i;
    for (; k > 0 && compare(order[k - 1], moving) > 0; k--) order[k] = order[k - 1];
    order[k] = moving;
  }
}

/** Ranks generations without allocating: one instance serves a whole run. */
export class Ranker {
  #keys = new Float64Array(0);
  #order = new Uint32Array(0);
  // Infinity − Infinity is NaN, which counts as a tie: all invalid costs end up last, by index.
  readonly #compare = (a: number, b: number): number => this.#keys[a] - this.#keys[b] || a - b;

  /** The result is valid until the next call. */
  rank(costs: Float64Array, outcomes: Float64Array | null = null): Ranking {
    const size = costs.length;
    if (this.#order.length !== size) {
      this.#keys = new Float64Array(size);
      this.#order = new Uint32Array(size);
    }
    let finite = 0;
    for (let i = 0; i < size; i++) {
      const valid = Number.isFinite(costs[i]);
      this.#keys[i] = valid ? costs[i] : Infinity;
      this.#order[i] = i;
      if (valid) finite++;
    }
    if (size > INSERTION_LIMIT) this.#order.sort(this.#compare);
    else insertionSort(this.#order, this.#compare);
    return { size, costs, order: this.#order, finite, outcomes };
  }
}

/**
 * Centred ranks in [−½, ½], ascending by cost; tied individuals share the mean of their ranks, so a constant cost
 * gives zeros. All without a finite cost tie for the last place.
 */
export function centredRanks(ranking: Ranking, out: Float64Array): void {
  const { size, order } = ranking;
  for (let from = 0; from < size;) {
    const to = endOfTie(ranking, from);
    const shared = size > 1 ? (from + to - 1) / 2 / (size - 1) - 0.5 : 0;
    for (let k = from; k < to; k++) out[order[k]] = shared;
    from = to;
  }
}

/**
 * Gives each individual the value of its rank; tied individuals share the mean of theirs, so with values that sum to 0 a
 * constant cost gives zeros. All without a finite cost tie for the last place.
 * @param byRank one value for each rank, best first
 */
export function valuesOfRanks(ranking: Ranking, byRank: Float64Array, out: Float64Array): void {
  const { size, order } = ranking;
  for (let from = 0; from < size;) {
    const to = endOfTie(ranking, from);
    let shared = byRank[from];
    for (let k = from + 1; k < to; k++) shared += byRank[k];
    for (let k = from; k < to; k++) out[order[k]] = to - from === size ? 0 : shared / (to - from);
    from = to;
  }
}

/** The rank behind the last individual that is as good as the one of rank `from`. */
function endOfTie({ size, costs, order, finite }: Ranking, from: number): number {
  if (from >= finite) return size;
  let to = from + 1;
  while (to < finite && costs[order[to]] === costs[order[from]]) to++;
  return to;
}
