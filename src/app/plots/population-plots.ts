import { COLUMN } from '../../core/experiment/history.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask, type Task } from '../../core/problems/task.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { returnsOf } from '../words/measure.ts';
import { count, measured, spoken } from '../words/numbers.ts';
import { LEAST_COST } from './cost-plot.ts';
import { decades, niceAbove, type Domain } from './domains.ts';
import type { Axis } from './frame.ts';
import { histogram } from './histogram.ts';
import { historyPlot } from './history-plot.ts';
import type { PlotContext, PlotModel } from './model.ts';
import { logLabel, plainLabel, shareLabel } from './tick-labels.ts';

/** How many individuals a strategy's generations have, as far as that is chosen; 1 for a strategy that has no population. */
function populationSize({ strategy, description }: PlotContext): number {
  const size = 'population' in strategy.parameters ? description.parameters['population'] : 1;
  return typeof size === 'number' ? size : 1;
}

/** How far apart the individuals of a generation are; of a strategy with a single one there is nothing to say. */
export function diversityPlots(context: PlotContext): readonly PlotModel[] {
  if (populationSize(context) < 2) return [];
  return [
    historyPlot(context, {
      id: 'diversity',
      title: 'Diversity',
      help: 'How far apart the individuals of a generation are: the root of their mean squared distance to their centre, for one coordinate. Of more than 256 individuals the first 256 are measured.',
      scale: 'log',
      colour: context.palette.individual,
      column: COLUMN.diversity,
      names: ['diversity'],
    }),
  ];
}

const FEWEST = 4;
/** So few individuals are shown one by one as well. */
const MOST_STROKES = 128;
const STROKE = 5;

/** How the costs of the shown generation are distributed. */
export function distributionPlots(context: PlotContext): readonly PlotModel[] {
  if (populationSize(context) < FEWEST) return [];
  const snapshot = context.runs[context.watched];
  const task = problemOf(context.description.problem);
  const { what, Name, over, costs, x, better } = isTask(task) ? returnsTold(snapshot, task) : costsTold(snapshot);
  const empty = costs.length === 0;
  const bars = histogram(costs, x);
  const y: Axis = { domain: [0, niceAbove(Math.max(0.1, ...bars))], scale: 'linear', label: shareLabel };
  const median = costs[costs.length >> 1];
  return [
    {
      id: 'costs',
      title: `${Name} distribution`,
      help: `How the ${what} of the shown generation are distributed: each bar is the share of individuals in its range.`,
      text: empty
        ? `${Name} distribution: nothing yet.`
        : `${Name}s of generation ${count(snapshot!.generation)}: from ${spoken(costs[0])} to ${spoken(costs[costs.length - 1])}, half of them below ${spoken(median)}.`,
      ...{ x, y },
      over,
      linked: false,
      mark: null,
      empty,
      reading: () => ({
        written: empty ? '' : `median ${measured(median)}`,
        spoken: empty ? 'nothing yet' : `median ${spoken(median)}`,
      }),
      draw(pen, frame) {
        pen.fillStyle = pen.strokeStyle = context.palette.individual;
        const step = (frame.right - frame.left) / bars.length;
        pen.globalAlpha = 0.75;
        bars.forEach((share, k) => {
          if (share === 0) return;
          pen.beginPath();
          pen.rect(frame.left + k * step + 0.5, frame.y(share), step - 1, frame.bottom - frame.y(share));
          pen.fill();
        });
        pen.globalAlpha = 1;
        if (costs.length > MOST_STROKES) return;
        pen.lineWidth = 1;
        pen.beginPath();
        for (const cost of costs) {
          pen.moveTo(frame.x(cost), frame.bottom);
          pen.lineTo(frame.x(cost), frame.bottom - STROKE);
        }
        pen.strokeStyle = context.palette.ink;
        pen.stroke();
      },
      table: () => ({
        columns: [`share of the generation that is ${better}, %`, over],
        rows: Array.from(costs, (cost, k) => [costs.length > 1 ? (100 * k) / (costs.length - 1) : 0, cost]),
      }),
    },
  ];
}

/** What is distributed, in ascending order, what it is called, and its axis. */
interface Distributed {
  readonly what: string;
  readonly Name: string;
  readonly over: string;
  readonly costs: ArrayLike<number> & Iterable<number>;
  readonly x: Axis;
  /** What those are that come before. */
  readonly better: string;
}

function costsTold(snapshot: Snapshot | undefined): Distributed {
  const costs = snapshot?.costs ?? new Float64Array(0);
  const ends = costs.length === 0 ? [1e-2, 1e2] : [costs[0], costs[costs.length - 1]];
  const [low, high] = ends.map((cost) => Math.max(LEAST_COST, cost));
  const domain: Domain = decades(low, high, 1);
  const x: Axis = { domain, scale: 'log', label: (value) => logLabel(value, domain) };
  return { what: 'costs f − f_opt', Name: 'Cost', over: 'f − f_opt', costs, x, better: 'better' };
}

function returnsTold(snapshot: Snapshot | undefined, task: Task): Distributed {
  const { value } = returnsOf(task);
  const costs = (snapshot?.costs ?? new Float64Array(0)).map(value).reverse();
  const [low, high] = costs.length === 0 ? [0, 1] : [costs[0], costs[costs.length - 1]];
  const domain: Domain = high > low ? [low, high] : [low - 1, low + 1];
  const x: Axis = { domain, scale: 'linear', label: plainLabel };
  return { what: 'returns', Name: 'Return', over: 'return', costs, x, better: 'worse' };
}
