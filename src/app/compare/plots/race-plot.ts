import type { RunDescription } from '../../../core/experiment/description.ts';
import { niceAbove } from '../../plots/domains.ts';
import type { Axis } from '../../plots/frame.ts';
import type { PlotModel } from '../../plots/model.ts';
import { evaluationsLabel } from '../../plots/tick-labels.ts';
import type { Palette } from '../../styles/palette.ts';

/** A lane as plots show it. */
export interface PlotLane {
  readonly name: string;
  readonly colour: string;
}

/** What all plots of a race are made from. */
export interface RaceContext {
  /** What the lanes have in common. */
  readonly description: RunDescription;
  readonly lanes: readonly PlotLane[];
  readonly palette: Palette;
}

/** A lane's part of a plot in words, at a place of its horizontal axis. */
export interface LegendEntry extends PlotLane {
  readonly value: string;
}

/** A plot with a line for each lane. */
export interface RacePlotModel extends PlotModel {
  /** The lanes and their values at so many evaluations; at the end where none is given. */
  legend(evaluations: number | null): readonly LegendEntry[];
}

const LEAST_EVALUATIONS = 100;

/** The horizontal axis: evaluations from the first on, at least so many, on a logarithmic scale. */
export function evaluationsAxis(first: number, most: number): Axis {
  const to = niceAbove(Math.max(LEAST_EVALUATIONS, most));
  return { domain: [Math.max(1, Math.min(first, to / 20)), to], scale: 'log', label: evaluationsLabel };
}

/** Lines of lanes lie over each other in their order: the first is drawn last. */
export function fromLastToFirst<T>(lanes: readonly T[], draw: (lane: T, place: number) => void): void {
  for (let place = lanes.length - 1; place >= 0; place--) draw(lanes[place], place);
}
