import type { PlaneView } from '../../core/landscape/plane.ts';
import { BLOCK, chunkSize, sumLength, type SumRequest } from '../../core/population/fold.ts';
import type { DrawAddress, Plan } from '../../core/population/plan.ts';
import { PURPOSE } from '../../core/random/purposes.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { EngineSetting } from '../setting.ts';
import { diversityOfTiles } from './diversity.ts';
import { gridCosts } from './grid.ts';
import { objectiveOf, type Objective } from './objectives.ts';
import { Children } from './children.ts';
import { Genomes } from './genomes.ts';
import { Workspace } from './memory.ts';
import { philoxNoise, Steps, type NoiseSource } from './steps.ts';

/** Costs of a slice, in index order; the next evaluation of the same engine overwrites them. */
export interface Evaluated {
  readonly costs: Float64Array;
  readonly penalties: Float64Array | null;
  /** What a task tells besides: a few numbers for each individual; null where it tells nothing. */
  readonly outcomes: Float64Array | null;
}

interface Placed {
  readonly plan: Plan;
  readonly generation: number;
  readonly first: number;
  readonly tiles: number;
}

/** Individuals whose coordinates are in memory at one time. */
const BATCH = 256;
const FOLD_KERNELS = { first: 'foldFirst', second: 'foldSecond', outer: 'foldOuter' } as const;

/**
 * The reference engine: makes slices of a population from its plan, evaluates them and folds them, in float64 WebAssembly
 * on the calling thread. The numbers of an individual do not depend on the slice it is asked for in.
 */
export class WasmEngine {
  readonly #steps: Steps;
  readonly #genomes: Genomes;
  readonly #children: Children;
  readonly #mean: Workspace;
  readonly #points: Workspace;
  readonly #costs: Workspace;
  readonly #penalties: Workspace;
  readonly #weights: Workspace;
  readonly #sums: Workspace;
  /** The individuals that are in `#points` as they were drawn. */
  #placed: Placed | null = null;
  readonly #evaluated = { costs: new Float64Array(0), penalties: new Float64Array(0), outcomes: new Float64Array(0) };

  constructor(
    private readonly kernels: Kernels,
    private readonly setting: EngineSetting,
    private readonly objective: Objective = objectiveOf(kernels, setting),
    noise: NoiseSource = philoxNoise(kernels),
  ) {
    this.#steps = new Steps(kernels, noise);
    this.#genomes = new Genomes(kernels);
    this.#children = new Children(kernels);
    this.#mean = new Workspace(kernels);
    this.#points = new Workspace(kernels);
    this.#costs = new Workspace(kernels);
    this.#penalties = new Workspace(kernels);
    this.#weights = new Workspace(kernels);
    this.#sums = new Workspace(kernels);
  }

  /** f_opt and where it is reached. */
  get optimum(): { readonly fopt: number; readonly xopt: Float64Array } {
    return this.objective;
  }

  /** f − f_opt of individuals from ≤ i < to. */
  evaluate(plan: Plan, address: DrawAddress, from: number, to: number): Evaluated {
    const count = to - from;
    const padded = 4 * Math.ceil(count / 4);
    const { pointer } = this.#costs.reserve(padded);
    const penalties = this.setting.bounds === 'clip' ? this.#penalties.reserve(padded).pointer : 0;
    const outcomes = this.#outcomes(count);
    this.objective.begin?.(address);
    for (let offset = 0; offset < count; offset += BATCH) {
      const tiles = Math.ceil(Math.min(BATCH, count - offset) / 4);
      const points = this.#place(plan, address, from, to, from + offset, tiles);
      this.#bound(points, tiles, penalties === 0 ? 0 : penalties + 8 * offset);
      this.objective.evaluate(points, tiles, pointer + 8 * offset, outcomes, offset);
    }
    this.#evaluated.costs = take(this.#costs.reserve(padded).values, this.#evaluated.costs, count);
    if (penalties === 0) return { costs: this.#evaluated.costs, penalties: null, outcomes };
    this.#evaluated.penalties = take(this.#penalties.reserve(padded).values, this.#evaluated.penalties, count);
    return { costs: this.#evaluated.costs, penalties: this.#evaluated.penalties, outcomes };
  }

  /**
   * One weighted sum over the chunks fromChunk ≤ k < toChunk of a Gaussian population, one partial sum for each chunk.
   * Chunks are added up by `addChunks`, always in the same order. `request.weights` holds the weights of these chunks only.
   */
  fold(plan: Plan, address: DrawAddress, request: SumRequest, fromChunk: number, toChunk: number): Float64Array {
    const sums = this.#partials(plan, address, request, fromChunk, toChunk);
    return sums.slice(0, sumLength(request, plan.dimension) * (toChunk - fromChunk));
  }

  /** Writes one weighted sum over a whole Gaussian population to `total`, the same numbers as `addChunks` gives. */
  sum(plan: Plan, address: DrawAddress, request: SumRequest, total: Float64Array): void {
    const chunks = Math.ceil(plan.size / chunkSize(plan.size));
    const sums = this.#partials(plan, address, request, 0, chunks);
    const { length } = total;
    for (let k = 0; k < length; k++) total[k] = sums[k];
    for (let at = length; at < length * chunks; at += length) {
      for (let k = 0; k < length; k++) total[k] += sums[at + k];
    }
  }

  /** Coordinates of some individuals, as they were evaluated (`evaluated`) or as they were drawn. */
  rows(plan: Plan, address: DrawAddress, individuals: readonly number[], evaluated = true): Float64Array[] {
    return individuals.map((index) => {
      const lane = this.#has(plan, address, index, 1) ? (index - this.#placed!.first) & 3 : 0;
      const tile = this.#tileOf(plan, address, index);
      if (evaluated) this.#bound(tile, 1, this.#penalties.reserve(4).pointer);
      const row = this.#mean.reserve(plan.dimension);
      this.kernels.call.laneToRow(tile, lane, plan.dimension, row.pointer);
      return row.values.slice(0, plan.dimension);
    });
  }

  /**
   * Products of individuals from ≤ i < to, as they were drawn, with some directions, interleaved, in float32: what a
   * picture needs.
   */
  project(
    plan: Plan,
    address: DrawAddress,
    from: number,
    to: number,
    directions: readonly Float64Array[],
  ): Float32Array {
    const width = directions.length;
    const out = new Float32Array(width * (to - from));
    const parts = directions.map((direction) => [...direction.keys()].filter((j) => direction[j] !== 0));
    for (let offset = from; offset < to; offset += BATCH) {
      const count = Math.min(BATCH, to - offset);
      const points = this.#place(plan, address, from, to, offset, Math.ceil(count / 4));
      const values = this.#points.reserve(0).values;
      const base = (points - this.#points.reserve(0).pointer) / 8;
      for (let k = 0; k < width; k++) {
        const part = parts[k];
        const direction = directions[k];
        for (let i = 0; i < count; i++) {
          const lane = base + 4 * plan.dimension * (i >> 2) + (i & 3);
          let sum = 0;
          for (let p = 0; p < part.length; p++) sum += direction[part[p]] * values[lane + 4 * part[p]];
          out[width * (offset - from + i) + k] = sum;
        }
      }
    }
    return out;
  }

  /** All coordinates of some individuals of a whole population as they were drawn, a row for each, in float32. */
  gather(plan: Plan, address: DrawAddress, individuals: Uint32Array): Float32Array {
    return this.#gather(plan, address, individuals, new Float32Array(plan.dimension * individuals.length));
  }

  /** The same in float64, for a strategy that keeps them. */
  keep(plan: Plan, address: DrawAddress, individuals: Uint32Array): Float64Array {
    return this.#gather(plan, address, individuals, new Float64Array(plan.dimension * individuals.length));
  }

  /** Diversity of a population as it was drawn, see `diversityOfTiles`; that of its first 256 individuals where there are more. */
  diversity(plan: Plan, address: DrawAddress): number {
    const count = Math.min(BATCH, plan.size);
    if (count < 2) return NaN;
    const points = this.#place(plan, address, 0, count, 0, Math.ceil(count / 4));
    const { values, pointer } = this.#points.reserve(0);
    return diversityOfTiles(values.subarray((points - pointer) / 8), plan.dimension, count);
  }

  /** Costs of explicit points, `rows` of `dim` numbers each, evaluated where they are. */
  costs(rows: Float64Array): Float64Array {
    const { dim } = this.setting;
    const size = rows.length / dim;
    const plan: Plan = { kind: 'points', size, dimension: dim, rows };
    const costs = new Float64Array(size);
    this.objective.begin?.({ seed: 0, repetition: 0, generation: 0 });
    for (let from = 0; from < size; from += BATCH) {
      const to = Math.min(size, from + BATCH);
      const tiles = Math.ceil((to - from) / 4);
      const points = this.#place(plan, { seed: 0, repetition: 0, generation: 0 }, from, to, from, tiles);
      const out = this.#costs.reserve(4 * tiles);
      this.objective.evaluate(points, tiles, out.pointer);
      costs.set(out.values.subarray(0, to - from), from);
    }
    return costs;
  }

  /** f − f_opt over a part of a plane, on width × height cells, row by row from the top. */
  grid(view: PlaneView, width: number, height: number): Float64Array {
    this.#placed = null;
    return gridCosts(this.objective, { points: this.#points, costs: this.#costs }, view, width, height);
  }

  release(): void {
    this.#placed = null;
    this.#steps.release();
    this.#genomes.release();
    this.#children.release();
    this.objective.release();
    const own = [this.#mean, this.#points, this.#costs, this.#penalties, this.#weights, this.#sums];
    for (const workspace of own) workspace.release();
  }

  /** Room for the outcomes of `count` individuals, kept while its size fits. */
  #outcomes(count: number): Float64Array<ArrayBuffer> | null {
    const length = count * (this.objective.outcomeSize ?? 0);
    if (length === 0) return null;
    if (this.#evaluated.outcomes.length !== length) this.#evaluated.outcomes = new Float64Array(length);
    return this.#evaluated.outcomes;
  }

  /** Rows of some individuals, in their order. */
  #gather<T extends Float32Array | Float64Array>(
    plan: Plan,
    address: DrawAddress,
    individuals: Uint32Array,
    rows: T,
  ): T {
    const { dimension, size } = plan;
    for (let offset = 0; offset < size; offset += BATCH) {
      const end = Math.min(size, offset + BATCH);
      let values: Float64Array | null = null;
      for (let k = 0; k < individuals.length; k++) {
        const i = individuals[k] - offset;
        if (i < 0 || i >= end - offset) continue;
        // Whoever is asked for may be in a few batches only; the others need not be made.
        if (!values) {
          this.#place(plan, address, 0, size, offset, Math.ceil((end - offset) / 4));
          values = this.#points.reserve(0).values;
        }
        const lane = 4 * dimension * (i >> 2) + (i & 3);
        const row = dimension * k;
        for (let j = 0; j < dimension; j++) rows[row + j] = values[lane + 4 * j];
      }
    }
    return rows;
  }

  /** Pointer to the tiles of individuals first … first + 4·tiles − 1, which belong to the slice from … to. */
  #place(plan: Plan, address: DrawAddress, from: number, to: number, first: number, tiles: number): number {
    if (this.#has(plan, address, first, 4 * tiles) && this.#placed!.first === first) {
      return this.#points.reserve(0).pointer;
    }
    const { dimension } = plan;
    const { pointer } = this.#points.reserve(Math.max(BATCH, 4 * tiles) * dimension);
    const { call } = this.kernels;
    this.#placed = { plan, generation: address.generation, first, tiles };
    if (plan.kind === 'gaussian') {
      const steps = this.#steps.steps(plan, address, from, Math.ceil((to - from) / 4)) + 8 * dimension * (first - from);
      const mean = this.#mean.reserve(dimension);
      mean.values.set(plan.mean);
      call.placeTiles(dimension, mean.pointer, plan.sigma, steps, pointer, tiles);
    } else if (plan.kind === 'uniform') {
      const { seed, repetition, generation } = address;
      const { lower, upper } = plan;
      call.uniformTiles(
        pointer,
        dimension,
        tiles,
        first,
        lower,
        upper,
        seed,
        repetition,
        generation,
        PURPOSE.population,
      );
    } else if (plan.kind === 'children') {
      this.#children.place(plan, address, first, tiles, pointer);
    } else if (plan.kind === 'mutants') {
      if (first === from) this.#genomes.prepare(plan, address);
      for (let i = 0; i < 4 * tiles; i++) {
        const row = this.#genomes.individual(plan, Math.min(first + i, plan.size - 1));
        call.rowToLane(row, dimension, pointer + 32 * dimension * (i >> 2), i & 3);
      }
    } else {
      const values = this.#points.reserve(0).values;
      for (let i = 0; i < 4 * tiles; i++) {
        const row = dimension * Math.min(first + i, plan.size - 1);
        const lane = 4 * dimension * (i >> 2) + (i & 3);
        for (let j = 0; j < dimension; j++) values[lane + 4 * j] = plan.rows[row + j];
      }
    }
    return pointer;
  }

  /** Whether `count` individuals from `first` on are at hand as they were drawn. */
  #has(plan: Plan, { generation }: DrawAddress, first: number, count: number): boolean {
    const placed = this.#placed;
    if (placed?.plan !== plan || placed.generation !== generation) return false;
    return first >= placed.first && first + count <= placed.first + 4 * placed.tiles;
  }

  /** Pointer to a tile with this individual: where it is already, or made anew in its first lane. */
  #tileOf(plan: Plan, address: DrawAddress, index: number): number {
    if (!this.#has(plan, address, index, 1)) return this.#place(plan, address, index, index + 1, index, 1);
    return this.#points.reserve(0).pointer + 32 * plan.dimension * ((index - this.#placed!.first) >> 2);
  }

  #bound(points: number, tiles: number, penalties: number): void {
    const { dim, lower, upper, bounds } = this.setting;
    if (bounds !== 'none') this.#placed = null;
    if (bounds === 'clip') this.kernels.call.clipTiles(dim, lower, upper, points, penalties, tiles);
    else if (bounds === 'reflect') this.kernels.call.reflectTiles(dim, lower, upper, points, tiles);
  }

  /** Partial sums in kernel memory, one for each chunk; behind them is whatever was there before. */
  #partials(plan: Plan, address: DrawAddress, request: SumRequest, fromChunk: number, toChunk: number): Float64Array {
    if (plan.kind !== 'gaussian') throw new Error(`Sums over a population of ${plan.kind} are not defined.`);
    const { dimension, size } = plan;
    const chunk = chunkSize(size);
    const first = fromChunk * chunk;
    const individuals = Math.min(size, toChunk * chunk) - first;
    const tiles = Math.ceil(individuals / 4);
    const steps = this.#steps.steps(plan, address, first, tiles);
    const source = request.of === 'noise' ? this.#steps.draws(plan, address, first, tiles) : steps;
    const weights = this.#weigh(request, dimension, individuals, tiles);
    const length = sumLength(request, dimension);
    const sums = this.#sums.reserve(length * (toChunk - fromChunk));
    sums.values.fill(0, 0, length * (toChunk - fromChunk));
    const kernel = FOLD_KERNELS[request.moment];
    for (let k = 0; k < toChunk - fromChunk; k++) {
      const skipped = (k * chunk) / 4;
      const own = Math.min(chunk / 4, tiles - skipped);
      this.kernels.call[kernel](
        dimension,
        source + 32 * dimension * skipped,
        weights + 32 * skipped,
        own,
        sums.pointer + 8 * length * k,
      );
    }
    return sums.values;
  }

  /** Weights in kernel memory, zero for padding, negative ones bounded by the norms of the draws. */
  #weigh(request: SumRequest, dimension: number, individuals: number, tiles: number): number {
    const memory = this.#weights.reserve(Math.max(4 * tiles, BLOCK));
    const { values } = memory;
    values.fill(0);
    values.set(request.weights);
    if (request.boundNegative) {
      const { norms } = this.#steps;
      for (let i = 0; i < individuals; i++) if (values[i] < 0) values[i] *= dimension / norms[i];
    }
    return memory.pointer;
  }
}

/** Copies numbers out of kernel memory, whose views die when it grows, into an array that is kept while its size fits. */
function take(values: Float64Array, kept: Float64Array<ArrayBuffer>, count: number): Float64Array<ArrayBuffer> {
  const target = kept.length === count ? kept : new Float64Array(count);
  target.set(values.subarray(0, count));
  return target;
}
