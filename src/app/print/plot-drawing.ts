import { SvgPen } from '../export/svg-pen.ts';
import { decades, niceAbove } from '../plots/domains.ts';
import { drawPicture } from '../plots/draw-picture.ts';
import { plotFrame } from '../plots/frame.ts';
import type { PlotModel } from '../plots/model.ts';
import { evaluationsLabel, logLabel } from '../plots/tick-labels.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Palette } from '../styles/palette.ts';

/** The plot as elements of an SVG of this size. */
export function plotDrawing(model: PlotModel, palette: Palette, width: number, height: number): string {
  const pen = new SvgPen(`plot-${model.id}`);
  drawPicture(pen, model, plotFrame(model.x, model.y, width, height), palette);
  return pen.elements;
}

/** Costs that a sketch has room for: from below the target, or 10⁻⁸ where that is none. */
const MOST_COST = 1e3;
const USUAL_TARGET = 1e-8;
const LEAST_TARGET = 1e-12;
const BELOW = 10;

/** A plot of costs with its axes and nothing in it, for somebody to draw into; it reaches from the start to budget and target. */
export function plotToSketch(model: PlotModel, { evaluations, target }: RunDescription): PlotModel {
  const least = target > 0 ? Math.min(1, Math.max(LEAST_TARGET, target)) : USUAL_TARGET;
  const y = decades(least / BELOW, MOST_COST, 1);
  return {
    ...model,
    text: 'An empty plot to sketch into.',
    x: { domain: [1, Math.max(10, niceAbove(evaluations))], scale: 'log', label: evaluationsLabel },
    y: { domain: y, scale: 'log', label: (value) => logLabel(value, y) },
    empty: false,
    draw: () => undefined,
  };
}
