import { csvFormatRows } from 'd3';
import { settingsOf } from '../../core/experiment/settings.ts';
import { writeClaim } from '../../core/link/claim.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask } from '../../core/problems/task.ts';
import { FILE_FORMAT, FILE_VERSION } from '../../core/link/file.ts';
import { settingsText, SOFTWARE, type RunRecord } from './record.ts';
import { rowSpacing, traceColumns, traceRows } from './trace-table.ts';

/**
 * The trace of all repetitions as CSV: lines that begin with # say where it comes from, then a line of names, then a row
 * for each generation that was kept. A number that is not known is an empty field.
 */
export function traceCsv(record: RunRecord): string {
  const { description, claim, link, runs } = record;
  const spacing = rowSpacing(runs);
  const every = spacing * runs.reduce((most, run) => Math.max(most, run?.history.stride ?? 1), 1);
  const comments = [
    `${SOFTWARE}: trace of a run`,
    `link: ${link}`,
    `settings: ${settingsText(record)}`,
    ...(claim ? [`digest: ${claim.digest}`] : []),
    `rows: ${every === 1 ? 'every generation' : `one of at most ${every} generations`}; ${costsMean(description)}`,
  ];
  const rows = runs.flatMap((run, repetition) =>
    run
      ? traceRows(run, description.task !== undefined, spacing).map((row) => [String(repetition), ...row.map(field)])
      : [],
  );
  const table = csvFormatRows([['repetition', ...traceColumns(description)], ...rows]);
  return `${comments.map((comment) => `# ${comment}`).join('\n')}\n${table}\n`;
}

/**
 * The trace of all repetitions as JSON, which is a run file as well: it opens to the run, and with its digest to the
 * result. `improvements` are pairs of evaluation and best cost: all of a single run that rests,
 * otherwise 2048 of them at most, at even spacing. null is not known.
 */
export function traceJson({ description, claim, link, runs }: RunRecord): string {
  const columns = traceColumns(description);
  const spacing = rowSpacing(runs);
  const trace = runs.flatMap((run, repetition) => {
    if (!run) return [];
    const { improvements, history, evaluations, generation } = run;
    const pairs = Array.from({ length: improvements.length / 2 }, (_, k) => [
      improvements[2 * k],
      improvements[2 * k + 1],
    ]);
    return [
      {
        repetition,
        generation,
        evaluations,
        every: spacing * history.stride,
        improvements: pairs,
        rows: traceRows(run, description.task !== undefined, spacing),
      },
    ];
  });
  return JSON.stringify({
    format: FILE_FORMAT,
    version: FILE_VERSION,
    settings: settingsOf(description),
    ...(claim ? writeClaim(claim) : {}),
    software: SOFTWARE,
    link,
    columns,
    trace,
  });
}

function costsMean({ problem }: RunRecord['description']): string {
  const task = problemOf(problem);
  if (!isTask(task)) return 'costs are f - f_opt';
  const { of, label } = task.score;
  return `costs are ${task.ceiling} - return${of === 'return' ? '' : `, scores are: ${label.toLowerCase()}`}`;
}

function field(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
