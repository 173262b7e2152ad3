import type { MutantsPlan } from '../../../core/population/plan.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import { Genomes } from '../../wasm/genomes.ts';

const TABLE_LENGTH = 65_536;

/** Decodes chains of seeds on the host, by the reference kernels, and knows their table of normal quantiles. */
export class ChainDecoder {
  readonly #genomes: Genomes;
  #quantiles: Float32Array | null = null;

  constructor(private readonly kernels: Kernels) {
    this.#genomes = new Genomes(kernels);
  }

  /** Float32 coordinates of the parent at this place of a plan. */
  row(plan: MutantsPlan, place: number): Float32Array {
    const alone = { ...plan, size: 1, unchanged: 1, parentOf: Int32Array.of(place), seeds: Uint32Array.of(0) };
    const pointer = this.#genomes.individual(alone, 0);
    return new Float32Array(this.kernels.call.memory.buffer as ArrayBuffer, pointer, plan.dimension).slice();
  }

  get quantiles(): Float32Array {
    if (!this.#quantiles) {
      const table = this.kernels.float32(TABLE_LENGTH);
      this.kernels.call.quantileTable(table.pointer);
      this.#quantiles = table.values.slice();
      table.release();
    }
    return this.#quantiles;
  }

  /** Each quantile times a power, rounded once to float32, as the kernels do it. */
  scaledQuantiles(power: number): Float32Array {
    return this.quantiles.map((quantile) => quantile * power);
  }

  release(): void {
    this.#genomes.release();
  }
}
