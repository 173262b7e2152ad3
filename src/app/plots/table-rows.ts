import { count, measured } from '../words/numbers.ts';
import type { NumberTable } from './model.ts';

/** Rows that a person looks through; whoever wants all of them copies or saves. */
const MOST_ROWS = 24;

/** Rows of a table at even spacing, at most 24 of them, the first and the last among them. */
export function rowsToShow({ rows }: NumberTable): NumberTable['rows'] {
  if (rows.length <= MOST_ROWS) return rows;
  return Array.from({ length: MOST_ROWS }, (_, k) => rows[Math.round((k * (rows.length - 1)) / (MOST_ROWS - 1))]);
}

/** A number of a table as it is written: counts in full, measured ones with three or four digits; a dash where there is none. */
export function cellText(value: number, column: string): string {
  return column === 'evaluations' ? count(value) : measured(value, column === 'seconds' ? 3 : 4);
}

/** The whole table for a spreadsheet: tabs between columns, numbers in full. */
export function tableText({ columns, rows }: NumberTable): string {
  return [columns, ...rows.map((row) => row.map((value) => (Number.isNaN(value) ? '' : String(value))))]
    .map((fields) => fields.join('\t'))
    .join('\n');
}
