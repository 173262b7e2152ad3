import type { Answer, Need } from '../../core/experiment/need.ts';
import type { DrawAddress, Plan } from '../../core/population/plan.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { EngineSetting } from '../setting.ts';
import type { Gpu } from './gpu.ts';
import type { GpuObjective } from './objective.ts';
import { Generations } from './population/generation.ts';
import { fold } from './population/folds.ts';
import { pack } from './population/pack.ts';
import { gather, project, spreadsOf } from './population/pictures.ts';

/** Diversity is that of so many of the first individuals, as on the reference engine. */
const DIVERSITY_SAMPLE = 256;

/**
 * Populations on the graphics processor: made from their plans, evaluated and folded there, in float32. A generation is
 * read back at most twice: its costs, with what belongs to them, and its sums.
 */
export class GpuEngine {
  readonly #generations: Generations;
  #diversity: { readonly plan: Plan; readonly value: number } | null = null;

  constructor(
    private readonly gpu: Gpu,
    kernels: Kernels,
    setting: EngineSetting,
    private readonly objective: GpuObjective,
  ) {
    this.#generations = new Generations(gpu, kernels, setting);
  }

  /**
   * Costs of a generation's first individuals.
   * @throws GpuError when the device cannot go on
   */
  async evaluate({ plan, address, count }: Need & { kind: 'evaluate' }): Promise<Answer> {
    const { gpu } = this;
    const { size, dimension } = plan;
    const { points, drawn, penalties } = this.#generations.of(plan, address);
    this.objective.begin(address);
    const { costs, outcomes } = this.objective.evaluate(points);
    const sample = Math.min(DIVERSITY_SAMPLE, size);
    const spreads = spreadsOf(gpu, drawn, sample);
    const own = [costs, ...(outcomes ? [outcomes] : []), spreads];
    const packed = pack(gpu, [costs, ...(penalties ? [penalties] : []), ...own.slice(1)]);
    for (const tensor of own) tensor.dispose();
    const width = outcomes ? outcomes.size / size : 0;
    try {
      const values = await gpu.read(packed);
      let from = 0;
      const take = (length: number, used: number): Float64Array =>
        Float64Array.from(values.subarray(from, (from += length) - length + used));
      const answer = {
        kind: 'evaluate',
        costs: take(size, count),
        penalties: penalties ? take(size, count) : null,
        outcomes: width > 0 ? take(size * width, count * width) : null,
      } as const;
      const squared = take(dimension, dimension).reduce((sum, value) => sum + value, 0);
      this.#diversity = { plan, value: sample < 2 ? NaN : Math.sqrt(squared / (sample * dimension)) };
      return answer;
    } finally {
      packed.dispose();
    }
  }

  /** Sums over a generation, and rows of it. */
  async fold({ plan, address, request, rows }: Need & { kind: 'fold' }): Promise<Answer> {
    return { kind: 'fold', ...(await fold(this.gpu, this.#generations.of(plan, address), request, rows)) };
  }

  /** Products of individuals with some directions, as `WasmEngine.project`; null of a generation that is gone. */
  project(
    plan: Plan,
    address: DrawAddress,
    from: number,
    to: number,
    directions: readonly Float64Array[],
  ): Promise<Float32Array> | null {
    const drawn = this.#generations.drawn(plan, address);
    return drawn && project(this.gpu, drawn, from, to, directions);
  }

  /** All coordinates of some individuals, as `WasmEngine.gather`; null of a generation that is gone. */
  gather(plan: Plan, address: DrawAddress, individuals: Uint32Array): Promise<Float32Array> | null {
    const drawn = this.#generations.drawn(plan, address);
    return drawn && gather(this.gpu, drawn, individuals);
  }

  /** Diversity of the generation that was evaluated last; null of any other. */
  diversity(plan: Plan): number | null {
    return this.#diversity?.plan === plan ? this.#diversity.value : null;
  }

  release(): void {
    this.#generations.release();
    this.objective.release();
  }
}
