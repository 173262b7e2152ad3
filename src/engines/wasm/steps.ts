import type { Directions, DrawAddress, GaussianPlan } from '../../core/population/plan.ts';
import { PURPOSE } from '../../core/random/purposes.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import { Workspace } from './memory.ts';

/** Writes standard normal draws of `tiles` tiles, beginning with individual `first`, to `pointer` in tile layout. */
export type NoiseSource = (
  plan: GaussianPlan,
  address: DrawAddress,
  first: number,
  tiles: number,
  pointer: number,
) => void;

const NOT_MIRRORED = 0xffffffff;

/** The reference noise: Philox bits and the Box–Muller transform. */
export function philoxNoise(kernels: Kernels): NoiseSource {
  return ({ dimension, mirrored, size }, { seed, repetition, generation }, first, tiles, pointer) => {
    const pairs = mirrored ? Math.floor(size / 2) : NOT_MIRRORED;
    const idle = Math.max(0, first + 4 * tiles - size);
    const { population } = PURPOSE;
    kernels.call.normalTiles(pointer, dimension, tiles, first, pairs, seed, repetition, generation, population, idle);
  };
}

/**
 * The steps y = A z of a slice of a Gaussian population. They are kept from evaluation to folding, and made again when
 * a slice is asked for that is not the beginning of the one at hand.
 */
export class Steps {
  readonly #steps;
  readonly #draws;
  readonly #norms;
  readonly #factor;
  readonly #panels;
  #made: { plan: GaussianPlan; generation: number; first: number; tiles: number } | null = null;

  constructor(
    private readonly kernels: Kernels,
    private readonly noise: NoiseSource,
  ) {
    this.#steps = new Workspace(kernels);
    this.#draws = new Workspace(kernels);
    this.#norms = new Workspace(kernels);
    this.#factor = new Workspace(kernels);
    this.#panels = new Workspace(kernels);
  }

  /** Pointer to the steps of individuals first … first + 4·tiles − 1. */
  steps(plan: GaussianPlan, address: DrawAddress, first: number, tiles: number): number {
    const { dimension } = plan;
    const apart = transforms(plan);
    const length = 4 * dimension * tiles;
    const made = this.#made;
    if (made?.plan === plan && made.generation === address.generation && made.first === first && made.tiles >= tiles) {
      return this.#steps.reserve(length).pointer;
    }
    const steps = this.#steps.reserve(length).pointer;
    const norms = this.#norms.reserve(4 * tiles).pointer;
    const draws = apart ? this.#draws.reserve(length).pointer : steps;
    this.noise(plan, address, first, tiles, draws);
    if (plan.centred) this.#centre(plan, first, tiles);
    this.kernels.call.normTiles(dimension, draws, norms, tiles);
    if (plan.directions) this.#stretch(plan.directions, dimension, length, tiles);
    else if (plan.factor) this.#transform(plan.factor, dimension, draws, steps, tiles);
    this.#made = { plan, generation: address.generation, first, tiles };
    return steps;
  }

  /** Pointer to the draws z behind the steps of the same slice; the steps themselves where A is the identity. */
  draws(plan: GaussianPlan, address: DrawAddress, first: number, tiles: number): number {
    const steps = this.steps(plan, address, first, tiles);
    return transforms(plan) ? this.#draws.reserve(4 * plan.dimension * tiles).pointer : steps;
  }

  /** Squared norms of the draws of the slice that was made last. */
  get norms(): Float64Array {
    return this.#norms.reserve(0).values;
  }

  release(): void {
    for (const workspace of [this.#steps, this.#draws, this.#norms, this.#factor, this.#panels]) workspace.release();
    this.#made = null;
  }

  /** Takes the draws of the last individual away; lanes behind it, which only fill a tile, keep theirs. */
  #centre(plan: GaussianPlan, first: number, tiles: number): void {
    const { dimension, size } = plan;
    const place = size - 1 - first;
    if (place < 0 || place >= 4 * tiles) return;
    const { values } = (transforms(plan) ? this.#draws : this.#steps).reserve(0);
    const lane = 4 * dimension * (place >> 2) + (place & 3);
    for (let j = 0; j < dimension; j++) values[lane + 4 * j] = 0;
  }

  #stretch({ rows, rates }: Directions, dimension: number, length: number, tiles: number): void {
    const all = this.#factor.reserve(rows.length);
    all.values.set(rows);
    const steps = this.#steps.reserve(length);
    steps.values.set(this.#draws.reserve(length).values.subarray(0, length));
    rates.forEach((rate, k) => {
      this.kernels.call.stretchTiles(dimension, all.pointer + 8 * dimension * k, rate, steps.pointer, tiles);
    });
  }

  #transform(factor: Float64Array, dimension: number, draws: number, steps: number, tiles: number): void {
    const { call } = this.kernels;
    const matrix = this.#factor.reserve(factor.length);
    const panels = this.#panels.reserve(factor.length).pointer;
    matrix.values.set(factor);
    if (factor.length === dimension) {
      call.scaleTiles(dimension, matrix.pointer, draws, steps, tiles);
    } else {
      call.packRows(dimension, matrix.pointer, panels);
      call.transformTiles(dimension, panels, draws, steps, tiles);
    }
  }
}

/** Whether the steps are other numbers than the draws. */
function transforms({ factor, directions }: GaussianPlan): boolean {
  return factor !== null || directions !== undefined;
}
