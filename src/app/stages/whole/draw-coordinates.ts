import type { Snapshot } from '../../../runtime/snapshot.ts';
import type { Pen } from '../../plots/pen.ts';
import type { Palette } from '../../styles/palette.ts';
import { axisName } from '../../words/axes.ts';
import { drawOptimum, place, rimmedStroke } from '../marks.ts';
import type { Extent } from './extent.ts';
import { strokeIndividual } from './individual-line.ts';
import { valueTicks } from './value-axis.ts';

/** A population as lines over all coordinates. */
export interface CoordinatesScene {
  readonly snapshot: Snapshot | null;
  readonly optimum: Float64Array | null;
  readonly extent: Extent;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

const MARGIN = { left: 60, right: 28, top: 56, bottom: 84 };
/** Lines leave the uprights by no more than this. */
const OVER = 8;
/** How much of the picture, in pixels from its edges, stays free of lines. */
export const FREE_OF_LINES = { top: MARGIN.top - OVER, bottom: MARGIN.bottom - OVER };
/** Names of coordinates need this much room. */
const NAME_WIDTH = 30;

/** Where the uprights stand, and heights on them. */
interface Uprights {
  readonly step: number;
  readonly bottom: number;
  /** How high a distance from the middle is. */
  level(offset: number): number;
  x(j: number): number;
  y(j: number, value: number): number;
}

function uprightsOf({ extent, width, height }: Pick<CoordinatesScene, 'extent' | 'width' | 'height'>): Uprights {
  const bottom = height - MARGIN.bottom;
  const step = (width - MARGIN.left - MARGIN.right) / Math.max(1, extent.centre.length - 1);
  const level = (offset: number): number =>
    (MARGIN.top + bottom) / 2 - (offset * (bottom - MARGIN.top)) / 2 / extent.half;
  // What is far outside must not make a path that no canvas can draw.
  const y = (j: number, value: number): number =>
    Math.max(-height, Math.min(2 * height, level(value - extent.centre[j])));
  return { step, bottom, level, x: (j) => MARGIN.left + j * step, y };
}

/** A point as a line over all coordinates: the text of a path. */
export function linePath(scene: Pick<CoordinatesScene, 'extent' | 'width' | 'height'>, point: Float64Array): string {
  const { x, y } = uprightsOf(scene);
  return `M${Array.from(point, (value, j) => `${x(j)} ${y(j, value)}`).join('L')}`;
}

/** Draws parallel coordinates: an upright for each coordinate, a line for each individual, the worst below. */
export function drawCoordinates(context: Pen, scene: CoordinatesScene): void {
  const { snapshot, optimum, extent, width, height, palette } = scene;
  const dimension = extent.centre.length;
  const { step, bottom, level, x, y } = uprightsOf(scene);
  const trace = (point: ArrayLike<number>, offset = 0): void => {
    context.beginPath();
    context.moveTo(x(0), y(0, point[offset]));
    for (let j = 1; j < dimension; j++) context.lineTo(x(j), y(j, point[offset + j]));
  };

  drawValues(context, scene, level);
  drawUprights(context, scene, x, bottom, step);
  context.save();
  context.beginPath();
  context.rect(0, FREE_OF_LINES.top, width, height - FREE_OF_LINES.top - FREE_OF_LINES.bottom);
  context.clip();
  const sample = snapshot?.population?.sample;
  if (sample && sample.rows.length === dimension * sample.ranks.length) {
    for (let k = sample.ranks.length - 1; k >= 0; k--) {
      trace(sample.rows, k * dimension);
      strokeIndividual(context, palette.individual, sample.ranks[k] < snapshot.population.selected);
    }
  }
  const mean = snapshot?.shape?.mean;
  if (mean?.length === dimension) {
    trace(mean);
    rimmedStroke(context, 1.8);
  }
  for (let j = 0; optimum && j < dimension; j++) {
    place(context, [x(j), y(j, optimum[j])], Math.min(0.85, step / 14), (c) => drawOptimum(c, palette.optimum));
  }
  context.restore();
}

/** What lower, middle and upper heights stand for, at the left edge. */
function drawValues(context: Pen, { extent, width, palette }: CoordinatesScene, y: (offset: number) => number): void {
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  context.fillStyle = palette.muted;
  context.font = "11px 'JetBrains Mono', monospace";
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { offset, label } of valueTicks(extent)) {
    context.beginPath();
    context.moveTo(MARGIN.left - 5, y(offset));
    context.lineTo(width - MARGIN.right, y(offset));
    context.stroke();
    context.fillText(label, MARGIN.left - 9, y(offset));
  }
}

function drawUprights(
  context: Pen,
  { extent, palette }: CoordinatesScene,
  x: (j: number) => number,
  bottom: number,
  step: number,
): void {
  const every = Math.ceil(NAME_WIDTH / step);
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  context.fillStyle = palette.muted;
  context.font = "12px 'JetBrains Mono', monospace";
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (let j = 0; j < extent.centre.length; j++) {
    context.beginPath();
    context.moveTo(x(j), MARGIN.top);
    context.lineTo(x(j), bottom);
    context.stroke();
    if (j % every === 0) context.fillText(axisName(j), x(j), bottom + 22);
  }
}
