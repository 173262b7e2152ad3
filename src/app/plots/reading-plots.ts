import { linesOf, readingColumn, spectrumColumn } from '../../core/strategies/readings.ts';
import { readingColour } from '../styles/strategy-colours.ts';
import { historyPlot } from './history-plot.ts';
import type { PlotContext, PlotModel } from './model.ts';

/** A plot for each number that the strategy says about itself. */
export function readingPlots(context: PlotContext): readonly PlotModel[] {
  const { strategy, tone } = context;
  return strategy.readings.map(({ id, label, scale, most = Infinity }, place) =>
    historyPlot(context, {
      ...{ id, title: label, help: '', explained: strategy.id, scale, most },
      colour: readingColour(place, tone),
      column: readingColumn(place),
      names: [label],
    }),
  );
}

/** A plot for each spectrum of the strategy: its numbers as lines, the lowest and the highest stronger. */
export function spectrumPlots(context: PlotContext): readonly PlotModel[] {
  const { strategy, tone, description } = context;
  const { dim } = description;
  const lines = linesOf(dim);
  const all = lines === dim ? '' : `${lines} of the ${dim} are shown.`;
  return (strategy.spectra ?? []).map(({ id, label, scale }, place) =>
    historyPlot(context, {
      ...{ id, title: label, help: all, explained: strategy.id, scale },
      colour: readingColour(strategy.readings.length + place, tone),
      column: spectrumColumn(strategy, place, dim),
      names: Array.from({ length: lines }, (_, k) =>
        k === 0 ? 'shortest' : k === lines - 1 ? 'longest' : `number ${1 + Math.round((k * (dim - 1)) / (lines - 1))}`,
      ),
    }),
  );
}
