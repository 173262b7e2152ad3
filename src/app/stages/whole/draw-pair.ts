import { coordinateDirections } from '../../../core/landscape/plane.ts';
import type { PopulationView, Snapshot } from '../../../runtime/snapshot.ts';
import type { Pen } from '../../plots/pen.ts';
import type { Palette } from '../../styles/palette.ts';
import { axisName } from '../../words/axes.ts';
import { drawSpread } from '../draw-search.ts';
import { projectedSpread } from '../ellipse.ts';
import { drawMean, drawOptimum, place } from '../marks.ts';
import { Projection } from '../viewport.ts';
import type { Extent } from './extent.ts';
import { pairRanges, type Ground } from './pair-grounds.svelte.ts';
import type { PairSample } from './pair-sample.ts';

/** A population in two of its coordinates. */
export interface PairScene {
  readonly pair: readonly [number, number];
  readonly snapshot: Snapshot | null;
  /** Those of its population who are shown. */
  readonly sample: PairSample | null;
  readonly optimum: Float64Array | null;
  readonly extent: Extent;
  readonly side: number;
  readonly palette: Palette;
}

/** How the parts of a small picture are drawn that are not made of lines. */
export interface PairPainter {
  /** Draws the landscape there, in pixels from the top left. */
  readonly image: (x: number, y: number, width: number, height: number) => void;
  readonly individuals: (population: PopulationView, projection: Projection, marks: number) => void;
}

/** Marks are a little smaller here than on the stage; still smaller ones would lose their rims, and with them contrast. */
export const PAIR_MARKS = 0.92;
const NAME = { font: "11px 'JetBrains Mono', monospace", height: 18, room: 5, letter: 6.7 };

/** Draws a small picture of a pair of coordinates. */
export function drawPair(pen: Pen, scene: PairScene, ground: Ground | undefined, painter: PairPainter): void {
  const { pair, snapshot, sample, optimum, extent, side, palette } = scene;
  const dimension = extent.centre.length;
  const [a, b] = pair;
  const projection = new Projection(pairRanges(extent, pair), side, side);
  if (ground) {
    const { x, y } = ground.ranges;
    const [left, top] = [projection.x(x[0]), projection.y(y[1])];
    painter.image(left, top, projection.x(x[1]) - left, projection.y(y[0]) - top);
  }
  const at = (point: Float64Array): [number, number] => [projection.x(point[a]), projection.y(point[b])];
  const shape = snapshot?.shape;
  const fits = shape?.mean.length === dimension && Number.isFinite(shape.sigma);
  if (fits) {
    const spread = projectedSpread(shape.sigma, shape.factor, dimension, coordinateDirections(dimension, pair));
    drawSpread(pen, projection, [shape.mean[a], shape.mean[b]], spread, PAIR_MARKS);
  }
  if (sample) painter.individuals(sample.in(pair), projection, PAIR_MARKS);
  if (fits) place(pen, at(shape.mean), PAIR_MARKS, drawMean);
  if (optimum) place(pen, at(optimum), PAIR_MARKS, (c) => drawOptimum(c, palette.optimum));
  drawName(pen, `${axisName(a)}, ${axisName(b)}`, side, palette);
}

function drawName(pen: Pen, name: string, side: number, { panel, ink }: Palette): void {
  pen.beginPath();
  pen.rect(0, side - NAME.height, name.length * NAME.letter + 2 * NAME.room, NAME.height);
  pen.fillStyle = panel;
  pen.globalAlpha = 0.85;
  pen.fill();
  pen.globalAlpha = 1;
  pen.font = NAME.font;
  pen.fillStyle = ink;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillText(name, NAME.room, side - NAME.height / 2);
}
