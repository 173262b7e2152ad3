import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import { presetOf } from '../../core/experiment/fields-of.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask, type Task } from '../../core/problems/task.ts';
import { strategyColour } from '../styles/strategy-colours.ts';
import { measureOf, returnsOf, type Measure } from '../words/measure.ts';
import { OTHERS } from './cost-plot.ts';
import { historyBand, historyLine, rowAt, trace } from './curves.ts';
import type { Domain } from './domains.ts';
import type { PlotFrame } from './frame.ts';
import type { PlotContext, PlotModel } from './model.ts';
import type { Pen } from './pen.ts';
import { plainLabel } from './tick-labels.ts';

type Told = Pick<Measure, 'value' | 'written' | 'spoken'>;
type Goal = Told & Pick<Measure, 'goal'>;

/** Share of a range that is left free above and below. */
const MARGIN = 0.05;
const { best, lower, median, upper, score } = COLUMN;

/** Returns and scores of a task over the progress of the run: the quartiles of each generation, and its test. */
export function returnPlots(context: PlotContext): readonly PlotModel[] {
  const task = problemOf(context.description.problem);
  if (!isTask(task)) return [];
  const alike = task.score.of === 'return';
  return alike ? [returnPlot(context, task, true)] : [scorePlot(context), returnPlot(context, task, false)];
}

/** @param tested the test is told in returns, too, and belongs into the same plot */
function returnPlot(context: PlotContext, task: Task, tested: boolean): PlotModel {
  const told = returnsOf(task);
  const { history } = context.runs[context.watched] ?? {};
  const test = tested
    ? ' The thick line is the test of each generation on fixed episodes that selection never sees.'
    : '';
  const plain = task.score.of === 'return' && task.testEpisodes === 0;
  return {
    ...common(
      context,
      told,
      tested ? score : best,
      tested ? [best, lower, median, upper, score] : [best, lower, median, upper],
    ),
    id: 'return',
    title: 'Return',
    help: `Mean return of the individuals of each generation: the median (thin line), the half of it in the middle (dark band) and its best (upper edge of the light band).${plain ? '' : test} Broken lines are other branches of the run. Pointing at a moment shows its values in all plots, and a press goes there.`,
    mark: tested ? solvedMark(context, measureOf(context.description)) : null,
    tall: true,
    draw(pen, frame) {
      const line = (column: number, of: HistoryRecord, over: number) =>
        historyLine(of, column, frame.x, upwards(frame, told), over);
      const own = context.progress(context.runs[context.watched]);
      pen.fillStyle = pen.strokeStyle = strategyColour(context.strategy.id, context.tone);
      pen.lineJoin = 'round';
      if (history) {
        for (const [edge, alpha] of [
          [best, 0.09],
          [lower, 0.13],
        ]) {
          pen.globalAlpha = alpha;
          pen.beginPath();
          trace(pen, historyBand(history, edge, upper, frame.x, upwards(frame, told), own.column));
          pen.fill();
        }
        pen.globalAlpha = 0.7;
        pen.lineWidth = 1;
        pen.beginPath();
        trace(pen, line(median, history, own.column));
        pen.stroke();
        pen.globalAlpha = 1;
      }
      drawLines(pen, context, frame, told, tested ? score : best);
    },
    table() {
      const columns = [
        'evaluations',
        'seconds',
        ...(tested ? ['test'] : []),
        'best',
        'upper quartile',
        'median',
        'lower quartile',
      ];
      const order = [...(tested ? [score] : []), best, lower, median, upper];
      return { columns, rows: rowsOf(history, told, order) };
    },
  };
}

function scorePlot(context: PlotContext): PlotModel {
  const measure = measureOf(context.description);
  const { history } = context.runs[context.watched] ?? {};
  const title = measure.name[0].toUpperCase() + measure.name.slice(1);
  return {
    ...common(context, measure, score, [score]),
    id: 'score',
    title,
    help: `${title} of each generation: how this task is judged in the end, whatever the return that selection goes by. Broken lines are other branches of the run.`,
    mark: solvedMark(context, measure),
    draw: (pen, frame) => drawLines(pen, context, frame, measure, score),
    table: () => ({ columns: ['evaluations', 'seconds', measure.name], rows: rowsOf(history, measure, [score]) }),
  };
}

/** What both plots share: their axes, and the value of one column at a moment. */
function common(context: PlotContext, told: Told, column: number, columns: readonly number[]) {
  const snapshot = context.runs[context.watched];
  const own = context.progress(snapshot);
  const history = snapshot?.history;
  const costAt = (at: number | null): number => {
    const row = snapshot ? rowAt(snapshot.history, at ?? snapshot.evaluations) : -1;
    return snapshot && row >= 0 ? snapshot.history.values[row * snapshot.history.width + column] : NaN;
  };
  const now = costAt(null);
  return {
    text: Number.isNaN(now) ? `Over ${own.unit}: nothing yet.` : `Over ${own.unit}: now ${told.spoken(now)}.`,
    x: context.across,
    y: { domain: domainOf(context, told, columns), scale: 'linear', label: plainLabel } as const,
    over: own.unit === 'evaluations' ? measureOf(context.description).evaluations : own.unit,
    linked: true,
    empty: !history || history.length === 0,
    reading: (at: number | null) => {
      const cost = costAt(at);
      return Number.isNaN(cost)
        ? { written: '', spoken: 'none yet' }
        : { written: told.written(cost), spoken: told.spoken(cost) };
    },
  };
}

/** The lines of other repetitions, of other branches, and of the run that is looked at. */
function drawLines(pen: Pen, context: PlotContext, frame: PlotFrame, told: Told, column: number): void {
  const { runs, others, watched, progress } = context;
  const y = upwards(frame, told);
  pen.strokeStyle = strategyColour(context.strategy.id, context.tone);
  pen.lineJoin = 'round';
  pen.globalAlpha = 0.45;
  pen.lineWidth = 1;
  pen.beginPath();
  runs.forEach((run, k) => {
    if (run && k !== watched) trace(pen, historyLine(run.history, column, frame.x, y, progress(run).column));
  });
  pen.stroke();
  pen.globalAlpha = OTHERS.alpha;
  pen.setLineDash([...OTHERS.dash]);
  pen.beginPath();
  for (const run of others) trace(pen, historyLine(run.history, column, frame.x, y, progress(run).column));
  pen.stroke();
  pen.setLineDash([]);
  pen.globalAlpha = 1;
  const run = runs[watched];
  if (!run) return;
  pen.lineWidth = 1.8;
  pen.beginPath();
  trace(pen, historyLine(run.history, column, frame.x, y, progress(run).column));
  pen.stroke();
}

function upwards(frame: PlotFrame, { value }: Told): (cost: number) => number {
  return (cost) => frame.y(value(cost));
}

/** Where the task counts as solved, or where somebody else set the target. */
function solvedMark({ description }: PlotContext, told: Goal): PlotModel['mark'] {
  const { problem, instance, target } = description;
  const usual = presetOf('target', problemOf(problem), instance) === target;
  return { value: told.value(target), label: `${usual ? 'solved' : 'target'}: ${told.goal(target)}` };
}

/** A range that holds what the columns have shown, and the target. */
function domainOf({ runs, others, description }: PlotContext, told: Told, columns: readonly number[]): Domain {
  let [low, high] = [Infinity, -Infinity];
  for (const run of [...runs, ...others]) {
    if (!run) continue;
    const { values, width, length } = run.history;
    for (let row = 0; row < length; row++) {
      for (const column of columns) {
        const value = told.value(values[row * width + column]);
        if (!Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  if (low > high) return [0, 1];
  if (columns.includes(score)) {
    low = Math.min(low, told.value(description.target));
    high = Math.max(high, told.value(description.target));
  }
  const margin = MARGIN * (high - low || Math.abs(high) || 1);
  return [low - margin, high + margin];
}

function rowsOf(history: HistoryRecord | undefined, { value }: Told, columns: readonly number[]): readonly number[][] {
  if (!history) return [];
  const { values, width, length } = history;
  return Array.from({ length }, (_, row) => [
    values[row * width + COLUMN.evaluations],
    values[row * width + COLUMN.seconds],
    ...columns.map((column) => value(values[row * width + column])),
  ]);
}
