import type { RunDescription } from '../../core/experiment/description.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask, type Task } from '../../core/problems/task.ts';
import { count, exact, measured, spoken } from './numbers.ts';

/** How people call and read what a run comes to. Inside, everything is a cost of 0 or more; only words differ. */
export interface Measure {
  /** What a cost is told as: "f − f_opt", "mean return". */
  readonly name: string;
  /** The best of it, for a label. */
  readonly best: string;
  /** True where people want more of it. */
  readonly upwards: boolean;
  /** What evaluations are called: "evaluations", "policies tried". */
  readonly evaluations: string;
  /** A cost as people know it, as a number. */
  value(cost: number): number;
  /** A cost as it is written: "1.23·10⁻⁸", "487 of 500", "98.5 %". */
  written(cost: number): string;
  /** The same in words that a screen reader says as a person would. */
  spoken(cost: number): string;
  /** A goal, exactly: "10⁻⁸", "475 of 500". */
  goal(cost: number): string;
  /** So many evaluations, in a sentence: "12 evaluations", "12 policies". */
  counted(evaluations: number): string;
}

const COSTS: Measure = {
  name: 'f − f_opt',
  best: 'best f − f_opt',
  upwards: false,
  evaluations: 'evaluations',
  value: (cost) => cost,
  written: (cost) => measured(cost),
  spoken: (cost) => spoken(cost),
  goal: exact,
  counted: (evaluations) => `${count(evaluations)} ${evaluations === 1 ? 'evaluation' : 'evaluations'}`,
};

/** How the costs of this description are told. */
export function measureOf({ problem }: Pick<RunDescription, 'problem'>): Measure {
  const found = problemOf(problem);
  return isTask(found) ? scoresOf(found) : COSTS;
}

/** Returns of a task: what its training is told in, whatever its score is. */
export function returnsOf({ ceiling }: Pick<Task, 'ceiling'>): Pick<Measure, 'value' | 'written' | 'spoken'> {
  const value = (cost: number): number => ceiling - cost || 0;
  const of = ceiling > 0 ? ` of ${count(ceiling)}` : '';
  return {
    value,
    written: (cost) => measured(value(cost)) + of,
    spoken: (cost) => spoken(value(cost), 3) + of,
  };
}

/** Where a task counts as solved, as a sentence. */
export function solvedText(task: Task, instance = task.instances[0]): string {
  const { score, testEpisodes } = task;
  const { name, goal } = scoresOf(task);
  const at = goal(score.solved(instance));
  if (score.of === 'most') return `Solved when ${at} of the test points are told right.`;
  return `Solved at a ${name} of ${at}${testEpisodes > 0 ? ` on ${count(testEpisodes)} fixed test episodes` : ''}.`;
}

function scoresOf(task: Task): Measure {
  const { score, outcomes } = task;
  const common = {
    evaluations: 'policies tried',
    counted: (evaluations: number) => `${count(evaluations)} ${evaluations === 1 ? 'policy' : 'policies'}`,
  };
  if (score.of === 'return') {
    const returns = returnsOf(task);
    return { ...common, ...returns, name: 'mean return', best: 'best return', upwards: true, goal: returns.written };
  }
  if (score.of === 'least') {
    const name = score.label.toLowerCase();
    const told = { value: (cost: number) => cost, written: COSTS.written, spoken: COSTS.spoken, goal: exact };
    return { ...common, ...told, name, best: name, upwards: false };
  }
  const name = outcomes[score.outcome].label.toLowerCase();
  const percent = (cost: number, say: (value: number) => string): string => `${say(100 * (1 - cost))} %`;
  return {
    ...common,
    ...{ name, best: `best ${name}`, upwards: true },
    value: (cost) => 1 - cost,
    written: (cost) => percent(cost, measured),
    spoken: (cost) => percent(cost, (value) => spoken(value, 3)),
    goal: (cost) => percent(cost, (value) => exact(Number(value.toPrecision(12)))),
  };
}
