import type { RunDescription } from '../../core/experiment/description.ts';
import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { measureOf, type Measure } from './measure.ts';

/** What of a snapshot words are made from. */
export type Told = Pick<
  Snapshot,
  | 'generation'
  | 'evaluations'
  | 'head'
  | 'best'
  | 'invalid'
  | 'testScore'
  | 'shape'
  | 'costs'
  | 'restarts'
  | 'improvements'
  | 'history'
> & { readonly result: Snapshot['result']; readonly asking?: Snapshot['asking'] };

/** A number now, and over what it was when the window began. */
export interface Trend {
  readonly now: number;
  readonly factor: number;
}

/** What can be said about a moment of a run, from its numbers alone. */
export interface Facts {
  readonly told: Told;
  readonly strategy: Strategy;
  /** How costs are told. */
  readonly measure: Measure;
  readonly task: boolean;
  /** Generations, or rows of a thinned history, since the search began or was restarted. */
  readonly age: number;
  /** Evaluations since the last improvement of the best cost. */
  readonly idle: number;
  /** Evaluations that the trends cover. */
  readonly window: number;
  readonly sigma: Trend | null;
  readonly axisRatio: Trend | null;
  readonly diversity: Trend | null;
  /** Generations in a row, up to this one, in which a model's reply could not be read. */
  readonly unread: number;
  /** Best cost of all so far, and beside that when the window began. */
  readonly best: Trend | null;
}

/** A trend is read from at least this many generations, and this many evaluations: one child says little. */
const WINDOW_ROWS = 12;
const WINDOW_EVALUATIONS = 60;

/** Looks at a moment; what came after it, or before its search was restarted, does not count. */
export function factsOf(told: Told, strategy: Strategy, description: RunDescription): Facts {
  const { history, generation, evaluations, restarts, improvements } = told;
  const rows = Math.min(history.length, generation > 0 ? Math.floor((generation - 1) / history.stride) + 1 : 0);
  const began = restarts ? evaluations - restarts.evaluations : 0;
  const at = (row: number): number => history.values[row * history.width + COLUMN.evaluations];
  let first = rows;
  while (first > 0 && at(first - 1) > began) first--;
  let from = Math.max(first, rows - 1 - WINDOW_ROWS);
  while (from > first && evaluations - at(from) < WINDOW_EVALUATIONS) from--;
  const trend = (column: number): Trend | null => trendOf(history, column, from, rows);
  const reading = (id: string): Trend | null => {
    const place = strategy.readings.findIndex((one) => one.id === id);
    return place < 0 ? null : trend(readingColumn(place));
  };
  let last = improvements.length - 2;
  while (last >= 0 && improvements[last] > evaluations) last -= 2;
  return {
    told,
    strategy,
    measure: measureOf(description),
    task: description.task !== undefined,
    age: rows - first,
    idle: evaluations - (improvements[last] ?? 0),
    window: rows > from ? evaluations - at(from) : 0,
    sigma: reading('sigma'),
    axisRatio: reading('axis-ratio'),
    diversity: trend(COLUMN.diversity),
    unread: rowsAbove(
      history,
      strategy.readings.findIndex(({ id }) => id === 'fallbacks'),
      rows,
    ),
    best: rows > from ? bestTrend(improvements, last, at(from)) : null,
  };
}

function trendOf({ values, width }: HistoryRecord, column: number, from: number, rows: number): Trend | null {
  if (rows - 1 <= from) return null;
  const now = values[(rows - 1) * width + column];
  const then = values[from * width + column];
  return now > 0 && then > 0 && now < Infinity ? { now, factor: now / then } : null;
}

/** Rows at the end in which a reading is more than 0. */
function rowsAbove({ values, width }: HistoryRecord, reading: number, rows: number): number {
  let above = 0;
  if (reading >= 0) while (above < rows && values[(rows - 1 - above) * width + readingColumn(reading)] > 0) above++;
  return above;
}

function bestTrend(improvements: Float64Array, last: number, since: number): Trend | null {
  let before = last;
  while (before >= 0 && improvements[before] > since) before -= 2;
  if (before < 0) return null;
  const now = improvements[last + 1];
  const then = improvements[before + 1];
  return then > 0 ? { now, factor: now / then } : null;
}

/** The coordinate that the longest axis of the search distribution runs along, or −1 where it runs along none. */
export function longestAxis(shape: Snapshot['shape']): number {
  if (!shape?.factor || shape.factor.length !== shape.mean.length * shape.mean.length) return -1;
  const n = shape.mean.length;
  let longest = 0;
  let along = -1;
  for (let axis = 0; axis < n; axis++) {
    let squares = 0;
    let most = 0;
    for (let j = 0; j < n; j++) {
      const square = shape.factor[j * n + axis] * shape.factor[j * n + axis];
      squares += square;
      if (square > shape.factor[most * n + axis] * shape.factor[most * n + axis]) most = j;
    }
    if (squares <= longest) continue;
    longest = squares;
    const own = shape.factor[most * n + axis] * shape.factor[most * n + axis];
    along = own > ALIGNED * squares ? most : -1;
  }
  return along;
}

/** Squared cosine of the largest angle, about 11 degrees, at which an axis is said to run along a coordinate. */
const ALIGNED = 0.963;
