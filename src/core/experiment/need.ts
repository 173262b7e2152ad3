import type { Question } from '../evollm/question.ts';
import type { Folded, FoldRequest } from '../population/fold.ts';
import type { DrawAddress, Plan } from '../population/plan.ts';
import type { StopReason } from '../strategies/stopping.ts';

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
  /** What a language model has to say before a generation can be drawn. */
  | { readonly kind: 'ask'; readonly questions: readonly Question[] }
  | { readonly kind: 'done'; readonly reason: EndReason };

/** The answer to a need of the same kind. */
export type Answer =
  | {
      readonly kind: 'evaluate';
      /** f − f_opt of the first `count` individuals, in index order. */
      readonly costs: Float64Array;
      /** What the strategy is told on top of each cost, for having left the box; null where there is no such rule. */
      readonly penalties: Float64Array | null;
      /** What a task tells besides, the same number of numbers for each individual. */
      readonly outcomes?: Float64Array | null;
    }
  | { readonly kind: 'fold'; readonly folded: Folded; readonly rows: readonly Float64Array[] }
  /** One text for each question, as it came; null where there was none. */
  | { readonly kind: 'ask'; readonly replies: readonly (string | null)[] };
