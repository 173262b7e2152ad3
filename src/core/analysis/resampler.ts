import type { Kernels } from '../../kernels/kernels.ts';
import { PURPOSE } from '../random/purposes.ts';
import { Stream } from '../random/stream.ts';

const TWO_TO_32 = 4_294_967_296;

/** What trials are drawn again for: the generation of the draws' addresses. */
export const SAMPLED = { bootstrap: 0, restarts: 1 } as const;
/** How often runs are drawn again for bootstrapping. */
export const BOOTSTRAP_SAMPLES = 1000;
/** Lanes that are computed side by side have about as many runs as each other. */
const KEPT_COUNTS = 4;

/**
 * Draws trials again, with replacement. Draw j of sample b is a place in the random numbers and nothing else, so that a race
 * always gets the same statistics, whichever of its runs finished first and whatever was asked before. All lanes share the
 * draws, as their runs share starts and instances.
 */
export class Resampler {
  readonly #stream: Stream;
  readonly #words: Uint32Array[] = [];
  readonly #places = new Map<number, Uint16Array>();

  /** @param seed that of the race */
  constructor(kernels: Kernels, seed: number) {
    this.#stream = new Stream(kernels, seed, 0);
  }

  /**
   * Which trials each of 1000 samples for bootstrapping takes: as many as there are, sample after sample.
   * @param count trials there are, at most 65536
   */
  places(count: number): Uint16Array {
    const known = this.#places.get(count);
    if (known) return known;
    const places = new Uint16Array(BOOTSTRAP_SAMPLES * count);
    for (let sample = 0, at = 0; sample < BOOTSTRAP_SAMPLES; sample++) {
      const words = this.#wordsOf(sample, count);
      for (let j = 0; j < count; j++) places[at++] = chosen(words[j], count);
    }
    const [oldest] = this.#places.keys();
    if (this.#places.size === KEPT_COUNTS) this.#places.delete(oldest);
    this.#places.set(count, places);
    return places;
  }

  /** The first `count` words of a sample, and more; one run more changes the places but not the words. */
  #wordsOf(sample: number, count: number): Uint32Array {
    const kept = this.#words[sample];
    if (kept && kept.length >= count) return kept;
    const words = new Uint32Array(Math.max(2 * (kept?.length ?? 0), (count + 15) & ~15));
    for (let at = 0; at < words.length; at += 4) {
      words.set(this.#stream.words(PURPOSE.resampling, SAMPLED.bootstrap, sample, at >> 2), at);
    }
    this.#words[sample] = words;
    return words;
  }

  /** Four words of a sample for simulated restarts; the array is reused by the next call. */
  restartWords(sample: number, block: number): Uint32Array {
    return this.#stream.words(PURPOSE.resampling, SAMPLED.restarts, sample, block);
  }
}

/** The place among `count` that a word chooses: 0 … count − 1, each as often as the others but for one in 2³²/count. */
export function chosen(word: number, count: number): number {
  return Math.floor((word / TWO_TO_32) * count);
}
