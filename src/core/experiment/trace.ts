import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Hexadecimal digits of a run's digest (80 bits) and of one of its marks (16 bits). */
export const DIGEST_DIGITS = 20;
export const MARK_DIGITS = 4;
/** Marks are taken after generations 1, 2, 4, 8, …, at most this many. */
export const MOST_MARKS = 24;

/**
 * What a repetition leaves behind: every improvement of the best cost, and from it the digest that tells whether two runs
 * were the same. The digest is SHA-256 over (evaluation, best cost) of each improvement and the final solution, all as
 * little-endian float64; a mark is the beginning of the same digest, without solution, after 2ᵏ generations.
 */
export class Trace {
  #improvements = new Float64Array(128);
  #length = 0;
  #hash = sha256.create();
  readonly #pair = new DataView(new ArrayBuffer(16));
  readonly marks: string[];

  /** @param improvements evaluation and cost of each improvement so far, alternating */
  constructor(improvements: Float64Array = new Float64Array(0), marks: readonly string[] = []) {
    this.marks = [...marks];
    for (let k = 0; k < improvements.length; k += 2) this.improve(improvements[k], improvements[k + 1]);
  }

  /** Records that the evaluation with this number, counted from 1, brought the best cost so far. */
  improve(evaluation: number, cost: number): void {
    if (this.#length === this.#improvements.length) {
      const grown = new Float64Array(2 * this.#length);
      grown.set(this.#improvements);
      this.#improvements = grown;
    }
    this.#improvements[this.#length++] = evaluation;
    this.#improvements[this.#length++] = cost;
    this.#pair.setFloat64(0, evaluation, true);
    this.#pair.setFloat64(8, cost, true);
    this.#hash.update(new Uint8Array(this.#pair.buffer));
  }

  /** Evaluation and cost of each improvement, alternating; a view that later improvements may leave behind. */
  get improvements(): Float64Array {
    return this.#improvements.subarray(0, this.#length);
  }

  /** At most `most` of the improvements, evenly spaced, the first and the last among them: enough for a picture. */
  sample(most: number): Float64Array {
    const count = this.#length / 2;
    if (count <= most) return this.improvements.slice();
    const sample = new Float64Array(2 * most);
    for (let k = 0; k < most; k++) {
      const at = 2 * Math.round((k * (count - 1)) / (most - 1));
      sample[2 * k] = this.#improvements[at];
      sample[2 * k + 1] = this.#improvements[at + 1];
    }
    return sample;
  }

  /** Takes a mark if this number of generations is a power of two. */
  mark(generations: number): void {
    if ((generations & (generations - 1)) !== 0 || this.marks.length >= MOST_MARKS) return;
    this.marks.push(bytesToHex(this.#hash.clone().digest()).slice(0, MARK_DIGITS));
  }

  /** The whole digest, 32 bytes, of a run that ended with this best solution (empty when nothing finite was found). */
  digest(solution: Float64Array): Uint8Array {
    const hash = this.#hash.clone();
    const bytes = new DataView(new ArrayBuffer(8 * solution.length));
    solution.forEach((value, j) => bytes.setFloat64(8 * j, value, true));
    return hash.update(new Uint8Array(bytes.buffer)).digest();
  }
}

/** The digest of an experiment: that of its only repetition, or the digest of all their digests in order. */
export function combineDigests(digests: readonly Uint8Array[]): string {
  const [first] = digests;
  if (digests.length === 1) return bytesToHex(first).slice(0, DIGEST_DIGITS);
  const hash = sha256.create();
  for (const digest of digests) hash.update(digest);
  return bytesToHex(hash.digest()).slice(0, DIGEST_DIGITS);
}
