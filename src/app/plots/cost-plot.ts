import { COLUMN } from '../../core/experiment/history.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { exact, measured, spoken } from '../words/numbers.ts';
import { strategyColour } from '../styles/strategy-colours.ts';
import { bestAt, historyBand, historyLine, improvementSteps, trace, type Line } from './curves.ts';
import { decades, niceAbove, type Domain } from './domains.ts';
import type { Axis, PlotFrame } from './frame.ts';
import { lostAt } from './lost-marks.ts';
import type { PlotContext, PlotModel } from './model.ts';
import { logLabel, plainLabel } from './tick-labels.ts';

const LEAST_DECADES = 4;
/** Half the size of a cross, in pixels. */
const CROSS = 2.5;
/** A cost of zero and a target of zero have no place on a logarithmic axis; nothing below this is told apart. */
export const LEAST_COST = 1e-16;
/** How other branches of the run are drawn, here and wherever they appear. */
export const OTHERS = { alpha: 0.8, dash: [5, 4] } as const;

/** Cost over the progress of the run: the best so far, and the quartiles of each generation. Of tasks returns are shown instead. */
export function costPlots(context: PlotContext): readonly PlotModel[] {
  const { runs, others, watched, description, across, progress, strategy, tone, palette } = context;
  if (description.task) return [];
  const snapshot = runs[watched];
  const own = progress(snapshot);
  const colour = strategyColour(strategy.id, tone);
  const y = costAxis(context);
  const steps = (run: Snapshot, { x: sx, y: sy }: PlotFrame): Line => {
    const { at } = progress(run);
    return improvementSteps(run.improvements, run.head.evaluations, (evaluations) => sx(at(evaluations)), sy);
  };
  const lost = snapshot ? lostAt(snapshot.history, strategy) : [];
  const value = (at: number | null): number =>
    !snapshot ? NaN : at === null ? snapshot.best : bestAt(snapshot.improvements, at);
  return [
    {
      id: 'cost',
      title: 'f − f_opt',
      help:
        'Cost of the best individual so far (thick line), and of each generation: its median (thin line), the half of it in the middle (dark band) and its best (lower edge of the light band). Broken lines are other branches of the run. Pointing at a moment shows its values in all plots, and a press goes there.' +
        (strategy.asksModel ? ' A cross below marks a generation whose reply could not be read.' : ''),
      text: snapshot?.improvements.length
        ? `Cost over ${own.unit}: from ${spoken(snapshot.improvements[1] ?? NaN)} down to ${spoken(snapshot.improvements.at(-1) ?? NaN)} after ${snapshot.head.evaluations} evaluations.${lost.length > 0 ? ` In ${lost.length} generations a reply could not be read.` : ''}`
        : `Cost over ${own.unit}: nothing yet.`,
      x: across,
      y,
      over: own.unit,
      linked: true,
      tall: true,
      mark: description.target > 0 ? { value: description.target, label: `target ${exact(description.target)}` } : null,
      empty: !snapshot || snapshot.history.length === 0,
      reading: (at) => ({
        written: Number.isNaN(value(at)) ? '' : measured(value(at)),
        spoken: `best so far ${spoken(value(at))}`,
      }),
      draw(pen, frame) {
        const { x: sx, y: sy } = frame;
        pen.fillStyle = pen.strokeStyle = colour;
        pen.lineJoin = 'round';
        const { best, lower, median, upper } = COLUMN;
        if (snapshot) {
          for (const [below, alpha] of [
            [best, 0.09],
            [lower, 0.13],
          ]) {
            pen.globalAlpha = alpha;
            pen.beginPath();
            trace(pen, historyBand(snapshot.history, below, upper, sx, sy, own.column));
            pen.fill();
          }
          pen.globalAlpha = 0.7;
          pen.lineWidth = 1;
          pen.beginPath();
          trace(pen, historyLine(snapshot.history, median, sx, sy, own.column));
          pen.stroke();
        }
        pen.globalAlpha = 0.45;
        pen.lineWidth = 1;
        pen.beginPath();
        runs.forEach((run, k) => {
          if (run && k !== watched) trace(pen, steps(run, frame));
        });
        pen.stroke();
        pen.globalAlpha = OTHERS.alpha;
        pen.setLineDash([...OTHERS.dash]);
        pen.beginPath();
        for (const run of others) trace(pen, steps(run, frame));
        pen.stroke();
        pen.setLineDash([]);
        pen.globalAlpha = 1;
        if (!snapshot) return;
        pen.lineWidth = 1.8;
        pen.beginPath();
        trace(pen, steps(snapshot, frame));
        pen.stroke();
        if (lost.length === 0) return;
        pen.lineWidth = 1;
        pen.strokeStyle = palette.ink;
        pen.beginPath();
        for (const evaluations of lost) {
          const x = sx(own.at(evaluations));
          const y = frame.bottom - CROSS - 1;
          pen.moveTo(x - CROSS, y - CROSS);
          pen.lineTo(x + CROSS, y + CROSS);
          pen.moveTo(x + CROSS, y - CROSS);
          pen.lineTo(x - CROSS, y + CROSS);
        }
        pen.stroke();
      },
      table() {
        const columns = ['evaluations', 'seconds', 'best so far', 'best', 'lower quartile', 'median', 'upper quartile'];
        if (!snapshot) return { columns, rows: [] };
        const { history, improvements } = snapshot;
        const { values, width, length } = history;
        const { evaluations, seconds, best, lower, median, upper } = COLUMN;
        const rows = Array.from({ length }, (_, row) => {
          const read = (column: number): number => values[row * width + column];
          const at = read(evaluations);
          return [at, read(seconds), bestAt(improvements, at), read(best), read(lower), read(median), read(upper)];
        });
        return { columns, rows };
      },
    },
  ];
}

function costAxis({ runs, others, costScale }: PlotContext): Axis {
  let low = Infinity;
  let high = 0;
  for (const run of [...runs, ...others]) {
    if (!run || run.improvements.length === 0) continue;
    const { improvements, history } = run;
    low = Math.min(low, Math.max(improvements[improvements.length - 1], LEAST_COST));
    high = Math.max(high, improvements[1]);
    const first = history.length > 0 ? history.values[COLUMN.upper] : NaN;
    if (first < Infinity) high = Math.max(high, first);
  }
  if (costScale === 'linear') return { domain: [0, niceAbove(high)], scale: 'linear', label: plainLabel };
  const domain: Domain = high > 0 ? decades(low, Math.max(high, low * 10), LEAST_DECADES) : [1e-2, 1e2];
  return { domain, scale: 'log', label: (value) => logLabel(value, domain) };
}
