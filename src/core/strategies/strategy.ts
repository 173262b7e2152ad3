import type { Kernels } from '../../kernels/kernels.ts';
import type { Exchange } from '../evollm/exchange.ts';
import type { Question } from '../evollm/question.ts';
import type { Recorded } from '../evollm/recorded.ts';
import type { Fields, Issue, Values } from '../experiment/fields.ts';
import type { Folded, FoldRequest } from '../population/fold.ts';
import type { Plan } from '../population/plan.ts';
import type { Ranking } from '../population/ranking.ts';
import type { Range } from '../problems/task.ts';
import type { Stream } from '../random/stream.ts';
import type { Family } from './family.ts';
import type { Invariance } from './invariance.ts';
import type { StopReason } from './stopping.ts';

/**
 * What a strategy carries from one generation to the next: one plain, versioned record of numbers and typed arrays, which
 * can be cloned, stored and posted. Nothing else may be remembered anywhere. An array that a plan refers to is replaced,
 * never overwritten, so that a plan still describes its generation after the strategy has moved on.
 */
export interface State {
  readonly version: number;
  /** Generations told so far. */
  generation: number;
}

/** Everything a strategy may know; the same object for a whole run, or until the next restart. */
export interface Setting<P = Readonly<Record<string, number | string>>> {
  /** Dimension n of the search space. */
  readonly dimension: number;
  /** The box of interest, the same interval for every coordinate. */
  readonly lower: number;
  readonly upper: number;
  readonly parameters: P;
  /** Where the search begins: n coordinates. */
  readonly start: Float64Array;
  /** Standard deviation of each coordinate of a fresh individual, around 0; null where one is uniform in the box. */
  readonly spreads: Float64Array | null;
  /**
   * True where the same point gets another cost in the next generation. Whoever keeps an individual then evaluates it again
   * beside its rivals, which counts as an evaluation, and never compares costs of different generations.
   */
  readonly noisy: boolean;
  /** How many of the outcomes of an individual, from the first on, describe its behaviour; 0 where none does. */
  readonly behaviour: number;
  /** Where each number of a behaviour can lie. */
  readonly ranges: readonly Range[];
  /** No cost is above this; infinite where nobody knows. */
  readonly worst: number;
  readonly kernels: Kernels;
  readonly stream: Stream;
}

/** The search distribution as it stands, for pictures and words. */
export interface SearchShape {
  readonly mean: Float64Array;
  /** Standard deviations are sigma·A: `factor` is null for the identity, n numbers for a diagonal, n² for a matrix. */
  readonly sigma: number;
  readonly factor: Float64Array | null;
}

/** A number that a strategy says about itself each generation. */
export interface Reading<S> {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly scale: 'linear' | 'log';
  /** More than this it cannot be: 1 for a share. */
  readonly most?: number;
  read(state: S): number;
}

/** Numbers of one kind, as many as the problem has dimensions, that a strategy says about itself each generation. */
export interface Spectrum<S> {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly scale: 'linear' | 'log';
  /** In ascending order. */
  read(state: S): Float64Array;
}

/**
 * What a strategy does that asks a language model. It never waits: it says what it wants to know, and what is replied is brought
 * to it. Replies are recorded as what was read out of them, so the same run can be made again without the model.
 */
export interface Asking<S extends State, F extends Fields> {
  /** What has to be answered before the coming generation can be drawn; empty when nothing is left to ask. */
  questions(state: S, setting: Setting<Values<F>>, generation: number): readonly Question[];
  /** What a reply to a question says; null where it cannot be read. */
  read(question: Question, text: string): Recorded;
  /** Takes one reply to each of the questions that it asks at the moment. */
  answer(state: S, questions: readonly Question[], replies: readonly Recorded[], setting: Setting<Values<F>>): void;
  /** Replies that were taken since the run began. */
  replied(state: S): number;
  /** What was asked and answered before the last generation was drawn; null where nobody was asked. */
  exchange(state: S, setting: Setting<Values<F>>): Exchange | null;
}

/**
 * The one skeleton of every optimiser. A generation is: ask (what to sample) → costs → select (which sums over the
 * evaluated population are needed) → tell (the sums in, new state out, in place). All minimise.
 */
export interface Strategy<S extends State = State, F extends Fields = Fields> extends Partial<Asking<S, F>> {
  readonly id: string;
  readonly name: string;
  /** Where it stands in menus, and which colours it has. */
  readonly family: Family;
  /** Changes when the same run description would give different numbers. */
  readonly revision: number;
  /** One sentence for a menu. */
  readonly summary: string;
  /** Paper or reference implementation that the equations come from. */
  readonly reference: string;
  readonly parameters: F;
  /** What may be done to a problem without changing how this strategy fares on it; property tests hold it to each of them. */
  readonly invariances: readonly Invariance[];
  /** True where it can only work on a task that describes how an individual behaved. */
  readonly needsBehaviour?: boolean;
  /** True where it never stops by itself, so that nothing would restart it. Said apart from `stop`, since the page has no algorithms. */
  readonly endless?: boolean;
  /** Most dimensions it can work with in reasonable memory; none where this is missing. */
  readonly mostDimensions?: number;
  /** Parameters that a restart policy may change: the population size and the initial step size, where there are such. */
  readonly restartable: { readonly population?: keyof F & string; readonly sigma?: keyof F & string };
  readonly readings: readonly Reading<S>[];
  readonly spectra?: readonly Spectrum<S>[];

  /** True where a language model has to answer before a generation can be drawn. The five methods of `Asking` come with it. */
  asksModel?(parameters: Values<F>): boolean;
  /** What a reader of its results would miss in its name, in a few words that follow it; empty where nothing. */
  qualify?(parameters: Values<F>): string;
  /** What somebody who chose these parameters should know, if anything. */
  advise?(parameters: Values<F>): Issue | null;
  init(setting: Setting<Values<F>>): S;
  ask(state: S, setting: Setting<Values<F>>, generation: number): Plan;
  /**
   * Some parameters, or the seed, are others from the coming generation on: brings what the state holds of them in line,
   * and lets rules that look back for progress begin anew, since somebody gives the search another chance. It may be called
   * more than once before the generation is drawn. Without it nothing of the kind is in the state.
   */
  retune?(state: S, changed: ReadonlySet<string>, setting: Setting<Values<F>>): void;
  /** Null when costs alone are enough. */
  select(state: S, ranking: Ranking, setting: Setting<Values<F>>): FoldRequest | null;
  tell(state: S, ranking: Ranking, folded: Folded, setting: Setting<Values<F>>): void;
  /** Why no further generation makes sense, or null. Missing where the strategy is endless. */
  stop?(state: S, setting: Setting<Values<F>>): StopReason | null;
  /** How many of a generation's best individuals shape the next one. */
  selected(state: S, setting: Setting<Values<F>>): number;
  /** Null for a strategy without a search distribution of its own. */
  shape(state: S, setting: Setting<Values<F>>): SearchShape | null;
}

/** Checks a strategy's types where it is written and hides them where it is listed. */
export function defineStrategy<S extends State, const F extends Fields>(strategy: Strategy<S, F>): Strategy {
  return strategy as unknown as Strategy;
}
