import type { Answer, Need } from '../core/experiment/need.ts';
import { chunkSize, sumLength, type SumRequest } from '../core/population/fold.ts';
import type { DrawAddress, Plan } from '../core/population/plan.ts';
import { REFERENCE, type Engine, type EngineReport } from './engine.ts';
import type { Evaluator } from './evaluator.ts';
import { Gathered } from './gathered.ts';
import { addChunks, divide, type Slice } from './slices.ts';
import type { EngineSetting } from './setting.ts';
import type { Evaluated, WasmEngine } from './wasm/engine.ts';

/** When a generation is divided: always, by the evaluators alone; or when that looks faster, the caller's thread taking a share. */
export type SplitPolicy = 'always' | 'auto';

type EvaluateNeed = Need & { kind: 'evaluate' };
type FoldNeed = Need & { kind: 'fold' };

/** A message there and back costs about this much; a generation that takes less is not worth dividing. */
const WORTH_DIVIDING_MS = 2;
/** Time spent on such generations after which evaluators are worth starting: the first ones of a run are slower than the rest. */
const WORTH_STARTING_MS = 25;
/** Individuals that a first estimate of the time for one evaluation needs. */
const MEASURABLE = 64;

/**
 * Answers what a run needs, on this thread or divided among evaluators on others. The numbers are the same either way: an
 * evaluator that is lost in mid-generation only means that its slice is evaluated here.
 */
export class Crew implements Engine {
  readonly #evaluators: (Evaluator | null)[] = [];
  /** Individuals each evaluator has evaluated. */
  readonly shares: number[] = [];
  #msPerEvaluation = 0;
  #spent = 0;
  /** Two in turn: while one fills, pictures still look at the generation before. */
  #gathered: readonly [Gathered, Gathered] = [new Gathered(), new Gathered()];
  readonly #totals: Float64Array[] = [];

  /**
   * @param clock milliseconds; only decides where things are computed, never what comes out
   * @param onLost told which evaluator did not answer
   */
  constructor(
    readonly engine: WasmEngine,
    private readonly setting: EngineSetting,
    private readonly policy: SplitPolicy,
    private readonly clock: () => number,
    private readonly onLost: (index: number, error: unknown) => void = () => undefined,
  ) {}

  /** Puts an evaluator in place `index`, instead of whoever was there before. It serves once it is prepared. */
  async join(index: number, evaluator: Evaluator): Promise<void> {
    this.leave(index);
    await evaluator.prepare(this.setting);
    this.#evaluators[index] = evaluator;
    this.shares[index] ??= 0;
  }

  /** How many evaluators are at work. */
  get size(): number {
    return this.#evaluators.filter((evaluator) => evaluator).length;
  }

  /** Whether evaluators, where there are none yet, would have something to do. */
  get wanting(): boolean {
    return this.#spent > WORTH_STARTING_MS;
  }

  /** Does without the evaluator in this place. */
  leave(index: number): void {
    this.#evaluators[index] = null;
  }

  /** The answer at once when it is computed here, a promise when it is divided. */
  answer(need: EvaluateNeed | FoldNeed): Answer | Promise<Answer> {
    return need.kind === 'evaluate' ? this.#evaluate(need) : this.#fold(need);
  }

  /** Pictures and diversity are made on this thread. */
  project(
    plan: Plan,
    address: DrawAddress,
    from: number,
    to: number,
    directions: readonly Float64Array[],
  ): Float32Array {
    return this.engine.project(plan, address, from, to, directions);
  }

  gather(plan: Plan, address: DrawAddress, individuals: Uint32Array): Float32Array {
    return this.engine.gather(plan, address, individuals);
  }

  diversity(plan: Plan, address: DrawAddress): number {
    return this.engine.diversity(plan, address);
  }

  get report(): EngineReport {
    return REFERENCE;
  }

  rest(): void {
    // Evaluators belong to the page, and memory of the kernels is small.
  }

  release(): void {
    this.engine.release();
  }

  #evaluate(need: EvaluateNeed): Answer | Promise<Answer> {
    const { plan, address, count } = need;
    if (this.#divides(count)) return this.#evaluateDivided(need);
    const began = this.clock();
    const evaluated = this.engine.evaluate(plan, address, 0, count);
    const spent = this.clock() - began;
    if (count >= MEASURABLE) this.#msPerEvaluation = spent / count;
    if (count >= MEASURABLE && spent > WORTH_DIVIDING_MS) this.#spent += spent;
    return { kind: 'evaluate', ...evaluated };
  }

  async #evaluateDivided({ plan, address, count }: EvaluateNeed): Promise<Answer> {
    const members = this.#members();
    const slices = divide(plan.size, count, members.length, address.generation);
    const [before, gathered] = this.#gathered;
    this.#gathered = [gathered, before];
    gathered.begin(count);
    const take = ({ from }: Slice, evaluated: Evaluated): void => gathered.take(from, evaluated);
    const here = (slice: Slice): void => take(slice, this.engine.evaluate(plan, address, slice.from, slice.to));
    // Whatever is computed on this thread waits until the others have been sent their slices.
    const own: Slice[] = [];
    const others = slices.map(async (slice) => {
      const index = members[slice.member];
      const evaluator = index < 0 ? null : this.#evaluators[index];
      if (!evaluator) {
        own.push(slice);
        return;
      }
      const { from, to } = slice;
      try {
        take(slice, await evaluator.evaluate({ plan, address, from, to }));
        this.shares[index] += to - from;
      } catch (error) {
        this.#lose(index, error);
        here(slice);
      }
    });
    own.forEach(here);
    await Promise.all(others);
    return gathered.answer;
  }

  #fold(need: FoldNeed): Answer | Promise<Answer> {
    const { plan, address, request, rows: wanted } = need;
    const chunks = Math.ceil(plan.size / chunkSize(plan.size));
    const rows = (): Float64Array[] => this.engine.rows(plan, address, wanted);
    const { sums, keep } = request;
    const kept = (): Float64Array[] => (keep ? [this.engine.keep(plan, address, keep)] : []);
    if (sums.length === 0) return { kind: 'fold', folded: kept(), rows: rows() };
    if (!this.#divides(plan.size) || chunks < this.#members().length) {
      const folded: Float64Array[] = [];
      for (let s = 0; s < sums.length; s++) {
        const total = this.#totalOf(s, sumLength(sums[s], plan.dimension));
        this.engine.sum(plan, address, sums[s], total);
        folded.push(total);
      }
      return { kind: 'fold', folded: keep ? [...folded, ...kept()] : folded, rows: rows() };
    }
    return this.#foldDivided(need).then((folded) => ({ kind: 'fold', folded: [...folded, ...kept()], rows: rows() }));
  }

  async #foldDivided({ plan, address, request }: FoldNeed): Promise<Float64Array[]> {
    const chunk = chunkSize(plan.size);
    const members = this.#members();
    const slices = divide(plan.size, plan.size, members.length, address.generation);
    const own: (() => void)[] = [];
    const partials: (readonly Float64Array[])[] = [];
    const others = slices.map(async ({ member, from, to }, k) => {
      const fromChunk = from / chunk;
      const toChunk = Math.ceil(to / chunk);
      const requests: SumRequest[] = request.sums.map((sum) => ({ ...sum, weights: sum.weights.slice(from, to) }));
      const here = (): void => {
        partials[k] = requests.map((sum) => this.engine.fold(plan, address, sum, fromChunk, toChunk));
      };
      const index = members[member];
      const evaluator = index < 0 ? null : this.#evaluators[index];
      if (!evaluator) {
        own.push(here);
        return;
      }
      try {
        partials[k] = await evaluator.fold({ plan, address, requests, fromChunk, toChunk });
      } catch (error) {
        this.#lose(index, error);
        here();
      }
    });
    own.forEach((compute) => compute());
    await Promise.all(others);
    return request.sums.map((sum, s) =>
      addChunks(
        partials.map((parts) => parts[s]),
        sumLength(sum, plan.dimension),
      ),
    );
  }

  /** Room for a sum; the next fold overwrites it. */
  #totalOf(place: number, length: number): Float64Array {
    if (this.#totals[place]?.length !== length) this.#totals[place] = new Float64Array(length);
    return this.#totals[place];
  }

  #divides(count: number): boolean {
    if (!this.#evaluators.some((evaluator) => evaluator !== null)) return false;
    return this.policy === 'always' || count * this.#msPerEvaluation > WORTH_DIVIDING_MS;
  }

  /** Places of the present evaluators; −1 stands for this thread. */
  #members(): number[] {
    const present = this.#evaluators.flatMap((evaluator, index) => (evaluator ? [index] : []));
    return this.policy === 'auto' ? [...present, -1] : present;
  }

  #lose(index: number, error: unknown): void {
    this.leave(index);
    this.onLost(index, error);
  }
}
