import type { ChildrenPlan, DrawAddress } from '../../core/population/plan.ts';
import { PURPOSE } from '../../core/random/purposes.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import { Workspace } from './memory.ts';

const NOT_MIRRORED = 0xffffffff;

/** Makes children of kept members. The members stay in the kernels' memory from evaluation to whatever is asked about them. */
export class Children {
  readonly #members: Workspace;
  readonly #draws: Workspace;
  readonly #noise: Workspace;
  #held: Float64Array | null = null;

  constructor(private readonly kernels: Kernels) {
    this.#members = new Workspace(kernels);
    this.#draws = new Workspace(kernels);
    this.#noise = new Workspace(kernels);
  }

  /** Writes children first … first + 4·tiles − 1 to `pointer` in tile layout; beyond the last one it is repeated. */
  place(plan: ChildrenPlan, address: DrawAddress, first: number, tiles: number, pointer: number): void {
    const { dimension, size, base } = plan;
    const members = this.#hold(plan);
    const draws = this.#draw(plan, address, first, tiles);
    const noise = this.#mutations(plan, address, first, tiles);
    const stride = 32 * dimension;
    const rows = this.#rowsOfDraws(plan);
    for (let i = 0; i < 4 * tiles; i++) {
      const child = Math.min(first + i, size - 1);
      const tile = pointer + stride * (i >> 2);
      this.kernels.call.placeMember(members + 8 * dimension * base[child], dimension, tile, i & 3);
      this.#recombine(plan, child, members, draws === 0 ? 0 : draws + stride * rows * (i >> 2), tile, i & 3);
      const power = plan.power?.[child] ?? 0;
      if (power !== 0) this.kernels.call.mutateMember(power, noise + stride * (i >> 2), dimension, tile, i & 3);
    }
  }

  release(): void {
    for (const workspace of [this.#members, this.#draws, this.#noise]) workspace.release();
    this.#held = null;
  }

  /** Differences, then crossover; `draws` is the tile of this child's uniform draws. */
  #recombine(plan: ChildrenPlan, child: number, members: number, draws: number, tile: number, lane: number): void {
    const { dimension, differences = [], crossover } = plan;
    const { call } = this.kernels;
    const row = 8 * dimension;
    // The origin stands behind the members.
    const origin = members + 8 * plan.members.length;
    let next = draws + (crossover ? 4 * row : 0);
    for (let k = 0; k < differences.length; k++) {
      const { plus, minus, weight, random } = differences[k];
      const from = minus[child] < 0 ? origin : members + row * minus[child];
      const own = random ? next : 0;
      if (weight[child] !== 0) {
        call.addDifference(members + row * plus[child], from, weight[child], own, dimension, tile, lane);
      }
      if (random) next += 4 * row;
    }
    if (!crossover) return;
    const { other, keep, forced } = crossover;
    call.crossMember(members + row * other[child], keep[child], forced?.[child] ?? -1, draws, dimension, tile, lane);
  }

  /** Pointer to the rows of the members, with a row of zeros behind them. */
  #hold({ members, dimension }: ChildrenPlan): number {
    const memory = this.#members.reserve(members.length + dimension);
    if (this.#held !== members) {
      memory.values.set(members);
      memory.values.fill(0, members.length, members.length + dimension);
      this.#held = members;
    }
    return memory.pointer;
  }

  /** How many times `dimension` uniform draws a child needs. */
  #rowsOfDraws({ differences = [], crossover }: ChildrenPlan): number {
    return (crossover ? 1 : 0) + differences.reduce((count, { random }) => count + (random ? 1 : 0), 0);
  }

  #draw(plan: ChildrenPlan, { seed, repetition, generation }: DrawAddress, first: number, tiles: number): number {
    const length = plan.dimension * this.#rowsOfDraws(plan);
    if (length === 0) return 0;
    const { pointer } = this.#draws.reserve(4 * length * tiles);
    const { recombination } = PURPOSE;
    this.kernels.call.uniformTiles(pointer, length, tiles, first, 0, 1, seed, repetition, generation, recombination);
    return pointer;
  }

  #mutations(
    { dimension, power, size }: ChildrenPlan,
    { seed, repetition, generation }: DrawAddress,
    first: number,
    tiles: number,
  ): number {
    if (!power) return 0;
    const { pointer } = this.#noise.reserve(4 * dimension * tiles);
    const { population } = PURPOSE;
    this.kernels.call.normalTiles(
      pointer,
      dimension,
      tiles,
      first,
      NOT_MIRRORED,
      seed,
      repetition,
      generation,
      population,
      Math.max(0, first + 4 * tiles - size),
    );
    return pointer;
  }
}
