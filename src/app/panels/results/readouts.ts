import type { RunDescription } from '../../../core/experiment/description.ts';
import { problemOf } from '../../../core/problems/registry.ts';
import { isTask } from '../../../core/problems/task.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import { measureOf } from '../../words/measure.ts';
import { count, measured } from '../../words/numbers.ts';
import { sizeText } from '../../words/sizes.ts';

/** A number and what it is. */
export interface Readout {
  readonly label: string;
  readonly value: string;
  readonly help: string;
  readonly tone?: 'warn';
}

type Told = Pick<
  Snapshot,
  'best' | 'evaluations' | 'generation' | 'testScore' | 'restarts' | 'invalid' | 'history' | 'provenance'
> | null;

/**
 * The numbers of a run at the moment that is shown: two that matter most, and some more.
 * @param fopt the value of a function at its optimum; null while it is not known, and for tasks
 */
export function readoutsOf(description: RunDescription, snapshot: Told, fopt: number | null) {
  const measure = measureOf(description);
  const { task } = description;
  const large: readonly Readout[] = [
    {
      label: measure.best,
      value: snapshot && snapshot.best < Infinity ? measure.written(snapshot.best) : '–',
      help: task
        ? scoreHelp(description)
        : 'How far the best point so far is above the optimum, in cost. The smaller the better; 0 is the optimum itself.',
    },
    {
      label: measure.evaluations,
      value: count(snapshot?.evaluations ?? 0),
      help: task
        ? 'How many networks have acted in the task, tests not counted. It is what a search costs, whatever the machine.'
        : 'How many points have been evaluated. It is what a search costs, whatever the machine.',
    },
  ];
  const small: readonly Readout[] = [
    {
      label: 'generation',
      value: count(snapshot?.generation ?? 0),
      help: 'How often a population has been drawn, evaluated and learned from.',
    },
    ...(task ? taskReadouts(description, snapshot) : [optimumReadout(fopt)]),
    ...(snapshot?.restarts
      ? [
          {
            label: 'restarts',
            value: count(snapshot.restarts.count),
            help: 'How often the search has begun again at a new point.',
          },
        ]
      : []),
    ...(snapshot && snapshot.invalid > 0
      ? [
          {
            label: 'invalid evaluations',
            value: count(snapshot.invalid),
            help: 'Evaluations that gave no finite number. They count, and rank last.',
            tone: 'warn' as const,
          },
        ]
      : []),
  ];
  return { large, small };
}

function optimumReadout(fopt: number | null): Readout {
  return {
    label: 'f_opt',
    value: fopt === null ? '–' : measured(fopt, 5),
    help: 'The value of the function at its optimum, which every instance shifts. Costs are told without it.',
  };
}

function taskReadouts(description: RunDescription, snapshot: Told): readonly Readout[] {
  const { written, name } = measureOf(description);
  return [
    {
      label: 'last',
      value: snapshot && !Number.isNaN(snapshot.testScore) ? written(snapshot.testScore) : '–',
      help: `The ${name} of the generation that is shown; the best is that of all generations so far.`,
    },
    {
      label: 'size',
      value: sizeText(description, snapshot),
      help: 'What the network weighs: its weights as numbers of four bytes, and beside them, where the strategy keeps genomes as chains of seeds, the genome of whoever leads its parents, from which the same weights are made again.',
    },
  ];
}

function scoreHelp({ problem }: RunDescription): string {
  const task = problemOf(problem);
  if (!isTask(task) || task.testEpisodes === 0)
    return 'The best of all individuals so far. This task always begins alike, so training itself shows it.';
  const where = task.testEpisodes === 1 ? 'a test set' : `${task.testEpisodes} fixed test episodes`;
  return `After each generation its centre, or its best individual, is tested on ${where} that selection never sees; this is the best of these tests.`;
}
