import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import type { Pen } from './pen.ts';

type Scale = (value: number) => number;

/** A line in pixels: x, y alternating. */
export type Line = readonly number[];

/** Two points nearer than this, in pixels, become one. */
const RESOLUTION = 0.5;

/**
 * The best cost so far as steps, from its improvements (evaluation and cost, alternating) to the present evaluation.
 * Steps in the same half pixel are drawn as one.
 */
export function improvementSteps(improvements: Float64Array, evaluations: number, x: Scale, y: Scale): Line {
  const line: number[] = [];
  for (let k = 0; k < improvements.length; k += 2) {
    const px = x(improvements[k]);
    const py = y(improvements[k + 1]);
    const near = line.length > 0 && px - line[line.length - 2] < RESOLUTION;
    if (near) line[line.length - 1] = py;
    else if (line.length === 0) line.push(px, py);
    else line.push(px, line[line.length - 1], px, py);
  }
  if (line.length > 0) line.push(x(evaluations), line[line.length - 1]);
  return line;
}

/** A column of a history over another one, its evaluations if none is named; of several values in one half pixel, the lowest and the highest stay. */
export function historyLine(
  { values, width, length }: HistoryRecord,
  column: number,
  x: Scale,
  y: Scale,
  over: number = COLUMN.evaluations,
): Line {
  const line: number[] = [];
  let at = NaN;
  let low = 0;
  let high = 0;
  const flush = (): void => {
    if (Number.isNaN(at)) return;
    line.push(at, low);
    if (high !== low) line.push(at, high);
  };
  for (let row = 0; row < length; row++) {
    const value = values[row * width + column];
    const place = values[row * width + over];
    if (!Number.isFinite(value) || !Number.isFinite(place)) continue;
    const px = x(place);
    const py = y(value);
    if (!Number.isFinite(py)) continue;
    if (px - at < RESOLUTION) {
      low = Math.min(low, py);
      high = Math.max(high, py);
    } else {
      flush();
      at = px;
      low = high = py;
    }
  }
  flush();
  return line;
}

/** The area between two columns of a history as a closed outline. */
export function historyBand(
  history: HistoryRecord,
  below: number,
  above: number,
  x: Scale,
  y: Scale,
  over: number = COLUMN.evaluations,
): Line {
  const forth = historyLine(history, below, x, y, over);
  const back = historyLine(history, above, x, y, over);
  const outline = [...forth];
  for (let k = back.length - 2; k >= 0; k -= 2) outline.push(back[k], back[k + 1]);
  return outline;
}

/** The row of a history that was current at an evaluation, or −1 before the first. */
export function rowAt(
  { values, width, length }: Pick<HistoryRecord, 'values' | 'width' | 'length'>,
  evaluations: number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle * width] <= evaluations) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The best cost after an evaluation, or NaN before the first. */
export function bestAt(improvements: Float64Array, evaluation: number): number {
  let low = 0;
  let high = improvements.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (improvements[2 * middle] <= evaluation) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? NaN : improvements[2 * low - 1];
}

/** Adds a line to the present path. */
export function trace(pen: Pen, line: Line): void {
  for (let k = 0; k < line.length; k += 2) {
    if (k === 0) pen.moveTo(line[0], line[1]);
    else pen.lineTo(line[k], line[k + 1]);
  }
}

/**
 * The generation, counted from 1, that an evaluation belongs to, from the rows of a history and the furthest moment of its
 * run; exact where every generation has its row, or all have the same size.
 */
export function generationAt(
  history: HistoryRecord,
  evaluations: number,
  head: { readonly generation: number; readonly evaluations: number },
): number {
  const { values, width, length, stride } = history;
  const row = rowAt(history, evaluations);
  // Row k is the end of generation k·stride + 1.
  const done = row < 0 ? 0 : row * stride + 1;
  const end = row < 0 ? 0 : values[row * width];
  const next = row + 1 < length ? (row + 1) * stride + 1 : head.generation;
  const nextEnd = row + 1 < length ? values[(row + 1) * width] : head.evaluations;
  if (evaluations <= end || nextEnd <= end) return done;
  return Math.min(next, done + Math.ceil(((evaluations - end) / (nextEnd - end)) * (next - done) - 1e-9));
}
