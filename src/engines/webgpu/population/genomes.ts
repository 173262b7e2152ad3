import type { Tensor } from '@tensorflow/tfjs-core';
import type { DrawAddress, MutantsPlan } from '../../../core/population/plan.ts';
import { BORN_FACTOR } from '../../../core/strategies/offspring.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import type { Gpu } from '../gpu.ts';
import { float, integer } from '../program.ts';
import { childrenProgram, successionProgram } from './genome-programs.ts';
import { ChainDecoder } from './chain-decoder.ts';

/** The rows of parents on the device: one column for each, found by when its node was born. */
interface Resident {
  readonly rows: Tensor;
  readonly places: ReadonlyMap<number, number>;
}

/** A generation that was made before, whose children may be the next parents. */
interface Made {
  readonly generation: number;
  readonly size: number;
}

/**
 * Breeds genomes that are chains of seeds on the device. The parents' rows stay there from generation to generation, so a
 * child costs one mutation; rows that are not there, as after a checkpoint, are decoded by the kernels and brought.
 */
export class GpuGenomes {
  readonly #decoder: ChainDecoder;
  /** Whose rows they are: a node's number is unique in one repetition only. */
  #owner = '';
  #parents: Resident | null = null;
  #made: Made | null = null;
  #steps: { readonly power: number; readonly table: Tensor } | null = null;
  #roots: { readonly quantiles: Tensor; readonly spreads: Tensor } | null = null;

  constructor(
    private readonly gpu: Gpu,
    kernels: Kernels,
  ) {
    this.#decoder = new ChainDecoder(kernels);
  }

  /**
   * The children of a plan, [dimension, size].
   * @param children what the last call returned, not disposed of yet; null where it is gone
   */
  place(plan: MutantsPlan, address: DrawAddress, children: Tensor | null): Tensor {
    this.#own(address, plan.dimension);
    this.#succeed(plan, children);
    const { dimension, size, parentOf, seeds, lower, upper, unchanged = 0 } = plan;
    const meta = new Int32Array(2 * size);
    meta.set(parentOf.subarray(0, size));
    meta.set(new Int32Array(seeds.buffer, seeds.byteOffset, size), size);
    const bred = this.gpu.upload(meta, [2, size]);
    const roots = plan.spreads ? this.#rootTables(plan.spreads) : [];
    const inputs = [this.#parents!.rows, bred, this.#stepTable(plan.power), ...roots];
    const program = childrenProgram(dimension, size, plan.spreads !== undefined);
    const made = this.gpu.run(program, inputs, [...integer(unchanged), ...float(lower, upper - lower)]);
    bred.dispose();
    this.#made = { generation: address.generation, size };
    return made;
  }

  release(): void {
    this.#forget();
    this.#steps?.table.dispose();
    this.#roots?.quantiles.dispose();
    this.#roots?.spreads.dispose();
    this.#steps = this.#roots = null;
    this.#decoder.release();
  }

  /** Rows of another repetition, or of a future that may not come again, are worth nothing. */
  #own({ seed, repetition, generation }: DrawAddress, dimension: number): void {
    const owner = `${seed}.${repetition}.${dimension}`;
    if (owner === this.#owner && (this.#made === null || generation > this.#made.generation)) return;
    this.#forget();
    this.#owner = owner;
  }

  #forget(): void {
    this.#parents?.rows.dispose();
    this.#parents = this.#made = null;
  }

  /** Puts the rows of a plan's parents where the old parents were. */
  #succeed(plan: MutantsPlan, children: Tensor | null): void {
    const { dimension, parents, lineage } = plan;
    const old = this.#parents;
    const made = children ? this.#made : null;
    const chosen = new Int32Array(Math.max(1, parents.length));
    const brought: Float32Array[] = [];
    const places = new Map<number, number>();
    const [ofChildren, ofElders] = [made?.size ?? 1, old?.rows.shape[1] ?? 1];
    parents.forEach((node, place) => {
      const born = lineage.born[node];
      const index = born - BORN_FACTOR * (made?.generation ?? NaN);
      const elder = old?.places.get(born);
      if (index >= 0 && index < (made?.size ?? 0)) chosen[place] = index;
      else if (elder !== undefined) chosen[place] = ofChildren + elder;
      else chosen[place] = ofChildren + ofElders + brought.push(this.#decoder.row(plan, place)) - 1;
      places.set(born, place);
    });
    const none = this.gpu.zeros([dimension, 1]);
    const fresh = brought.length > 0 ? this.gpu.upload(columns(brought, dimension), [dimension, brought.length]) : none;
    const choice = this.gpu.upload(chosen, [chosen.length]);
    const from = [(made && children) ?? none, old?.rows ?? none, fresh, choice];
    const rows = this.gpu.run(successionProgram(dimension, chosen.length), from);
    for (const tensor of new Set([none, fresh, choice])) tensor.dispose();
    old?.rows.dispose();
    this.#parents = { rows, places };
  }

  /** Normal quantiles times the mutation power, multiplied on the host: a device may fuse a product with a sum. */
  #stepTable(power: number): Tensor {
    const rounded = Math.fround(power);
    if (this.#steps?.power === rounded) return this.#steps.table;
    this.#steps?.table.dispose();
    const table = this.gpu.upload(this.#decoder.scaledQuantiles(rounded), [this.#decoder.quantiles.length]);
    this.#steps = { power: rounded, table };
    return table;
  }

  #rootTables(spreads: Float64Array): Tensor[] {
    if (this.#roots?.spreads.shape[0] !== spreads.length) {
      this.#roots?.quantiles.dispose();
      this.#roots?.spreads.dispose();
      const { quantiles } = this.#decoder;
      this.#roots = {
        quantiles: this.gpu.upload(quantiles, [quantiles.length]),
        spreads: this.gpu.upload(Float32Array.from(spreads), [spreads.length]),
      };
    }
    return [this.#roots.quantiles, this.#roots.spreads];
  }
}

function columns(rows: readonly Float32Array[], dimension: number): Float32Array {
  const values = new Float32Array(rows.length * dimension);
  rows.forEach((row, k) => row.forEach((value, j) => (values[j * rows.length + k] = value)));
  return values;
}
