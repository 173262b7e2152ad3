import { along, sameDirections, type Directions } from '../../core/landscape/plane.ts';
import type { PopulationView, Snapshot } from '../../runtime/snapshot.ts';
import type { Pen } from '../plots/pen.ts';
import type { Palette } from '../styles/palette.ts';
import { drawSpread, drawTrail } from './draw-search.ts';
import { mixSpreads, projectedSpread, type Spread } from './ellipse.ts';
import { DotsLayer, type DotsScene } from './dots-layer.ts';
import { drawBest, drawMean, drawOptimum, drawPressed, drawStart, markScale, place } from './marks.ts';
import { PopulationLayer } from './population-layer.ts';
import type { Tone } from './ramp.ts';
import { density, surface } from './surface.ts';
import type { Trail } from './trail.ts';
import { Projection, type Ranges } from './viewport.ts';

/** What lies over a landscape at one moment. */
export interface SearchScene {
  readonly snapshot: Snapshot | null;
  readonly trail: Trail | null;
  /** Where other branches of the run have been. */
  readonly others: readonly Trail[];
  readonly optimum: Float64Array | null;
  /** A start that was chosen, shown until the search has begun. */
  readonly start: Float64Array | null;
  /** The point that the slice goes through, where it is one that was pressed. */
  readonly pressed: Float64Array | null;
  readonly directions: Directions;
  readonly ranges: Ranges;
  /** The view is nearer than the whole box. */
  readonly near: boolean;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly tone: Tone;
}

interface Pose {
  readonly mean: readonly [number, number];
  readonly spread: Spread;
}

/** Populations up to this size get marks one by one; larger ones are dots. */
export const MOST_MARKS = 1200;
/** Trails of other branches are broken lines, as their curves are. */
const OTHER_DASH = [5, 4];
/** Slow generations take this long to appear. */
const MOTION_MS = 150;

/** The canvases over the landscape, dots below everything else. It draws when told, and by itself only while a generation appears. */
export class SearchLayer {
  readonly #population = new PopulationLayer();
  readonly #dots: DotsLayer;
  #scene: SearchScene | null = null;
  #from: Pose | null = null;
  #began = 0;
  #frame = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    dots: HTMLCanvasElement,
  ) {
    this.#dots = new DotsLayer(dots);
  }

  /** @param appear let a new generation grow out of its mean */
  show(scene: SearchScene, appear: boolean): void {
    const before = this.#scene;
    const next = scene.snapshot?.generation ?? 0;
    const news = before?.snapshot && next > before.snapshot.generation && before.directions === scene.directions;
    if (news && appear) {
      this.#from = poseOf(before);
      this.#began = performance.now();
    } else if (!news && next !== before?.snapshot?.generation) {
      this.#began = 0;
    }
    if (news && !appear) this.#began = 0;
    this.#scene = scene;
    this.#dots.show(dotsOf(scene));
    this.#draw();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
  }

  readonly #draw = (): void => {
    cancelAnimationFrame(this.#frame);
    const scene = this.#scene;
    const context = scene && surface(this.canvas, scene.width, scene.height);
    if (!context) return;
    const share = Math.min(1, (performance.now() - this.#began) / MOTION_MS);
    this.#drawScene(context, scene, share * (2 - share));
    if (share < 1) this.#frame = requestAnimationFrame(this.#draw);
  };

  #drawScene(context: CanvasRenderingContext2D, scene: SearchScene, grown: number): void {
    const pose = poseOf(scene);
    const from = grown < 1 && this.#from ? this.#from : pose;
    const moving = pose && from && mixPoses(from, pose, grown);
    drawScene(context, scene, moving, (population, projection, marks) => {
      const size = { scale: density(), marks };
      const { individual } = scene.palette;
      this.#population.draw(context, population, projection, size, individual, pose?.mean ?? null, grown);
    });
  }
}

/**
 * Draws what lies over a landscape, except for populations too large for marks.
 * @param moving where the search distribution is drawn while a generation appears
 * @param individuals draws a population, when it is its turn
 */
export function drawScene(
  pen: Pen,
  scene: SearchScene,
  moving: Pose | null,
  individuals: (population: PopulationView, projection: Projection, marks: number) => void,
): void {
  const { snapshot, trail, others, optimum, start, pressed, directions, near, palette, tone, width, height } = scene;
  const projection = new Projection(scene.ranges, width, height);
  const marks = markScale(width, height);
  const [right, up] = directions;
  const at = (point: Float64Array): [number, number] => [
    projection.x(along(right, point)),
    projection.y(along(up, point)),
  ];
  const pose = poseOf(scene);
  for (const other of others) drawTrail(pen, projection, other, directions, { marks, near, tone, dash: OTHER_DASH });
  if (trail) drawTrail(pen, projection, trail, directions, { marks, near, tone });
  if (moving) drawSpread(pen, projection, moving.mean, moving.spread, marks);
  const population = populationOf(scene);
  if (population && population.size <= MOST_MARKS) individuals(population, projection, marks);
  if (pose) place(pen, [projection.x(pose.mean[0]), projection.y(pose.mean[1])], marks, drawMean);
  if (optimum) place(pen, at(optimum), marks, (c) => drawOptimum(c, palette.optimum));
  if (pressed) place(pen, at(pressed), marks, drawPressed);
  if (start && !snapshot?.population) place(pen, at(start), marks, drawStart);
  if (snapshot && snapshot.solution.length > 0) place(pen, at(snapshot.solution), marks, drawBest);
}

/** The population, unless it was taken along other directions than those shown. */
export function populationOf({ snapshot, directions }: SearchScene): PopulationView | null {
  const population = snapshot?.population;
  return population && sameDirections(population.directions, directions) ? population : null;
}

function dotsOf(scene: SearchScene): DotsScene | null {
  const population = populationOf(scene);
  if (!population || population.size <= MOST_MARKS) return null;
  const { ranges, width, height, palette } = scene;
  return { population, ranges, width, height, colour: palette.individual };
}

/** Where the search distribution of a scene is; null without one. */
export function poseOf({ snapshot, directions }: SearchScene): Pose | null {
  const shape = snapshot?.shape;
  if (!shape || !Number.isFinite(shape.sigma)) return null;
  const { mean, sigma, factor } = shape;
  const [right, up] = directions;
  if (mean.length !== right.length) return null;
  return {
    mean: [along(right, mean), along(up, mean)],
    spread: projectedSpread(sigma, factor, mean.length, directions),
  };
}

function mixPoses(from: Pose, to: Pose, share: number): Pose {
  const [x, y] = [0, 1].map((k) => from.mean[k] + share * (to.mean[k] - from.mean[k]));
  return { mean: [x, y], spread: mixSpreads(from.spread, to.spread, share) };
}
