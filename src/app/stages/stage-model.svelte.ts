import { isTask } from '../../core/problems/task.ts';
import { along, coordinateDirections, pointAt, type Directions, type PlaneView } from '../../core/landscape/plane.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Scene } from '../state/landscape.svelte.ts';
import type { Playground } from '../state/playground.svelte.ts';
import type { RunView } from '../state/session.svelte.ts';
import { paletteOf, type Palette } from '../styles/palette.ts';
import { axisName, principalName } from '../words/axes.ts';
import { Aim, type Probe } from './aim.svelte.ts';
import { MOST_MARKS, type SearchScene } from './search-layer.ts';
import { density } from './surface.ts';
import { boxRanges, Projection, type Ranges } from './viewport.ts';
import type { TaskPaper } from './tasks/paper.ts';
import { extentOf, type Extent } from './whole/extent.ts';

/** Somebody drives the task that the stage shows: alone, or beside a policy on the same start. */
export type Driving = 'alone' | 'beside';

/** What the stage shows, put together from the settings, the run and the view; and what pointing at it means. */
export class StageModel {
  /** Size in CSS pixels, as the layout has it. */
  width = $state(0);
  height = $state(0);
  /** What the stage of a task shows, in these colours, for paper; null while there is no such stage or nothing on it. */
  paper: ((palette: Palette) => TaskPaper | null) | null = null;
  /** Told by the stage of a task; null while nobody drives. */
  driving = $state<Driving | null>(null);
  /** What is pointed at on the map. */
  readonly aim = new Aim(
    () => this.#plane,
    (point) => this.playground.landscape.probe(point),
  );

  readonly run: RunView | undefined = $derived.by(() => {
    const { session, view } = this.playground;
    return session.runs[view.repetition];
  });

  /** What is shown to the right and upwards. */
  readonly directions: Directions = $derived.by(() => {
    const { view, settings } = this.playground;
    return view.directions(settings.description.dim);
  });

  readonly ranges: Ranges = $derived.by(() => {
    const { lower, upper } = this.playground.settings.problem;
    return this.playground.view.ranges(lower, upper, this.width, this.height);
  });

  /** Where the slice goes through, when it is not the optimum. */
  readonly #centre: Float64Array | null = $derived.by(() => {
    const { view, settings } = this.playground;
    const { dim } = settings.description;
    const snapshot = this.run?.snapshot;
    const chosen = {
      optimum: null,
      best: snapshot?.solution,
      mean: snapshot?.shape?.mean,
      point: view.pressed,
    }[view.through];
    return dim > 2 && chosen?.length === dim ? chosen : null;
  });

  constructor(private readonly playground: Playground) {}

  get snapshot(): Snapshot | null {
    return this.run?.snapshot ?? null;
  }

  /** Names of what is shown to the right and upwards. */
  get names(): readonly [string, string] {
    const { principal, axes } = this.playground.view;
    return principal ? [principalName(0), principalName(1)] : [axisName(axes[0]), axisName(axes[1])];
  }

  /** What is shown of all coordinates, where all are. */
  get extent(): Extent {
    const { view, settings } = this.playground;
    const { lower, upper } = settings.problem;
    const seen = this.snapshot ?? { population: null, shape: null };
    return extentOf(seen, view.reach, [lower, upper], settings.description.dim);
  }

  /** Whether the strategy has a mean and an ellipse of its own; taken for granted before it has begun. */
  get hasShape(): boolean {
    return this.snapshot ? this.snapshot.shape !== null : true;
  }

  /** Whether individuals are too many for marks. */
  get dots(): boolean {
    return (this.snapshot?.population?.size ?? 0) > MOST_MARKS;
  }

  /** How often the search that is shown has restarted. */
  get restarts(): number {
    return this.snapshot?.restarts?.count ?? 0;
  }

  /** Where the watched search was at the moment that is pointed at in the plots, as its trail knows it. */
  get recalled(): Float64Array | null {
    const generation = this.run ? this.playground.cursor.generationIn(this.run.snapshot) : null;
    const at = generation === null ? null : this.run?.trail.at(generation);
    return at?.length === this.directions[0].length ? at : null;
  }

  /** Where a point is seen, along the two directions. */
  placeOf(point: Float64Array): readonly [number, number] {
    const [right, up] = this.directions;
    return [along(right, point), along(up, point)];
  }

  /** Where that is on the map, in pixels from the top left. */
  pixelOf(point: Float64Array): readonly [number, number] {
    const [x, y] = this.placeOf(point);
    const projection = new Projection(this.ranges, this.width, this.height);
    return [projection.x(x), projection.y(y)];
  }

  get probe(): Probe | null {
    return this.aim.probe;
  }

  /** The landscape to paint; null before there is room for one, and for a task, which has none. */
  get landscape(): Scene | null {
    const { settings, theme } = this.playground;
    if (this.width === 0 || this.height === 0 || isTask(settings.problem)) return null;
    const { problem, dim, instance } = settings.description;
    const { lower, upper } = settings.problem;
    return {
      setting: { problem, dim, instance, bounds: 'none', lower, upper },
      centre: this.#centre,
      directions: this.directions,
      ranges: this.ranges,
      tone: theme.tone,
      width: this.width * density(),
      height: this.height * density(),
    };
  }

  /** The same problem's landscape through its optimum over the whole box, which stays while a run goes on. */
  get calmLandscape(): Scene | null {
    const scene = this.landscape;
    if (!scene) return null;
    const { lower, upper, dim } = scene.setting;
    const ranges = boxRanges(lower, upper, this.width, this.height);
    return { ...scene, centre: null, directions: coordinateDirections(dim, [0, 1]), ranges };
  }

  /** What lies over the landscape. */
  get search(): SearchScene {
    const { view, theme } = this.playground;
    return {
      snapshot: this.snapshot,
      trail: this.run?.trail ?? null,
      others: this.playground.branches.others.map(({ trail }) => trail),
      optimum: this.optimum,
      start: this.#start(),
      pressed: view.through === 'point' ? this.#centre : null,
      directions: this.directions,
      ranges: this.ranges,
      near: view.near !== null,
      width: this.width,
      height: this.height,
      palette: paletteOf(theme.tone),
      tone: theme.tone,
    };
  }

  /**
   * Points at a place, in shares of width and height from the top left; its cost follows when it is known.
   * @param held no pointer stays there to show it
   */
  point(u: number, v: number, held = false): void {
    const [x, y] = this.#placeAt(u, v);
    this.aim.at({ directions: this.directions, x, y }, held);
  }

  /** Whether a press on the map chooses where the search begins: what goes on, or is over, is not thrown away by the way. */
  get placesStart(): boolean {
    const { settings, session, placing } = this.playground;
    const able = typeof settings.description.start !== 'string' && !settings.locks('start');
    return able && (session.phase === 'idle' || placing.armed);
  }

  /** Presses a place: slices can go through it, and the search begins there if a press chooses that. */
  press(u: number, v: number): void {
    const { settings, view, placing } = this.playground;
    const { start } = settings.description;
    const plane = this.#plane;
    if (!plane) return;
    const point = pointAt(plane, ...this.#placeAt(u, v));
    view.press(point);
    if (typeof start === 'string' || !this.placesStart) return;
    placing.end();
    const shown = (j: number): boolean => this.directions.some((direction) => direction[j] !== 0);
    settings.set(
      'start',
      start.map((value, j) => (shown(j) ? Number(point[j].toPrecision(3)) : value)),
    );
  }

  /** What the map shows, once it is known. */
  get #plane(): Pick<PlaneView, 'directions' | 'through'> | null {
    const through = this.#centre ?? this.optimum;
    return through && { directions: this.directions, through };
  }

  #placeAt(u: number, v: number): [number, number] {
    const { x, y } = this.ranges;
    return [x[0] + u * (x[1] - x[0]), y[1] - v * (y[1] - y[0])];
  }

  /** Where the optimum is, once that is known. */
  get optimum(): Float64Array | null {
    // That of the last problem may still be there.
    const optimum = this.playground.landscape.optimum?.xopt;
    return optimum?.length === this.directions[0].length ? optimum : null;
  }

  #start(): Float64Array | null {
    const { start, dim } = this.playground.settings.description;
    if (start === 'uniform' || start === 'drawn') return null;
    return start === 'zero' ? new Float64Array(dim) : Float64Array.from(start);
  }
}
