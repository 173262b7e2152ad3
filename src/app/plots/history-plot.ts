import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import { measureOf } from '../words/measure.ts';
import { measured, spoken } from '../words/numbers.ts';
import { OTHERS } from './cost-plot.ts';
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
  /** As in a plot model. */
  readonly explained?: string;
  readonly scale: AxisScale;
  /** No value can be more, so a plain axis ends there at the latest. */
  readonly most?: number;
  readonly colour: string;
  /** First column, how many follow it, and their names in a table. */
  readonly column: number;
  readonly names: readonly string[];
}

/** The smallest number with a logarithm that is told from zero. */
const LEAST = 1e-300;

export function historyPlot(context: PlotContext, plot: HistoryPlot): PlotModel {
  const { across, progress, runs, others, watched } = context;
  const snapshot = runs[watched];
  const history = snapshot?.history;
  const { id, title, help, explained, scale, most = Infinity, colour, column, names } = plot;
  const last = column + names.length - 1;
  const own = progress(snapshot);
  const over = own.unit === 'evaluations' ? measureOf(context.description).evaluations : own.unit;
  // Of a bundle of lines a second one would hide the first.
  const beside = column === last ? others : [];
  const range = history ? rangeOf([history, ...beside.map((run) => run.history)], column, last, scale) : null;
  const valuesAt = (at: number | null): readonly [number, number] => {
    const row = snapshot && history ? rowAt(history, at ?? snapshot.evaluations) : -1;
    if (!history || row < 0) return [NaN, NaN];
    const { values, width } = history;
    return [values[row * width + column], values[row * width + last]];
  };
  const between = ([low, high]: readonly [number, number], say: (value: number) => string, and: string): string =>
    column === last || low === high ? say(low) : `${say(low)} ${and} ${say(high)}`;
  return {
    ...(explained ? { id, title, help, explained } : { id, title, help }),
    text: range
      ? `${title} over ${over}: between ${spoken(range[0])} and ${spoken(range[1])}, now ${between(valuesAt(null), spoken, 'to')}.`
      : `${title} over ${over}: nothing yet.`,
    x: across,
    y: axisOf(range, scale, most),
    over,
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
      pen.globalAlpha = OTHERS.alpha;
      pen.lineWidth = 1;
      pen.setLineDash([...OTHERS.dash]);
      pen.beginPath();
      for (const run of beside) trace(pen, historyLine(run.history, column, x, y, progress(run).column));
      pen.stroke();
      pen.setLineDash([]);
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

/** Least and greatest of some columns, as far as they have a place on the scale: zero has none on a logarithmic one. */
function rangeOf(histories: readonly HistoryRecord[], from: number, to: number, scale: AxisScale): Domain | null {
  const least = scale === 'log' ? LEAST : -Infinity;
  let low = Infinity;
  let high = -Infinity;
  for (const { values, width, length } of histories)
    for (let row = 0; row < length; row++) {
      for (let column = from; column <= to; column++) {
        const value = values[row * width + column];
        if (!Number.isFinite(value) || value < least) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  return low <= high ? [low, high] : null;
}

function axisOf(range: Domain | null, scale: AxisScale, most: number): Axis {
  if (scale === 'log') {
    const domain = range ? decades(Math.max(LEAST, range[0]), Math.max(LEAST, range[1]), 1) : ([0.1, 10] as const);
    return { domain, scale, label: (value) => logLabel(value, domain) };
  }
  const top = !range ? 1 : range[1] > range[0] ? range[1] * 1.05 : range[0] + 1;
  const domain: Domain = [Math.min(0, range?.[0] ?? 0), Math.min(most, top)];
  return { domain, scale, label: plainLabel };
}
