import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Scene } from '../state/landscape.svelte.ts';
import type { Playground } from '../state/playground.svelte.ts';
import type { RunView } from '../state/session.svelte.ts';
import { paletteOf } from '../styles/palette.ts';
import { newestOnly } from './newest-only.ts';
import type { SearchScene } from './search-layer.ts';
import { density } from './surface.ts';
import type { Ranges } from './viewport.ts';

/** A place that somebody points at, and what the landscape is worth there. */
export interface Probe {
  readonly point: Float64Array;
  readonly cost: number;
}

/** What the stage shows, put together from the settings, the run and the view; and what pointing at it means. */
export class StageModel {
  /** Size in CSS pixels, as the layout has it. */
  width = $state(0);
  height = $state(0);
  #probe = $state.raw<Probe | null>(null);
  #pointing = false;

  readonly run: RunView | undefined = $derived.by(() => {
    const { session, view } = this.playground;
    return session.runs[view.repetition];
  });

  readonly ranges: Ranges = $derived.by(() => {
    const { lower, upper } = this.playground.settings.problem;
    return this.playground.view.ranges(lower, upper, this.width, this.height);
  });

  /** Where the slice goes through, when it is not the optimum. */
  readonly #centre: Float64Array | null = $derived.by(() => {
    const { view, settings } = this.playground;
    const solution = this.run?.snapshot.solution;
    return view.through === 'best' && settings.description.dim > 2 && solution?.length ? solution : null;
  });

  constructor(private readonly playground: Playground) {}

  get snapshot(): Snapshot | null {
    return this.run?.snapshot ?? null;
  }

  get probe(): Probe | null {
    return this.#probe;
  }

  /** The landscape to paint; null before there is room for one. */
  get landscape(): Scene | null {
    if (this.width === 0 || this.height === 0) return null;
    const { settings, view, theme } = this.playground;
    const { problem, dim, instance } = settings.description;
    const { lower, upper } = settings.problem;
    return {
      setting: { problem, dim, instance, bounds: 'none', lower, upper },
      centre: this.#centre,
      axes: view.axes,
      ranges: this.ranges,
      tone: theme.tone,
      width: this.width * density(),
      height: this.height * density(),
    };
  }

  /** What lies over the landscape. */
  get search(): SearchScene {
    const { view, theme, landscape } = this.playground;
    return {
      snapshot: this.snapshot,
      trail: this.run?.trail ?? null,
      optimum: landscape.optimum?.xopt ?? null,
      start: this.#start(),
      axes: view.axes,
      ranges: this.ranges,
      near: view.near !== null,
      width: this.width,
      height: this.height,
      palette: paletteOf(theme.tone),
    };
  }

  /** Points at a place, in shares of width and height from the top left; its cost follows when it is known. */
  point(u: number, v: number): void {
    this.#pointing = true;
    this.#measure(u, v);
  }

  /** Points at nothing any more. */
  leave(): void {
    this.#pointing = false;
    this.#probe = null;
  }

  /** Lets the search begin at a place, if the start is a chosen point. */
  placeStart(u: number, v: number): void {
    const { settings, view } = this.playground;
    const { start } = settings.description;
    const point = this.#pointAt(u, v);
    if (typeof start === 'string' || !point) return;
    const moved = (value: number, j: number): number =>
      view.axes.includes(j) ? Number(point[j].toPrecision(3)) : value;
    settings.set('start', start.map(moved));
  }

  readonly #measure = newestOnly(async (u: number, v: number) => {
    const point = this.#pointAt(u, v);
    const cost = point && (await this.playground.landscape.probe(point));
    if (point && cost !== null && this.#pointing) this.#probe = { point, cost };
  });

  #pointAt(u: number, v: number): Float64Array | null {
    const { view, landscape } = this.playground;
    const point = (this.#centre ?? landscape.optimum?.xopt)?.slice();
    if (!point) return null;
    const { x, y } = this.ranges;
    point[view.axes[0]] = x[0] + u * (x[1] - x[0]);
    point[view.axes[1]] = y[1] - v * (y[1] - y[0]);
    return point;
  }

  #start(): Float64Array | null {
    const { start, dim } = this.playground.settings.description;
    if (start === 'uniform') return null;
    return start === 'zero' ? new Float64Array(dim) : Float64Array.from(start);
  }
}
