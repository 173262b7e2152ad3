import type { KernelArray } from '../../kernels/array.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { Purpose } from './purposes.ts';

const TWO_TO_MINUS_32 = 2.3283064365386963e-10;
/** Individuals whose words are drawn together, since four take as long as one and are mostly asked for one after the other. */
const FOUR = 4;

/** Words of four individuals, from `individual` on, and the address they were drawn with. */
interface Drawn {
  readonly memory: KernelArray<Uint32Array<ArrayBuffer>>;
  views: readonly Uint32Array[];
  individual: number;
  generation: number;
  purpose: number;
  block: number;
  seed: number;
  repetition: number;
}

function nothingDrawn(kernels: Kernels): Drawn {
  const nowhere = { individual: -1, generation: -1, purpose: -1, block: -1, seed: -1, repetition: -1 };
  return { memory: kernels.uint32(4 * FOUR), views: [], ...nowhere };
}

/** The words of each of them; memory that grows leaves old views without a length. */
function viewsOf(drawn: Drawn): readonly Uint32Array[] {
  if (drawn.views.length === 0 || drawn.views[0].length === 0) {
    const { values } = drawn.memory;
    drawn.views = Array.from({ length: FOUR }, (_, k) => values.subarray(4 * k, 4 * k + 4));
  }
  return drawn.views;
}

/**
 * A run's random numbers, addressed and never consumed: Philox4x32-10 with key (seed, repetition) and counter
 * (block, individual, generation, purpose). A draw can be made anywhere and in any order, always with the same result.
 */
export class Stream {
  readonly #drawn: Drawn;
  /** One place for each memory: a draw is copied out before anybody makes the next. */
  static readonly #places = new WeakMap<Kernels, Drawn>();

  /** @param seed, repetition unsigned 32-bit integers; 0 is as good as any other. */
  constructor(
    private readonly kernels: Kernels,
    readonly seed: number,
    readonly repetition: number,
  ) {
    let drawn = Stream.#places.get(kernels);
    if (!drawn) Stream.#places.set(kernels, (drawn = nothingDrawn(kernels)));
    this.#drawn = drawn;
  }

  /** Four uniform unsigned 32-bit words. The array is reused by the next call. */
  words(purpose: Purpose, generation: number, individual: number, block = 0): Uint32Array {
    const { seed, repetition } = this;
    const drawn = this.#drawn;
    const place = individual - drawn.individual;
    const known =
      place >= 0 &&
      place < FOUR &&
      drawn.generation === generation &&
      drawn.purpose === purpose &&
      drawn.block === block &&
      drawn.seed === seed &&
      drawn.repetition === repetition;
    if (known) return viewsOf(drawn)[place];
    const { memory } = drawn;
    this.kernels.call.philoxFour(block, individual, generation, purpose, seed, repetition, memory.pointer);
    drawn.individual = individual;
    drawn.generation = generation;
    drawn.purpose = purpose;
    drawn.block = block;
    drawn.seed = seed;
    drawn.repetition = repetition;
    return viewsOf(drawn)[0];
  }

  /** Fills `out` with uniform draws in (0, 1): (k + ½)/2³² for each 32-bit word k. */
  uniforms(purpose: Purpose, generation: number, individual: number, out: Float64Array): void {
    for (let i = 0; i < out.length; i += 4) {
      const words = this.words(purpose, generation, individual, i >> 2);
      for (let w = 0; w < 4 && i + w < out.length; w++) out[i + w] = (words[w] + 0.5) * TWO_TO_MINUS_32;
    }
  }
}
