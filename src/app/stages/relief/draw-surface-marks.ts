import { along } from '../../../core/landscape/plane.ts';
import { sampledRanks } from '../../../core/population/sample.ts';
import type { PopulationView } from '../../../runtime/snapshot.ts';
import type { Pen } from '../../plots/pen.ts';
import { drawBest, drawMean, drawOptimum, markScale, place } from '../marks.ts';
import { MOST_MARKS, populationOf, type SearchScene } from '../search-layer.ts';
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

/** What surface is seen, and from where. */
export interface SurfaceSight {
  readonly tones: Float32Array;
  readonly ranges: Ranges;
  readonly matrix: Float32Array;
  /** Names of what goes to the right and upwards on the map. */
  readonly names: readonly [string, string];
}

/** Names stand this far outside the edges of the surface, whose half width is 1. */
const OUTSIDE = 1.12;
const NAME_FONT = "13px 'JetBrains Mono', monospace";

/** Names of the two axes at the middles of those edges that are nearer to who looks. */
function drawNames(pen: Pen, { width, height, palette }: SearchScene, { matrix, names }: SurfaceSight): void {
  const foot = (x: number, z: number): [number, number] => seenAt(matrix, [x, -RISE / 2, z], width, height);
  const nearer = (one: [number, number], other: [number, number]): [number, number] =>
    one[1] > other[1] ? one : other;
  pen.font = NAME_FONT;
  pen.fillStyle = palette.muted;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(names[0], ...nearer(foot(0, OUTSIDE), foot(0, -OUTSIDE)));
  pen.fillText(names[1], ...nearer(foot(OUTSIDE, 0), foot(-OUTSIDE, 0)));
}

/** Draws the search where it stands on a surface; what is beside the surface is left out. */
export function drawSurfaceMarks(
  context: Pen,
  scene: SearchScene,
  { tones, ranges, matrix, names }: SurfaceSight,
  individuals: (population: PopulationView, projection: Projection, marks: number) => void,
): void {
  const { width, height, snapshot, palette, optimum, directions } = scene;
  drawNames(context, scene, { tones, ranges, matrix, names });
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
    individuals(seen, pixels, marks);
  }
  const mark = (point: Float64Array, draw: (context: Pen) => void): void => {
    const at = stand(along(directions[0], point), along(directions[1], point));
    if (Number.isFinite(at[0])) place(context, at, marks, draw);
  };
  if (snapshot?.shape) mark(snapshot.shape.mean, drawMean);
  if (optimum) mark(optimum, (c) => drawOptimum(c, palette.optimum));
  if (snapshot && snapshot.solution.length > 0) mark(snapshot.solution, drawBest);
}
