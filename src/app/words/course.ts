import { COLUMN } from '../../core/experiment/history.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';

/** How a number went through a run, as far as the run has come; only generations in which it was a positive number count. */
export interface Course {
  /** How many generations of the history have it. */
  readonly rows: number;
  readonly first: number;
  readonly last: number;
  readonly least: number;
  readonly most: number;
  /** Evaluations after which it was the last time at least half of its largest value. */
  readonly high: number;
}

/**
 * The course of something that a strategy says about itself.
 * @returns null when the strategy does not say it, or has not yet
 */
export function readingCourse(snapshot: Pick<Snapshot, 'history'>, strategy: Strategy, id: string): Course | null {
  const place = strategy.readings.findIndex((reading) => reading.id === id);
  return place < 0 ? null : courseOf(snapshot, readingColumn(place));
}

/** The course of how far apart the individuals of a generation were; null when nobody looked. */
export function diversityCourse(snapshot: Pick<Snapshot, 'history'>): Course | null {
  return courseOf(snapshot, COLUMN.diversity);
}

function courseOf({ history: { values, width, length } }: Pick<Snapshot, 'history'>, column: number): Course | null {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    const value = values[row * width + column];
    if (value > 0 && value < Infinity) rows.push(row);
  }
  if (rows.length === 0) return null;
  const at = (row: number): number => values[row * width + column];
  const most = rows.reduce((sum, row) => Math.max(sum, at(row)), 0);
  const least = rows.reduce((sum, row) => Math.min(sum, at(row)), Infinity);
  const high = rows.findLast((row) => at(row) >= most / 2)!;
  return {
    rows: rows.length,
    first: at(rows[0]),
    last: at(rows[rows.length - 1]),
    least,
    most,
    high: values[high * width + COLUMN.evaluations],
  };
}
