import { CUT, type DrawAddress, type MutantsPlan } from '../../core/population/plan.ts';
import { PURPOSE } from '../../core/random/purposes.ts';
import type { KernelArray } from '../../kernels/array.ts';
import type { Kernels } from '../../kernels/kernels.ts';

type Row = KernelArray<Float32Array<ArrayBuffer>>;

const TABLE_LENGTH = 65_536;

/** Decodes seed-chain genomes to float32 rows, and keeps those of the current parents so that a child costs one mutation. */
export class Genomes {
  #rows = new Map<number, Row>();
  /** Whose rows they are: a node's number is unique in one repetition only. */
  #owner = '';
  /** Rows that nobody's coordinates are in. */
  readonly #spare: Row[] = [];
  #child: Row | null = null;
  #quantiles: Row | null = null;
  #spreads: Row | null = null;
  #scaled: { power: number; table: Row } | null = null;

  constructor(private readonly kernels: Kernels) {}

  /** Pointer to the float32 coordinates of individual `index`; valid until the next call. */
  individual(plan: MutantsPlan, index: number): number {
    const { dimension, parentOf, parents, seeds, power } = plan;
    if (this.#child?.length !== dimension) {
      this.#child?.release();
      this.#child = this.kernels.float32(dimension);
    }
    const parent = parentOf[index];
    if (parent < 0) return this.#root(plan, seeds[index], this.#child.pointer);
    const own = this.#decode(plan, parents[parent]).values;
    this.#child.values.set(own);
    if (index >= plan.size - (plan.unchanged ?? 0)) return this.#child.pointer;
    return this.#mutate(this.#child.pointer, dimension, seeds[index], power);
  }

  /** Decodes the parents of a plan and forgets every other row. */
  prepare(plan: MutantsPlan, { seed, repetition }: DrawAddress): void {
    const owner = `${seed}.${repetition}`;
    if (owner !== this.#owner) {
      this.#forget();
      this.#owner = owner;
    }
    const kept = new Map<number, Row>();
    for (const node of plan.parents) kept.set(plan.lineage.born[node], this.#decode(plan, node));
    for (const [born, row] of this.#rows) if (!kept.has(born)) this.#spare.push(row);
    this.#rows = kept;
  }

  release(): void {
    this.#forget();
    for (const row of this.#spare.splice(0)) row.release();
    this.#child?.release();
    this.#quantiles?.release();
    this.#scaled?.table.release();
    this.#spreads?.release();
    this.#child = this.#quantiles = this.#spreads = this.#scaled = null;
  }

  #forget(): void {
    this.#spare.push(...this.#rows.values());
    this.#rows.clear();
  }

  #decode(plan: MutantsPlan, node: number): Row {
    const { ancestor, born, seed, power } = plan.lineage;
    const known = this.#rows.get(born[node]);
    if (known) return known;
    const path: number[] = [];
    let at = node;
    while (at >= 0 && !this.#rows.has(born[at])) {
      path.push(at);
      at = ancestor[at];
    }
    if (at === CUT) throw new Error('The chain of a genome ends at coordinates that are not here.');
    const row = this.#take(plan.dimension);
    if (at >= 0) row.values.set(this.#rows.get(born[at])!.values);
    else this.#root(plan, seed[path.pop()!], row.pointer);
    for (const step of path.reverse()) this.#mutate(row.pointer, plan.dimension, seed[step], power[step]);
    this.#rows.set(born[node], row);
    return row;
  }

  #take(dimension: number): Row {
    const row = this.#spare.pop();
    if (row?.length === dimension) return row;
    row?.release();
    return this.kernels.float32(dimension);
  }

  #root({ dimension, lower, upper, spreads }: MutantsPlan, seed: number, row: number): number {
    if (spreads) {
      const own = this.#spreadsOf(spreads).pointer;
      this.kernels.call.decodeNormal(row, dimension, seed, this.#quantileTable().pointer, own, PURPOSE.genomeStart);
    } else this.kernels.call.decodeUniform(row, dimension, seed, lower, upper, PURPOSE.genomeStart);
    return row;
  }

  #mutate(row: number, dimension: number, seed: number, power: number): number {
    this.kernels.call.addNoise(row, dimension, seed, this.#table(power).pointer, PURPOSE.genomeNoise);
    return row;
  }

  /** Normal quantiles times the mutation power, in float32; a run's power seldom changes, so one table is kept. */
  #table(power: number): Row {
    const rounded = Math.fround(power);
    if (this.#scaled?.power === rounded) return this.#scaled.table;
    const quantiles = this.#quantileTable().pointer;
    const table = this.#scaled?.table ?? this.kernels.float32(TABLE_LENGTH);
    this.kernels.call.scaleTable(quantiles, rounded, table.pointer);
    this.#scaled = { power: rounded, table };
    return table;
  }

  #quantileTable(): Row {
    if (!this.#quantiles) {
      this.#quantiles = this.kernels.float32(TABLE_LENGTH);
      this.kernels.call.quantileTable(this.#quantiles.pointer);
    }
    return this.#quantiles;
  }

  /** In float32; a run has the same spreads from beginning to end. */
  #spreadsOf(spreads: Float64Array): Row {
    if (this.#spreads?.length !== spreads.length) {
      this.#spreads?.release();
      this.#spreads = this.kernels.float32(spreads.length);
    }
    this.#spreads.values.set(spreads);
    return this.#spreads;
  }
}
