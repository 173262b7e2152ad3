import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';

/** Evaluations of the generations that a model's reply should have shaped and did not; none for a strategy that asks nobody. */
export function lostAt({ values, width, length }: HistoryRecord, { readings }: Strategy): readonly number[] {
  const place = readings.findIndex(({ id }) => id === 'fallbacks');
  if (place < 0) return [];
  const rows = Array.from({ length }, (_, row) => row * width);
  return rows.filter((row) => values[row + readingColumn(place)] > 0).map((row) => values[row + COLUMN.evaluations]);
}
