import type { Kernels } from '../../kernels/kernels.ts';
import type { Fields, Issue, Values } from '../experiment/fields.ts';
import type { Folded, FoldRequest } from '../population/fold.ts';
import type { Plan } from '../population/plan.ts';
import type { Ranking } from '../population/ranking.ts';
import type { Stream } from '../random/stream.ts';
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
 * The one skeleton of every optimiser. A generation is: ask (what to sample) → costs → select (which sums over the
 * evaluated population are needed) → tell (the sums in, new state out, in place). All minimise.
 */
export interface Strategy<S extends State = State, F extends Fields = Fields> {
  readonly id: string;
  readonly name: string;
  /** Changes when the same run description would give different numbers. */
  readonly revision: number;
  /** One sentence for a menu. */
  readonly summary: string;
  /** Paper or reference implementation that the equations come from. */
  readonly reference: string;
  readonly parameters: F;
  /** Parameters that a restart policy may change: the population size and the initial step size, where there are such. */
  readonly restartable: { readonly population?: keyof F & string; readonly sigma?: keyof F & string };
  readonly readings: readonly Reading<S>[];
  readonly spectra?: readonly Spectrum<S>[];

  /** What somebody who chose these parameters should know, if anything. */
  advise?(parameters: Values<F>): Issue | null;
  init(setting: Setting<Values<F>>): S;
  ask(state: S, setting: Setting<Values<F>>, generation: number): Plan;
  /** Null when costs alone are enough. */
  select(state: S, ranking: Ranking, setting: Setting<Values<F>>): FoldRequest | null;
  tell(state: S, ranking: Ranking, folded: Folded, setting: Setting<Values<F>>): void;
  /** Why no further generation makes sense, or null. */
  stop(state: S, setting: Setting<Values<F>>): StopReason | null;
  /** How many of a generation's best individuals shape the next one. */
  selected(state: S, setting: Setting<Values<F>>): number;
  /** Null for a strategy without a search distribution of its own. */
  shape(state: S, setting: Setting<Values<F>>): SearchShape | null;
}

/** Checks a strategy's types where it is written and hides them where it is listed. */
export function defineStrategy<S extends State, const F extends Fields>(strategy: Strategy<S, F>): Strategy {
  return strategy as unknown as Strategy;
}
