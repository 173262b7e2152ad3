import { COLUMN } from '../../core/experiment/history.ts';
import { count, measured, spoken } from '../words/numbers.ts';
import { LEAST_COST } from './cost-plot.ts';
import { decades, niceAbove, type Domain } from './domains.ts';
import type { Axis } from './frame.ts';
import { histogram } from './histogram.ts';
import { historyPlot } from './history-plot.ts';
import type { PlotContext, PlotModel } from './model.ts';
import { logLabel, shareLabel } from './tick-labels.ts';

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
  const costs = snapshot?.costs ?? new Float64Array(0);
  const empty = costs.length === 0;
  const [low, high] = empty ? [1e-2, 1e2] : [costs[0], costs[costs.length - 1]].map((c) => Math.max(LEAST_COST, c));
  const domain: Domain = decades(low, high, 1);
  const bars = histogram(costs, domain);
  const x: Axis = { domain, scale: 'log', label: (value) => logLabel(value, domain) };
  const y: Axis = { domain: [0, niceAbove(Math.max(0.1, ...bars))], scale: 'linear', label: shareLabel };
  const median = costs[costs.length >> 1];
  return [
    {
      id: 'costs',
      title: 'Cost distribution',
      help: 'How the costs f − f_opt of the shown generation are distributed: each bar is the share of individuals with a cost in its range.',
      text: empty
        ? 'Cost distribution: nothing yet.'
        : `Costs of generation ${count(snapshot!.generation)}: from ${spoken(costs[0])} to ${spoken(costs[costs.length - 1])}, half of them below ${spoken(median)}.`,
      ...{ x, y },
      over: 'f − f_opt',
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
        columns: ['share of the generation that is better, %', 'f − f_opt'],
        rows: Array.from(costs, (cost, k) => [costs.length > 1 ? (100 * k) / (costs.length - 1) : 0, cost]),
      }),
    },
  ];
}
