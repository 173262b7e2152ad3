import type { Kernels } from '../../kernels/kernels.ts';
import type { Folded, FoldRequest } from '../population/fold.ts';
import type { DrawAddress, Plan } from '../population/plan.ts';
import { Ranker, type Ranking } from '../population/ranking.ts';
import { Stream } from '../random/stream.ts';
import { drawStart } from '../strategies/start.ts';
import type { SearchShape, Setting, State, Strategy } from '../strategies/strategy.ts';
import type { StopReason } from '../strategies/stopping.ts';
import { restartsOf, withRestarts, type Restarts } from '../strategies/restart.ts';
import { readAll, readingCount } from '../strategies/readings.ts';
import { strategyOf } from '../strategies/registry.ts';
import { problemOf } from '../problems/registry.ts';
import { checkpointOf, momentOf, restore, type Checkpoint, type Head, type Moment } from './checkpoint.ts';
import type { RunDescription } from './description.ts';
import { History } from './history.ts';
import { Trace } from './trace.ts';

/** Why a run ended: a budget, the target, or the strategy's own reason. */
export type EndReason = 'target' | 'evaluations' | 'generations' | StopReason;

/** What the run cannot do by itself. */
export type Need =
  | { readonly kind: 'evaluate'; readonly plan: Plan; readonly address: DrawAddress; readonly count: number }
  | {
      readonly kind: 'fold';
      readonly plan: Plan;
      readonly address: DrawAddress;
      readonly request: FoldRequest;
      /** Individuals whose coordinates, as evaluated, are wanted too. */
      readonly rows: readonly number[];
    }
  | { readonly kind: 'done'; readonly reason: EndReason };

/** The answer to a need of the same kind. */
export type Answer =
  | {
      readonly kind: 'evaluate';
      /** f − f_opt of the first `count` individuals, in index order. */
      readonly costs: Float64Array;
      /** What the strategy is told on top of each cost, for having left the box; null where there is no such rule. */
      readonly penalties: Float64Array | null;
    }
  | { readonly kind: 'fold'; readonly folded: Folded; readonly rows: readonly Float64Array[] };

const NOTHING: FoldRequest = { sums: [] };
const NO_SUMS: Folded = [];

/**
 * One repetition of an experiment as a synchronous state machine: `next` says what it needs, `supply` brings it and moves
 * on. It never waits, draws no time and touches nothing outside itself; who drives it decides about speed.
 */
export class Run {
  readonly strategy: Strategy;
  readonly setting: Setting;
  readonly trace: Trace;
  readonly history: History;
  state: State;
  /** Completed generations, counted across restarts. */
  generation = 0;
  evaluations = 0;
  /** Evaluations without a finite cost. */
  invalid = 0;
  /** Lowest finite cost so far and where it was evaluated; Infinity and empty before there is one. */
  best = Infinity;
  solution: Float64Array = new Float64Array(0);
  /** The furthest this run has been; trace and history reach until there, also while it goes through its past again. */
  head: Head = { generation: 0, evaluations: 0 };
  /** The generation that was evaluated last, what it was drawn from, and its order: what pictures show. */
  plan: Plan | null = null;
  shown: DrawAddress | null = null;
  ranking: Ranking | null = null;

  readonly #ranker = new Ranker();
  #need: Need | null = null;
  #bestIndex = -1;
  #told = new Float64Array(0);

  /**
   * @param repetition 0 ≤ repetition < description.repetitions
   * @param from continue from this checkpoint of a run of the same description and repetition
   */
  constructor(
    readonly description: RunDescription,
    readonly repetition: number,
    kernels: Kernels,
    from?: Checkpoint,
  ) {
    const { lower, upper } = problemOf(description.problem);
    const own = strategyOf(description.strategy);
    this.strategy = description.restart === 'none' ? own : withRestarts(own, description.restart);
    const stream = new Stream(kernels, description.seed, repetition);
    const box = { dimension: description.dim, lower, upper, stream, kernels };
    this.setting = { ...box, parameters: description.parameters, start: startOf(description, box) };
    this.history = new History(readingCount(this.strategy, description.dim), from?.history);
    this.trace = new Trace(from?.improvements, from?.marks);
    this.state = this.strategy.init(this.setting);
    if (!from) return;
    restore(this, from);
    this.head = from.head;
  }

  /** What must be supplied next; the same answer until it is. */
  next(): Need {
    return (this.#need ??= this.#plan());
  }

  /**
   * Brings the answer to the last need.
   * @throws Error when the answer is of another kind than the need, or has the wrong number of costs
   */
  supply(answer: Answer): void {
    const need = this.next();
    if (need.kind === 'evaluate' && answer.kind === 'evaluate') this.#evaluated(need, answer.costs, answer.penalties);
    else if (need.kind === 'fold' && answer.kind === 'fold') this.#folded(need, answer.folded, answer.rows);
    else throw new Error(`The run asked to ${need.kind} and was answered with "${answer.kind}".`);
  }

  /** True between two generations, when a checkpoint can be taken. */
  get settled(): boolean {
    return this.#need === null || this.#need.kind !== 'fold';
  }

  /** Everything needed to go on from here elsewhere; later generations do not change it. */
  checkpoint(): Checkpoint {
    return checkpointOf(this);
  }

  /** What the next generations depend on: enough to come back to this moment within the same run. */
  moment(): Moment {
    return momentOf(this);
  }

  /**
   * Goes back to a moment of this run. From there it goes through the same generations again, without recording them
   * twice, and beyond its head on as ever.
   * @throws Error in the middle of a generation, whose improvements are recorded but not yet its end
   */
  rewind(to: Moment): void {
    if (!this.settled) throw new Error('A run can only go back between two generations.');
    restore(this, to);
    this.#need = null;
    this.plan = this.shown = this.ranking = null;
  }

  /** The search distribution that the next generation will be drawn from, or null. */
  shape(): SearchShape | null {
    return this.strategy.shape(this.state, this.setting);
  }

  /** How many of a generation's best individuals shape the next one. */
  selected(): number {
    return this.strategy.selected(this.state, this.setting);
  }

  /** Restarts so far and why the last one happened; null where the description has none. */
  restarts(): Restarts | null {
    return restartsOf(this.state);
  }

  #plan(): Need {
    const reason = this.#end();
    if (reason) return { kind: 'done', reason };
    const plan = this.strategy.ask(this.state, this.setting, this.generation);
    const { seed, evaluations } = this.description;
    const address = { seed, repetition: this.repetition, generation: this.generation };
    return { kind: 'evaluate', plan, address, count: Math.min(plan.size, evaluations - this.evaluations) };
  }

  #end(): EndReason | null {
    const { target, evaluations, generations } = this.description;
    if (this.best <= target) return 'target';
    if (this.evaluations >= evaluations) return 'evaluations';
    if (this.generation >= generations) return 'generations';
    return this.strategy.stop(this.state, this.setting);
  }

  #evaluated(need: Need & { kind: 'evaluate' }, costs: Float64Array, penalties: Float64Array | null): void {
    const { plan, count } = need;
    if (costs.length !== count) throw new Error(`The run asked for ${count} costs and was given ${costs.length}.`);
    this.#bestIndex = -1;
    for (let i = 0; i < count; i++) {
      this.evaluations++;
      if (!Number.isFinite(costs[i])) this.invalid++;
      else if (costs[i] < this.best) {
        this.best = costs[i];
        this.#bestIndex = i;
        if (this.evaluations > this.head.evaluations) this.trace.improve(this.evaluations, costs[i]);
      }
    }
    this.plan = plan;
    this.shown = need.address;
    this.ranking = this.#ranker.rank(penalties ? this.#penalised(costs, penalties) : costs);
    // A generation that the budget cuts is not told: its strategy would learn from a biased sample.
    const request = count < plan.size ? null : this.strategy.select(this.state, this.ranking, this.setting);
    const rows = this.#bestIndex >= 0 ? [this.#bestIndex] : [];
    if (!request && rows.length === 0) this.#tell(NO_SUMS);
    else this.#need = { ...need, kind: 'fold', request: request ?? NOTHING, rows };
  }

  #penalised(costs: Float64Array, penalties: Float64Array): Float64Array {
    if (this.#told.length !== costs.length) this.#told = new Float64Array(costs.length);
    for (let i = 0; i < costs.length; i++) this.#told[i] = costs[i] + penalties[i];
    return this.#told;
  }

  #folded(need: Need & { kind: 'fold' }, folded: Folded, rows: readonly Float64Array[]): void {
    if (need.rows.length > 0) this.solution = rows[0].slice();
    this.#tell(folded);
  }

  #tell(folded: Folded): void {
    const ranking = this.ranking!;
    if (ranking.size === this.plan!.size) this.strategy.tell(this.state, ranking, folded, this.setting);
    this.generation++;
    this.#need = null;
    if (this.generation <= this.head.generation) return;
    this.head = { generation: this.generation, evaluations: this.evaluations };
    this.trace.mark(this.generation);
    this.history.add({
      evaluations: this.evaluations,
      best: costAfter(ranking, 0),
      lower: costAfter(ranking, 0.25),
      median: costAfter(ranking, 0.5),
      upper: costAfter(ranking, 0.75),
      readings: readAll(this.strategy, this.state, this.description.dim),
    });
  }
}

/** The cost that a share of a generation comes before, or NaN where that individual has none. */
function costAfter({ costs, order, finite, size }: Ranking, share: number): number {
  const place = Math.floor(share * size);
  return place < finite ? costs[order[place]] : NaN;
}

function startOf({ start, dim }: RunDescription, box: Parameters<typeof drawStart>[0]): Float64Array {
  if (start === 'uniform') return drawStart(box, 0);
  return start === 'zero' ? new Float64Array(dim) : Float64Array.from(start);
}
