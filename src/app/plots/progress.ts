import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import { niceAbove } from './domains.ts';
import type { Axis, AxisScale } from './frame.ts';
import { evaluationsLabel, secondsLabel } from './tick-labels.ts';

export type ProgressUnit = 'evaluations' | 'seconds';

/** What the plots of a run run over: its evaluations, or the time that computing them took. */
export interface Progress {
  readonly unit: ProgressUnit;
  /** Where it stands in a history's rows. */
  readonly column: number;
  /** Where a moment of the run, told in evaluations, lies. */
  at(evaluations: number): number;
  /** The moment at a place, in evaluations. */
  evaluationsAt(value: number): number;
}

const IN_EVALUATIONS: Progress = {
  unit: 'evaluations',
  column: COLUMN.evaluations,
  at: (evaluations) => evaluations,
  evaluationsAt: (value) => value,
};

/** Progress of a run; seconds between two rows of its history are interpolated, from none at its beginning. */
export function progressOf(unit: ProgressUnit, history: HistoryRecord | undefined): Progress {
  if (unit === 'evaluations' || !history) return IN_EVALUATIONS;
  const { evaluations, seconds } = COLUMN;
  return {
    unit,
    column: seconds,
    at: (value) => interpolate(history, evaluations, seconds, value),
    evaluationsAt: (value) => interpolate(history, seconds, evaluations, value),
  };
}

/** The value of one column where another one, which never falls, has this value. */
function interpolate({ values, width, length }: HistoryRecord, from: number, to: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle * width + from] <= value) low = middle + 1;
    else high = middle;
  }
  const read = (row: number, column: number): number => (row < 0 ? 0 : values[row * width + column]);
  if (low === length) return read(length - 1, to);
  const before = read(low - 1, from);
  const share = (value - before) / (read(low, from) - before);
  return read(low - 1, to) + share * (read(low, to) - read(low - 1, to));
}

const LEAST_EVALUATIONS = 100;
/** The first generation of a large population must not be all there is to see. */
const LEAST_RANGE = 20;
/** Clocks of browsers are no finer than this. */
const LEAST_SECONDS = 1e-3;
const LEAST_TIME = 0.01;

/** One run's part of what an axis has to hold. */
export interface Extent {
  readonly head: { readonly evaluations: number };
  readonly history: HistoryRecord;
}

/** The horizontal axis that holds these runs from their first generation to now. */
export function progressAxis(unit: ProgressUnit, scale: AxisScale, runs: readonly Extent[]): Axis {
  const timed = unit === 'seconds';
  let most = timed ? LEAST_TIME : LEAST_EVALUATIONS;
  let first = Infinity;
  for (const { head, history } of runs) {
    const progress = progressOf(unit, history);
    const now = progress.at(head.evaluations);
    if (now > most) most = now;
    if (history.length > 0) first = Math.min(first, history.values[progress.column]);
  }
  const label = timed ? secondsLabel : evaluationsLabel;
  // Plain axes end where the run does: of a long one half the picture would else be empty.
  if (scale === 'linear') return { domain: [0, most], scale, label };
  const to = niceAbove(most);
  const least = timed ? LEAST_SECONDS : 1;
  return { domain: [Math.max(least, Math.min(first, to / LEAST_RANGE)), to], scale, label };
}
