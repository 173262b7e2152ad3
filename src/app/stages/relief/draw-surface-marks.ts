import { along } from '../../../core/landscape/plane.ts';
import { sampledRanks } from '../../../core/population/sample.ts';
import type { Pen } from '../../plots/pen.ts';
import { drawBest, drawMean, drawOptimum, markScale, place } from '../marks.ts';
import type { PopulationLayer } from '../population-layer.ts';
import { MOST_MARKS, populationOf, type SearchScene } from '../search-layer.ts';
import { density } from '../surface.ts';
import { Projection, type Ranges } from '../viewport.ts';
import { RISE, seenAt } from './turn.ts';

/** The height of a surface, as a share of its rise, at (u, v), shares of its width and height from the top left. */
export function toneAt(tones: Float32Array, u: number, v: number): number {
  const side = Math.round(Math.sqrt(tones.length));
  const clamp = (at: number): number => Math.min(side - 1, Math.max(0, at));
  const [x, y] = [clamp(u * side - 0.5), clamp(v * side - 0.5)];
  const [i, j] = [Math.min(side - 2, Math.floor(x)), Math.min(side - 2, Math.floor(y))];
  const across = (row: number): number => {
    const [a, b] = [tones[row * side + i], tones[row * side + i + 1]];
    return a + (x - i) * (b - a);
  };
  return across(j) + (y - j) * (across(j + 1) - across(j));
}

/** Draws the search where it stands on a surface; what is beside the surface is left out. */
export function drawSurfaceMarks(
  context: CanvasRenderingContext2D,
  layer: PopulationLayer,
  scene: SearchScene,
  tones: Float32Array,
  ranges: Ranges,
  matrix: Float32Array,
): void {
  const { width, height, snapshot, palette, optimum, directions } = scene;
  const unit = new Projection(ranges, 1, 1);
  const stand = (x: number, y: number): [number, number] => {
    const [u, v] = [unit.x(x), unit.y(y)];
    if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) return [NaN, NaN];
    return seenAt(matrix, [2 * u - 1, (toneAt(tones, u, v) - 0.5) * RISE, 2 * v - 1], width, height);
  };
  const marks = markScale(width, height);
  const population = populationOf(scene);
  if (population) {
    const ranks = sampledRanks(population.size, MOST_MARKS);
    const points = new Float32Array(2 * ranks.length);
    ranks.forEach((rank, k) => {
      const i = population.order[rank];
      const [x, y] = stand(population.points[2 * i], population.points[2 * i + 1]);
      points.set([x, height - y], 2 * k);
    });
    const selected = ranks.filter((rank) => rank < population.selected).length;
    const seen = { ...population, points, order: Uint32Array.from(ranks.keys()), selected };
    const pixels = new Projection({ x: [0, width], y: [0, height] }, width, height);
    layer.draw(context, seen, pixels, { scale: density(), marks }, palette.individual, null, 1);
  }
  const mark = (point: Float64Array, draw: (context: Pen) => void): void => {
    const at = stand(along(directions[0], point), along(directions[1], point));
    if (Number.isFinite(at[0])) place(context, at, marks, draw);
  };
  if (snapshot?.shape) mark(snapshot.shape.mean, drawMean);
  if (optimum) mark(optimum, (c) => drawOptimum(c, palette.optimum));
  if (snapshot && snapshot.solution.length > 0) mark(snapshot.solution, drawBest);
}
