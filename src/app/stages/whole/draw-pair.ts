import { coordinateDirections } from '../../../core/landscape/plane.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import type { Palette } from '../../styles/palette.ts';
import { drawSpread } from '../draw-search.ts';
import { projectedSpread } from '../ellipse.ts';
import { drawMean, drawOptimum, place } from '../marks.ts';
import type { PopulationLayer } from '../population-layer.ts';
import { density } from '../surface.ts';
import { Projection } from '../viewport.ts';
import type { Extent } from './extent.ts';

/** A population in two of its coordinates. */
export interface PairScene {
  readonly pair: readonly [number, number];
  readonly snapshot: Snapshot | null;
  readonly optimum: Float64Array | null;
  readonly extent: Extent;
  readonly side: number;
  readonly palette: Palette;
}

/** Marks are smaller here than on the stage. */
const MARKS = 0.6;

/** Draws a small picture of a pair of coordinates. */
export function drawPair(context: CanvasRenderingContext2D, layer: PopulationLayer, scene: PairScene): void {
  const { pair, snapshot, optimum, extent, side, palette } = scene;
  const dimension = extent.centre.length;
  const [a, b] = pair;
  const range = (j: number): readonly [number, number] => [
    extent.centre[j] - extent.half,
    extent.centre[j] + extent.half,
  ];
  const projection = new Projection({ x: range(a), y: range(b) }, side, side);
  const at = (point: Float64Array): [number, number] => [projection.x(point[a]), projection.y(point[b])];
  const shape = snapshot?.shape;
  const fits = shape?.mean.length === dimension && Number.isFinite(shape.sigma);
  if (fits) {
    const spread = projectedSpread(shape.sigma, shape.factor, dimension, coordinateDirections(dimension, pair));
    drawSpread(context, projection, [shape.mean[a], shape.mean[b]], spread, MARKS);
  }
  const population = snapshot?.population;
  const sample = population?.sample;
  if (sample && sample.rows.length === dimension * sample.ranks.length) {
    const points = new Float32Array(2 * sample.ranks.length);
    sample.ranks.forEach((_, k) => points.set([sample.rows[k * dimension + a], sample.rows[k * dimension + b]], 2 * k));
    const order = Uint32Array.from(sample.ranks.keys());
    const selected = sample.ranks.filter((rank) => rank < population.selected).length;
    const seen = { ...population, size: order.length, points, order, selected };
    layer.draw(context, seen, projection, { scale: density(), marks: MARKS }, palette.individual, null, 1);
  }
  if (fits) place(context, at(shape.mean), MARKS, drawMean);
  if (optimum) place(context, at(optimum), MARKS, (c) => drawOptimum(c, palette.optimum));
}
