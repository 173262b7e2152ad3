import type { PlaneView } from '../../core/landscape/plane.ts';
import { BLOCK, chunkSize, sumLength, type SumRequest } from '../../core/population/fold.ts';
import type { DrawAddress, Plan } from '../../core/population/plan.ts';
import { PURPOSE } from '../../core/random/purposes.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { EngineSetting } from '../setting.ts';
import { diversityOfTiles } from './diversity.ts';
import { gridCosts } from './grid.ts';
import { objectiveOf, type Objective } from './objectives.ts';
import { Genomes } from './genomes.ts';
import { Workspace } from './memory.ts';
import { philoxNoise, Steps, type NoiseSource } from './steps.ts';

/** Costs of a slice, in index order; the next evaluation of the same engine overwrites them. */
export interface Evaluated {
  readonly costs: Float64Array;
  readonly penalties: Float64Array | null;
}

/** Individuals whose coordinates are in memory at one time. */
const BATCH = 256;

/**
 * The reference engine: makes slices of a population from its plan, evaluates them and folds them, in float64 WebAssembly
 * on the calling thread. The numbers of an individual do not depend on the slice it is asked for in.
 */
export class WasmEngine {
  readonly #steps: Steps;
  readonly #genomes: Genomes;
  readonly #mean: Workspace;
  readonly #points: Workspace;
  readonly #costs: Workspace;
  readonly #penalties: Workspace;
  readonly #weights: Workspace;
  readonly #sums: Workspace;
  readonly #evaluated = { costs: new Float64Array(0), penalties: new Float64Array(0) };

  constructor(
    private readonly kernels: Kernels,
    private readonly setting: EngineSetting,
    private readonly objective: Objective = objectiveOf(kernels, setting),
    noise: NoiseSource = philoxNoise(kernels),
  ) {
    this.#steps = new Steps(kernels, noise);
    this.#genomes = new Genomes(kernels);
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
    for (let offset = 0; offset < count; offset += BATCH) {
      const tiles = Math.ceil(Math.min(BATCH, count - offset) / 4);
      const points = this.#place(plan, address, from, to, from + offset, tiles);
      this.#bound(points, tiles, penalties === 0 ? 0 : penalties + 8 * offset);
      this.objective.evaluate(points, tiles, pointer + 8 * offset);
    }
    this.#evaluated.costs = take(this.#costs.reserve(padded).values, this.#evaluated.costs, count);
    if (penalties === 0) return { costs: this.#evaluated.costs, penalties: null };
    this.#evaluated.penalties = take(this.#penalties.reserve(padded).values, this.#evaluated.penalties, count);
    return this.#evaluated;
  }

  /**
   * One weighted sum over the chunks fromChunk ≤ k < toChunk of a Gaussian population, one partial sum for each chunk.
   * Chunks are added up by `addChunks`, always in the same order. `request.weights` holds the weights of these chunks only.
   */
  fold(plan: Plan, address: DrawAddress, request: SumRequest, fromChunk: number, toChunk: number): Float64Array {
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
    sums.values.fill(0);
    const kernel = { first: 'foldFirst', second: 'foldSecond', outer: 'foldOuter' } as const;
    for (let k = 0; k < toChunk - fromChunk; k++) {
      const skipped = (k * chunk) / 4;
      const own = Math.min(chunk / 4, tiles - skipped);
      this.kernels.call[kernel[request.moment]](
        dimension,
        source + 32 * dimension * skipped,
        weights + 32 * skipped,
        own,
        sums.pointer + 8 * length * k,
      );
    }
    return sums.values.slice(0, length * (toChunk - fromChunk));
  }

  /** Coordinates of some individuals, as they were evaluated (`evaluated`) or as they were drawn. */
  rows(plan: Plan, address: DrawAddress, individuals: readonly number[], evaluated = true): Float64Array[] {
    return individuals.map((index) => {
      const points = this.#place(plan, address, index, index + 1, index, 1);
      if (evaluated) this.#bound(points, 1, this.#penalties.reserve(4).pointer);
      const row = this.#mean.reserve(plan.dimension);
      this.kernels.call.laneToRow(points, 0, plan.dimension, row.pointer);
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
    const { dimension, size } = plan;
    const rows = new Float32Array(dimension * individuals.length);
    const places = Array.from(individuals.keys()).sort((a, b) => individuals[a] - individuals[b]);
    let next = 0;
    for (let offset = 0; offset < size && next < places.length; offset += BATCH) {
      const count = Math.min(BATCH, size - offset);
      const points = this.#place(plan, address, 0, size, offset, Math.ceil(count / 4));
      const values = this.#points.reserve(0).values;
      const base = (points - this.#points.reserve(0).pointer) / 8;
      for (; next < places.length && individuals[places[next]] < offset + count; next++) {
        const i = individuals[places[next]] - offset;
        const lane = base + 4 * dimension * (i >> 2) + (i & 3);
        for (let j = 0; j < dimension; j++) rows[dimension * places[next] + j] = values[lane + 4 * j];
      }
    }
    return rows;
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
    return gridCosts(this.objective, { points: this.#points, costs: this.#costs }, view, width, height);
  }

  release(): void {
    this.#steps.release();
    this.#genomes.release();
    this.objective.release();
    const own = [this.#mean, this.#points, this.#costs, this.#penalties, this.#weights, this.#sums];
    for (const workspace of own) workspace.release();
  }

  /** Pointer to the tiles of individuals first … first + 4·tiles − 1, which belong to the slice from … to. */
  #place(plan: Plan, address: DrawAddress, from: number, to: number, first: number, tiles: number): number {
    const { dimension } = plan;
    const { pointer } = this.#points.reserve(Math.max(BATCH, 4 * tiles) * dimension);
    const { call } = this.kernels;
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

  #bound(points: number, tiles: number, penalties: number): void {
    const { dim, lower, upper, bounds } = this.setting;
    if (bounds === 'clip') this.kernels.call.clipTiles(dim, lower, upper, points, penalties, tiles);
    else if (bounds === 'reflect') this.kernels.call.reflectTiles(dim, lower, upper, points, tiles);
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
