import { readReplies, type Recorded } from '../evollm/recorded.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { Question } from '../evollm/question.ts';
import type { Folded, FoldRequest } from '../population/fold.ts';
import type { DrawAddress, Plan } from '../population/plan.ts';
import { chainOf } from '../population/chain.ts';
import { Ranker, type Ranking } from '../population/ranking.ts';
import { Stream } from '../random/stream.ts';
import { drawStart } from '../strategies/start.ts';
import type { SearchShape, Setting, State, Strategy } from '../strategies/strategy.ts';
import { restartsOf, withRestarts, type Restarts } from '../strategies/restart.ts';
import { readAll, readingCount } from '../strategies/readings.ts';
import { strategyOf } from '../strategies/registry.ts';
import { mlp, weightSpreads } from '../policies/mlp.ts';
import { behaviourRanges, isTask, type Task } from '../problems/task.ts';
import { problemOf } from '../problems/registry.ts';
import { checkpointOf, momentOf, restore, type Checkpoint, type Head, type Moment } from './checkpoint.ts';
import { descriptionAfter } from './changes.ts';
import type { RunDescription } from './description.ts';
import { History } from './history.ts';
import type { Answer, EndReason, Need } from './need.ts';
import type { Provenance } from './provenance.ts';
import { quartilesOf } from './quartiles.ts';
import { leastOf, scoresOf } from './scores.ts';
import { Trace } from './trace.ts';

const NOTHING: FoldRequest = { sums: [] };
const NO_SUMS: Folded = [];

/**
 * One repetition of an experiment as a synchronous state machine: `next` says what it needs, `supply` brings it and moves
 * on. It never waits, draws no time and touches nothing outside itself; who drives it decides about speed.
 */
export class Run {
  readonly strategy: Strategy;
  readonly trace: Trace;
  readonly history: History;
  state: State;
  /** Completed generations, counted across restarts. */
  generation = 0;
  evaluations = 0;
  /** Evaluations without a finite cost. */
  invalid = 0;
  /**
   * Lowest finite cost so far and where it was evaluated; Infinity and empty before there is one. Of a task it is the lowest
   * score: where tasks are tested, that of the centre or the best individual of a generation on the fixed episodes, which
   * feeds nothing back into the search and counts as no evaluation; otherwise that of any individual.
   */
  best = Infinity;
  solution: Float64Array = new Float64Array(0);
  /** How it came by the solution; null before there is one. A line that dies out later takes nothing of this with it. */
  provenance: Provenance | null = null;
  /** The last generation's score of a task, in its test or, where training shows it, of its best individual; else NaN. */
  testScore = NaN;
  /** What a model has said, in the order in which it was asked; what a description brings stands there from the beginning. */
  readonly replies: Recorded[];
  /** The furthest this run has been; trace and history reach until there, also while it goes through its past again. */
  head: Head = { generation: 0, evaluations: 0 };
  /** The generation that was evaluated last, what it was drawn from, and its order: what pictures show. */
  plan: Plan | null = null;
  shown: DrawAddress | null = null;
  ranking: Ranking | null = null;

  readonly #ranker = new Ranker();
  /** The description with the changes that are in force, and the setting it makes. */
  #current: RunDescription;
  #setting: Setting;
  #need: Need | null = null;
  /** Who of the last generation is the solution, or is to be tested; −1 for nobody. */
  #bestIndex = -1;
  #selected = 0;
  #told = new Float64Array(0);
  readonly #task: Task | null;
  /** Whose test comes after the generation is told, where the strategy has no centre to be tested. */
  #candidate: Float64Array | null = null;

  /**
   * @param repetition 0 ≤ repetition < description.repetitions
   * @param from continue from this checkpoint of a run of the same description and repetition
   */
  constructor(
    readonly description: RunDescription,
    readonly repetition: number,
    private readonly kernels: Kernels,
    from?: Checkpoint,
  ) {
    const problem = problemOf(description.problem);
    this.#task = isTask(problem) ? problem : null;
    const own = strategyOf(description.strategy);
    this.strategy = description.restart === 'none' ? own : withRestarts(own, description.restart);
    this.#current = description;
    this.#setting = this.#settingOf(description);
    this.history = new History(readingCount(this.strategy, description.dim), from?.history);
    this.trace = new Trace(from?.improvements, from?.marks);
    this.replies = readReplies(from?.replies ?? description.replies);
    this.state = this.strategy.init(this.#setting);
    if (!from) return;
    this.#restore(from);
    this.head = from.head;
  }

  /** What the strategy knows; another object from a change on. */
  get setting(): Setting {
    return this.#setting;
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
    if (need.kind === 'evaluate' && answer.kind === 'evaluate') {
      if (need.address.test) this.#tested(need.plan, answer.costs[0]);
      else this.#evaluated(need, answer);
    } else if (need.kind === 'fold' && answer.kind === 'fold') this.#folded(need, answer.folded, answer.rows);
    else if (need.kind === 'ask' && answer.kind === 'ask') this.#answered(need, answer.replies);
    else throw new Error(`The run asked to ${need.kind} and was answered with "${answer.kind}".`);
  }

  /** True between two generations, when a checkpoint can be taken. */
  get settled(): boolean {
    const need = this.#need;
    return need === null || (need.kind !== 'fold' && !(need.kind === 'evaluate' && need.address.test));
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
    this.#restore(to);
    this.#need = null;
    this.plan = this.shown = this.ranking = null;
  }

  /** The search distribution that the next generation will be drawn from, or null. */
  shape(): SearchShape | null {
    return this.strategy.shape(this.state, this.#setting);
  }

  /** How many of the replies were taken before this moment. */
  get replied(): number {
    return this.strategy.replied?.(this.state) ?? 0;
  }

  /** How many of the best individuals of the generation that was evaluated last shape the next one. */
  get selected(): number {
    return this.#selected;
  }

  /** Restarts so far and why the last one happened; null where the description has none. */
  restarts(): Restarts | null {
    return restartsOf(this.state);
  }

  #restore(from: Moment): void {
    restore(this, from);
    this.#use(from.generation - 1);
  }

  /** Takes the changes into force that are due after this many generations, and no others. */
  #use(generation: number): void {
    const current = descriptionAfter(this.description, generation);
    if (current === this.#current) return;
    this.#current = current;
    this.#setting = this.#settingOf(current);
  }

  #settingOf({ problem, dim, seed, parameters, task: choice }: RunDescription): Setting {
    const { lower, upper } = problemOf(problem);
    const { kernels, repetition, description } = this;
    const task = this.#task;
    const spreads = task && choice ? weightSpreads(mlp(task, choice), choice) : null;
    const box = { dimension: dim, lower, upper, spreads, kernels, stream: new Stream(kernels, seed, repetition) };
    const stream = new Stream(kernels, description.seed, repetition);
    const start = startOf(description, { ...box, stream });
    const { noisy = false, behaviour = 0, ceiling = Infinity, floor = 0 } = task ?? {};
    const ranges = task ? behaviourRanges(task) : [];
    return { ...box, parameters, start, noisy, behaviour, ranges, worst: ceiling - floor };
  }

  #change(): void {
    const { changes } = this.description;
    if (changes.length === 0) return;
    const due = changes.filter(({ generation }) => generation === this.generation);
    if (due.length === 0) return;
    this.#use(this.generation);
    const { replied } = this;
    this.strategy.retune?.(this.state, new Set(due.map(({ key }) => key)), this.#setting);
    // What was replied to a question that is not asked any more is no reply to another one.
    if (this.replied < replied) this.replies.length = this.replied;
  }

  #plan(): Need {
    this.#change();
    const reason = this.#end();
    if (reason) return { kind: 'done', reason };
    const questions = this.#questions();
    if (questions.length > 0) return { kind: 'ask', questions };
    const plan = this.strategy.ask(this.state, this.#setting, this.generation);
    const { evaluations } = this.description;
    const address = { seed: this.#current.seed, repetition: this.repetition, generation: this.generation };
    return { kind: 'evaluate', plan, address, count: Math.min(plan.size, evaluations - this.evaluations) };
  }

  /** What is still to be asked: what was said before is not asked again. */
  #questions(): readonly Question[] {
    const { strategy, state, replies } = this;
    for (;;) {
      const questions = strategy.questions?.(state, this.#setting, this.generation) ?? [];
      if (questions.length === 0) return questions;
      const from = this.replied;
      if (from + questions.length > replies.length) return questions;
      strategy.answer!(state, questions, replies.slice(from, from + questions.length), this.#setting);
    }
  }

  #answered({ questions }: Need & { kind: 'ask' }, texts: readonly (string | null)[]): void {
    const { strategy, state, replies } = this;
    if (texts.length !== questions.length)
      throw new Error(`The run asked ${questions.length} questions and was given ${texts.length} replies.`);
    const read = texts.map((text, k) => (text === null ? null : strategy.read!(questions[k], text)));
    // A description may bring some of the replies to these questions, but not all; they are given again then.
    replies.splice(this.replied, Infinity, ...read);
    strategy.answer!(state, questions, read, this.#setting);
    this.#need = null;
  }

  #end(): EndReason | null {
    const { target, evaluations, generations } = this.description;
    if (this.best <= target) return 'target';
    if (this.evaluations >= evaluations) return 'evaluations';
    if (this.generation >= generations) return 'generations';
    return this.strategy.stop?.(this.state, this.#setting) ?? null;
  }

  #evaluated(need: Need & { kind: 'evaluate' }, answer: Answer & { kind: 'evaluate' }): void {
    const { plan, count } = need;
    const { costs, penalties, outcomes = null } = answer;
    const tests = this.#tests;
    const scores = this.#task && !tests && outcomes ? scoresOf(this.#task, costs, outcomes) : costs;
    if (costs.length !== count) throw new Error(`The run asked for ${count} costs and was given ${costs.length}.`);
    this.#bestIndex = -1;
    this.testScore = scores === costs ? NaN : leastOf(scores);
    for (let i = 0; i < count; i++) {
      this.evaluations++;
      if (!Number.isFinite(costs[i])) this.invalid++;
      else if (!tests && scores[i] < this.best) {
        this.best = scores[i];
        this.#bestIndex = i;
        if (this.evaluations > this.head.evaluations) this.trace.improve(this.evaluations, scores[i]);
      }
    }
    this.plan = plan;
    this.shown = need.address;
    this.ranking = this.#ranker.rank(penalties ? this.#penalised(costs, penalties) : costs, outcomes);
    this.#selected = this.strategy.selected(this.state, this.#setting);
    // A generation that the budget cuts is not told: its strategy would learn from a biased sample.
    const request = count < plan.size ? null : this.strategy.select(this.state, this.ranking, this.#setting);
    if (tests && count === plan.size && this.shape() === null && this.ranking.finite > 0) {
      this.#bestIndex = this.ranking.order[0];
    }
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
    this.#candidate = null;
    if (need.rows.length > 0 && this.#tests) this.#candidate = rows[0].slice();
    else if (need.rows.length > 0) {
      this.solution = rows[0].slice();
      this.#note(this.evaluations - this.ranking!.size + this.#bestIndex + 1);
    }
    this.#tell(folded);
  }

  /** Remembers how the solution came about while the generation that it is from can still tell. */
  #note(evaluations: number): void {
    const known = this.#task !== null && this.#bestIndex >= 0;
    const chain = known ? chainOf(this.plan!, this.#bestIndex) : null;
    this.provenance = { generation: this.generation + 1, evaluations, chain };
  }

  /** Whether a generation is tested after it was told. */
  get #tests(): boolean {
    return this.#task !== null && this.#task.testEpisodes > 0;
  }

  /** Asks for the test of the strategy's centre, or of the best individual where it has none. */
  #test(): boolean {
    const mean = this.shape()?.mean;
    const rows = mean ?? this.#candidate;
    this.#candidate = null;
    if (!rows) return false;
    if (mean) this.#bestIndex = -1;
    const plan: Plan = { kind: 'points', size: 1, dimension: rows.length, rows };
    const address = { seed: 0, repetition: 0, generation: this.generation, test: true };
    this.#need = { kind: 'evaluate', plan, address, count: 1 };
    return true;
  }

  #tested(plan: Plan, score: number): void {
    this.testScore = score;
    if (score < this.best && plan.kind === 'points') {
      this.best = score;
      this.solution = plan.rows.slice();
      this.#note(this.evaluations);
      if (this.evaluations > this.head.evaluations) this.trace.improve(this.evaluations, score);
    }
    this.#finish();
  }

  #tell(folded: Folded): void {
    const ranking = this.ranking!;
    if (ranking.size === this.plan!.size) {
      this.strategy.tell(this.state, ranking, folded, this.#setting);
      if (this.#tests && this.#test()) return;
    }
    this.#finish();
  }

  #finish(): void {
    const ranking = this.ranking!;
    this.generation++;
    this.#need = null;
    if (this.generation <= this.head.generation) return;
    this.head = { generation: this.generation, evaluations: this.evaluations };
    this.trace.mark(this.generation);
    this.history.add({
      evaluations: this.evaluations,
      ...quartilesOf(ranking),
      score: this.testScore,
      readings: readAll(this.strategy, this.state, this.description.dim),
    });
  }
}

function startOf({ start, dim }: RunDescription, box: Parameters<typeof drawStart>[0]): Float64Array {
  if (start === 'uniform' || start === 'drawn') return drawStart(box, 0);
  return start === 'zero' ? new Float64Array(dim) : Float64Array.from(start);
}
