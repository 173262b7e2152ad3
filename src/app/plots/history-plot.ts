import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import { measured, spoken } from '../words/numbers.ts';
import { historyLine, rowAt, trace } from './curves.ts';
import { decades, type Domain } from './domains.ts';
import type { Axis, AxisScale } from './frame.ts';
import type { PlotContext, PlotModel } from './model.ts';
import { logLabel, plainLabel } from './tick-labels.ts';

/** A plot of columns of a run's history: one line, or a bundle of lines from the lowest to the highest. */
export interface HistoryPlot {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly scale: AxisScale;
  readonly colour: string;
  /** First column, how many follow it, and their names in a table. */
  readonly column: number;
  readonly names: readonly string[];
}

/** The smallest number with a logarithm that is told from zero. */
const LEAST = 1e-300;

export function historyPlot(context: PlotContext, plot: HistoryPlot): PlotModel {
  const { across, progress, runs, watched } = context;
  const snapshot = runs[watched];
  const history = snapshot?.history;
  const { id, title, help, scale, colour, column, names } = plot;
  const last = column + names.length - 1;
  const own = progress(snapshot);
  const range = history ? rangeOf(history, column, last) : null;
  const valuesAt = (at: number | null): readonly [number, number] => {
    const row = snapshot && history ? rowAt(history, at ?? snapshot.evaluations) : -1;
    if (!history || row < 0) return [NaN, NaN];
    const { values, width } = history;
    return [values[row * width + column], values[row * width + last]];
  };
  const between = ([low, high]: readonly [number, number], say: (value: number) => string, and: string): string =>
    column === last || low === high ? say(low) : `${say(low)} ${and} ${say(high)}`;
  return {
    ...{ id, title, help },
    text: range
      ? `${title} over ${own.unit}: between ${spoken(range[0])} and ${spoken(range[1])}, now ${between(valuesAt(null), spoken, 'to')}.`
      : `${title} over ${own.unit}: nothing yet.`,
    x: across,
    y: axisOf(range, scale),
    over: own.unit,
    linked: true,
    mark: null,
    empty: !range,
    reading(at) {
      const values = valuesAt(at);
      return {
        written: Number.isNaN(values[0]) ? '' : between(values, measured, '…'),
        spoken: between(values, spoken, 'to'),
      };
    },
    draw(pen, { x, y }) {
      if (!history) return;
      pen.strokeStyle = colour;
      pen.lineJoin = 'round';
      for (let at = column; at <= last; at++) {
        const edge = at === column || at === last;
        pen.globalAlpha = edge ? 1 : 0.5;
        pen.lineWidth = edge ? 1.6 : 1;
        pen.beginPath();
        trace(pen, historyLine(history, at, x, y, own.column));
        pen.stroke();
      }
      pen.globalAlpha = 1;
    },
    table() {
      const columns = ['evaluations', 'seconds', ...names];
      if (!history) return { columns, rows: [] };
      const { values, width, length } = history;
      const rows = Array.from({ length }, (_, row) => [
        values[row * width + COLUMN.evaluations],
        values[row * width + COLUMN.seconds],
        ...values.slice(row * width + column, row * width + last + 1),
      ]);
      return { columns, rows };
    },
  };
}

function rangeOf({ values, width, length }: HistoryRecord, from: number, to: number): Domain | null {
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < length; row++) {
    for (let column = from; column <= to; column++) {
      const value = values[row * width + column];
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

function axisOf(range: Domain | null, scale: AxisScale): Axis {
  if (scale === 'log') {
    const domain = range ? decades(Math.max(LEAST, range[0]), Math.max(LEAST, range[1]), 1) : ([0.1, 10] as const);
    return { domain, scale, label: (value) => logLabel(value, domain) };
  }
  const domain: Domain = range ? [Math.min(0, range[0]), range[1] > range[0] ? range[1] * 1.05 : range[0] + 1] : [0, 1];
  return { domain, scale, label: plainLabel };
}
