import { costPlots } from './cost-plot.ts';
import type { PlotContext, PlotKind, PlotModel } from './model.ts';
import { diversityPlots, distributionPlots } from './population-plots.ts';
import { readingPlots, spectrumPlots } from './reading-plots.ts';
import { returnPlots } from './return-plot.ts';

/** Every kind of plot, the most important first. Adding one is adding its file and a line here. */
const PLOTS: readonly PlotKind[] = [
  costPlots,
  returnPlots,
  readingPlots,
  distributionPlots,
  diversityPlots,
  spectrumPlots,
];

/** The plots that a strategy and its settings call for, in the order in which they are shown. */
export function plotsOf(context: PlotContext): readonly PlotModel[] {
  return PLOTS.flatMap((kind) => kind(context));
}
