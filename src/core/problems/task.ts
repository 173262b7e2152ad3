import type { Problem } from './problem.ts';

/** What a policy gives out: one of a few named choices, numbers in a range, or one score for each class. */
export type ActionSpace =
  | { readonly kind: 'choices'; readonly labels: readonly string[] }
  | {
      readonly kind: 'numbers';
      readonly labels: readonly string[];
      /** Beyond this on either side an action is clipped by the task. */
      readonly limit: number;
      /** `tanh` brings outputs into ± limit; `linear` leaves them as they are. */
      readonly output: 'tanh' | 'linear';
    }
  | { readonly kind: 'scores'; readonly labels: readonly string[] };

/** A number that describes how an episode ended. */
export interface Outcome {
  readonly label: string;
  readonly unit: string;
  /** Where it can lie, from the lowest to the highest; every number of a behaviour tells it. */
  readonly range?: Range;
}

export type Range = readonly [lowest: number, highest: number];

/** How a policy is judged in the end, as a cost of 0 or more: what a run's best, its target and its digest speak of. */
export interface Score {
  readonly label: string;
  /** `return`: ceiling − mean return. `least`: the mean of an outcome; `most`: 1 − the mean of an outcome between 0 and 1. */
  readonly of: 'return' | 'least' | 'most';
  /** Place of that outcome; not used for `return`. */
  readonly outcome: number;
  /** A task is solved at this score or below, by instance. */
  readonly solved: (instance: number) => number;
}

/** What the fields of a task are set to where nothing is said. */
export interface TaskDefaults {
  /** Sizes of hidden layers. */
  readonly hidden: readonly number[];
  readonly episodes: number;
  readonly fresh: 'normal' | 'fan-in';
  readonly spread: number;
}

/** A task that a policy acts in; its dynamics are in the kernel of the same folder. */
export interface Task extends Problem {
  readonly suite: 'tasks';
  /** What the kernel exports. */
  readonly kernel: `task${Capitalize<string>}`;
  /** Exact rules in a few sentences, for somebody who wants to write it again. */
  readonly rules: string;
  /** For learners: what is hard about it and what to watch. */
  readonly about: string;
  /** WGSL files of its dynamics in `tasks/`, without their suffix, where it shares some; `<id>/shader` where this is missing. */
  readonly shaders?: readonly string[];
  /** States whose observations WGSL dynamics look up, one after the other, because they are drawn and not computed. */
  readonly lookedUp?: readonly (readonly number[])[];
  /** Numbers that describe a state to people and tools; a kernel may keep more behind them. */
  readonly state: readonly string[];
  /** What a kernel keeps behind these numbers at the beginning of an episode that begins in this state. */
  readonly behind: (state: readonly number[]) => readonly number[];
  readonly observation: readonly string[];
  readonly actions: ActionSpace;
  /** Steps after which an episode is cut. */
  readonly limit: number;
  /** No return is above this; a cost is this minus the return. */
  readonly ceiling: number;
  /** No return is below this; −∞ where nobody says so. */
  readonly floor: number;
  /**
   * What a policy that does the same whatever it sees is worth, as a cost: the score of a network whose weights are all zero,
   * rounded; where classes are told apart, of guessing. Whoever has not learnt anything begins near it.
   */
  readonly unlearnt: number;
  /** What each observation is multiplied by before a policy sees it. */
  readonly inputScales: readonly number[];
  readonly outcomes: readonly Outcome[];
  /** So many of the outcomes, from the first on, describe how a policy behaves, whatever it earns. */
  readonly behaviour: number;
  readonly score: Score;
  /** Fixed episodes on which a generation's policy is tested; 0 where training itself shows the score. */
  readonly testEpisodes: number;
  /** True where every generation is trained on fresh episodes, so that the same policy gets another return. */
  readonly noisy: boolean;
  readonly defaults: TaskDefaults;
}

/** What differs from task to task; the rest is completed by `defineTask`. */
export type TaskEntry = Omit<
  Task,
  | 'suite'
  | 'group'
  | 'lower'
  | 'upper'
  | 'dimensions'
  | 'instances'
  | 'behind'
  | 'inputScales'
  | 'outcomes'
  | 'behaviour'
  | 'floor'
  | 'noisy'
> &
  Partial<Pick<Task, 'instances' | 'behind' | 'inputScales' | 'outcomes' | 'behaviour' | 'floor' | 'noisy'>> & {
    readonly group: TaskGroup;
  };

export type TaskGroup = 'Control' | 'Navigation' | 'Classification';

/** Most weights that a policy may have. */
export const MOST_WEIGHTS = 20_000;

/** Completes an entry. Pictures of weight space show [−5, 5]; no weight is held to it. */
export function defineTask(entry: TaskEntry): Task {
  return {
    suite: 'tasks',
    lower: -5,
    upper: 5,
    dimensions: [1, MOST_WEIGHTS],
    instances: [1, 1],
    behind: () => [],
    inputScales: entry.observation.map(() => 1),
    outcomes: [],
    behaviour: 0,
    floor: -Infinity,
    noisy: true,
    ...entry,
  };
}

/** Where each number of a behaviour can lie, for whoever divides behaviours into cells. */
export function behaviourRanges({ outcomes, behaviour }: Task): Range[] {
  return outcomes.slice(0, behaviour).map(({ range }) => range ?? [0, 1]);
}

/** Narrows a problem to a task. */
export function isTask(problem: Problem): problem is Task {
  return problem.suite === 'tasks';
}

/** The score of `returns` and `outcomes`, both means over episodes, as a cost. */
export function scoreOf({ score, ceiling }: Task, meanReturn: number, outcomes: ArrayLike<number>): number {
  if (score.of === 'return') return ceiling - meanReturn;
  return score.of === 'least' ? outcomes[score.outcome] : 1 - outcomes[score.outcome];
}
