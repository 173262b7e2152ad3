import { problemOf } from '../problems/registry.ts';
import { isTask } from '../problems/task.ts';
import { trialOf } from '../race/race.ts';
import { inOrder, originOf, type RaceRecord } from './record.ts';
import { yardstickOf } from './yardstick.ts';

type Cell = string | number | null | undefined;

/**
 * The runs of a race, a row each. Like all these tables it begins with lines that begin with #, which say where it comes from, and
 * a line of names; a number that is infinite or not known is an empty field. Lanes and runs are counted from 1.
 */
export function trialsCsv(record: RaceRecord): string {
  const { race, names } = record;
  const columns = [
    ...['lane', 'name', 'trial', 'seed', 'instance', 'ended', 'evaluations', 'generations', 'restarts'],
    ...['best', 'reached', 'seconds', 'digest'],
  ];
  const rows = inOrder(record.outcomes).map(({ lane, trial, reason, ...run }) => {
    const { seed, instance } = trialOf(race, lane, trial);
    const place = [lane + 1, names[lane], trial + 1, seed, instance, reason];
    const reached = run.hits[run.hits.length - 1];
    const ended = [run.evaluations, run.generations, run.restarts, run.best, reached, run.seconds, run.digest];
    return [...place, ...ended];
  });
  const meaning = `ended: why a run is over; reached: evaluations until the target; ${costsMean(record)}`;
  return tableOf([...originOf(record, 'runs of a race'), meaning], columns, rows);
}

/** Evaluations after which each run first reached each target, a row for each run and a column for each target. */
export function hitsCsv(record: RaceRecord): string {
  const { race, names } = record;
  const { targets } = yardstickOf(race.lanes[0]);
  const columns = ['lane', 'name', 'trial', 'evaluations', ...Array.from(targets, String)];
  const rows = inOrder(record.outcomes).map(({ lane, trial, evaluations, hits }) => [
    ...[lane + 1, names[lane], trial + 1, evaluations],
    ...hits,
  ]);
  const meaning = `evaluations: all that the run made; then, for each cost, those until it was first reached; ${costsMean(record)}`;
  return tableOf([...originOf(record, 'when the runs of a race reached each target'), meaning], columns, rows);
}

/** Average runtimes of each lane to the targets that tables tell. */
export function runtimesCsv(record: RaceRecord): string {
  const { race, names, evidence } = record;
  const { targets } = yardstickOf(race.lanes[0]);
  const columns = ['lane', 'name', 'target', 'trials', 'reached', 'average_runtime', 'lower', 'upper'];
  const rows = evidence.lanes.flatMap(({ arts }, lane) =>
    arts.map(({ target, trials, reached, art, interval }) => [
      ...[lane + 1, names[lane], targets[target], trials, reached],
      ...[art, interval?.lower, interval?.upper],
    ]),
  );
  const meaning = `average_runtime: evaluations for each success, failures included; lower, upper: 95 % interval; ${costsMean(record)}`;
  return tableOf([...originOf(record, 'average runtimes of a race'), meaning], columns, rows);
}

/** Every pair of lanes with its test. */
export function pairsCsv(record: RaceRecord): string {
  const { names, evidence } = record;
  const columns = [
    ...['lane', 'name', 'other_lane', 'other_name', 'p', 'p_holm', 'probability_better'],
    ...['wins', 'losses', 'equal'],
  ];
  const rows = evidence.pairs.map(({ first, second, p, corrected, better, wins }) => [
    ...[first + 1, names[first], second + 1, names[second]],
    ...[p, corrected, better, ...wins],
  ]);
  const meaning =
    'p: two-sided rank-sum test of evaluations to the target, runs without it behind by lowest cost; p_holm: corrected';
  return tableOf([...originOf(record, 'pairs of lanes of a race'), meaning], columns, rows);
}

function tableOf(comments: readonly string[], columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map(field).join(','));
  return `${comments.map((comment) => `# ${comment}`).join('\n')}\n${lines.join('\n')}\n`;
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = cell ?? '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function costsMean({ race }: Pick<RaceRecord, 'race'>): string {
  const problem = problemOf(race.lanes[0].problem);
  return isTask(problem) ? `costs are: ${problem.score.label.toLowerCase()}` : 'costs are f - f_opt';
}
