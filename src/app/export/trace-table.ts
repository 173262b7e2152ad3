import { COLUMN, READINGS } from '../../core/experiment/history.ts';
import { linesOf } from '../../core/strategies/readings.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { bestAt } from '../plots/curves.ts';

/**
 * Names of what `traceRows` gives, for programs. Costs are f − f_opt, or of a task its ceiling minus the return; what a
 * strategy says about itself has its own names.
 */
export function traceColumns({ strategy, dim, task }: RunDescription): readonly string[] {
  const { readings, spectra = [] } = strategyOf(strategy);
  const lines = Array.from({ length: linesOf(dim) }, (_, k) => k + 1);
  return [
    ...['generation', 'evaluations', 'seconds', 'best_so_far'],
    ...['generation_best', 'generation_quarter', 'generation_median', 'generation_three_quarters', 'diversity'],
    ...(task ? ['generation_score'] : []),
    ...readings.map(({ id }) => id),
    ...spectra.flatMap(({ id }) => lines.map((line) => `${id}-${line}`)),
  ];
}

/** Rows that a file may have for all repetitions together: with the most columns still less than 50 MB. */
const MOST_ROWS = 100_000;

/** Every which row of the runs' histories a file has room for. */
export function rowSpacing(runs: readonly (Snapshot | undefined)[]): number {
  return Math.max(1, Math.ceil(runs.reduce((sum, run) => sum + (run?.history.length ?? 0), 0) / MOST_ROWS));
}

/**
 * What is known of a run's generations, a row for each that its history keeps; NaN where nothing is known.
 * @param task whether it is a run of a task, whose generations have scores
 * @param spacing 1 for all of these rows, 2 for every other one, and so on
 */
export function traceRows(
  { history, improvements }: Snapshot,
  task: boolean,
  spacing: number,
): readonly (readonly number[])[] {
  const { values, width, length, stride } = history;
  return Array.from({ length: Math.ceil(length / spacing) }, (_, k) => {
    const row = k * spacing;
    const at = row * width;
    const evaluations = values[at + COLUMN.evaluations];
    return [
      ...[row * stride + 1, evaluations, values[at + COLUMN.seconds], bestAt(improvements, evaluations)],
      ...values.slice(at + COLUMN.best, at + COLUMN.diversity + 1),
      ...(task ? [values[at + COLUMN.score]] : []),
      ...values.slice(at + READINGS, at + width),
    ];
  });
}
