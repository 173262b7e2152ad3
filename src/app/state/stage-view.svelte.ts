import { along, coordinateDirections, type Directions } from '../../core/landscape/plane.ts';
import { principalAxes } from '../../core/landscape/principal-axes.ts';
import type { SearchShape } from '../../core/strategies/strategy.ts';
import { approached, boxRanges, centred, moved, zoomed, type Focus, type Ranges } from '../stages/viewport.ts';
import { viewsFor } from '../stages/views.ts';
import type { Reach } from '../stages/whole/extent.ts';

/** Which view of the search the stage shows. */
export type StageMode = 'slice' | 'pairs' | 'coordinates' | 'surface';
export type SliceThrough = 'optimum' | 'best' | 'mean' | 'point';

/** While the view follows, principal axes that have turned by more than this (its cosine) are taken again. */
const TURNED = 0.95;

/** What of the search space the stage shows: two directions, the slice, and how near. */
export class StageView {
  #axes = $state.raw<readonly [number, number]>([0, 1]);
  #through = $state<SliceThrough>('optimum');
  /** Null shows coordinates. */
  #principal = $state.raw<Directions | null>(null);
  /** The axes are those of a population, of which a sample must be sent before they can be taken again. */
  #ofPopulation = false;
  #awaitsAxes = $state(false);
  /** The middle of the view while it is not near; undefined for that of the box. */
  #home = $state.raw<readonly [number, number] | undefined>(undefined);
  #pressed = $state.raw<Float64Array | null>(null);
  /** Null shows the whole box. */
  #ranges = $state.raw<Ranges | null>(null);
  #follows = $state(false);
  #mode = $state<StageMode>('slice');
  #reach = $state<Reach>('box');
  #repetition = $state(0);

  get mode(): StageMode {
    return this.#mode;
  }

  /** Whether the view shows all coordinates of individuals, for which they must be sent. */
  get sampled(): boolean {
    return this.#mode === 'pairs' || this.#mode === 'coordinates';
  }

  /** Whether all coordinates of individuals must be sent, for the view or for the axes that are wanted next. */
  get needsSample(): boolean {
    return this.sampled || this.#awaitsAxes || (this.#follows && this.#principal !== null && this.#ofPopulation);
  }

  /** Principal axes were chosen and will be shown when they can be told. */
  get awaitsAxes(): boolean {
    return this.#awaitsAxes;
  }

  /** How much of each coordinate views of all of them show. */
  get reach(): Reach {
    return this.#reach;
  }

  get axes(): readonly [number, number] {
    return this.#axes;
  }

  /** The principal axes that are shown instead of coordinates; null when coordinates are. They stay as they were taken. */
  get principal(): Directions | null {
    return this.#principal;
  }

  /** The point that was pressed last; null before. */
  get pressed(): Float64Array | null {
    return this.#pressed;
  }

  get through(): SliceThrough {
    return this.#through;
  }

  /** What is shown instead of the whole box; null when that is shown. */
  get near(): Ranges | null {
    return this.#ranges;
  }

  /** True while the view stays with the search, wherever it goes. */
  get follows(): boolean {
    return this.#follows;
  }

  /** Which repetition the stage shows. */
  get repetition(): number {
    return this.#repetition;
  }

  /** What is shown to the right and upwards, in a search space of this dimension. */
  directions(dimension: number): Directions {
    return this.#principal ?? coordinateDirections(dimension, this.#axes);
  }

  ranges(lower: number, upper: number, width: number, height: number): Ranges {
    return this.#ranges ?? boxRanges(lower, upper, width, height, this.#home);
  }

  /** Shows another coordinate to the right (0) or upwards (1); if the other way shows it already, they change places. */
  chooseAxis(which: 0 | 1, coordinate: number): void {
    const [a, b] = this.#axes;
    if (which === 0) this.#axes = coordinate === b ? [b, a] : [coordinate, b];
    else this.#axes = coordinate === a ? [b, a] : [a, coordinate];
  }

  /** Shows coordinates again. */
  showCoordinates(): void {
    this.#awaitsAxes = false;
    if (this.#principal) this.#ranges = null;
    this.#home = undefined;
    this.#principal = null;
  }

  /** Shows the principal axes of a population as soon as enough is known of it. */
  awaitAxes(): void {
    this.#awaitsAxes = true;
    this.#ofPopulation = true;
  }

  /** Shows the two longest axes of a search distribution, as they are now. Without a shape of its own it has none. */
  showPrincipal({ factor, mean }: SearchShape): void {
    if (!factor) return;
    const axes = principalAxes(factor, mean.length);
    this.#ranges = null;
    // Far from the middle of the box an oblique plane shows nothing of it: what matters is where the search is.
    this.#home = [along(axes[0], mean), along(axes[1], mean)];
    this.#principal = axes;
  }

  look(mode: StageMode): void {
    this.#mode = mode;
  }

  reachTo(reach: Reach): void {
    this.#reach = reach;
  }

  /** Shows these two coordinates. */
  showPair(a: number, b: number): void {
    this.showCoordinates();
    this.#axes = [a, b];
  }

  sliceThrough(through: SliceThrough): void {
    this.#through = through;
  }

  /** Remembers a point for a slice through it. */
  press(point: Float64Array): void {
    this.#pressed = point;
  }

  watch(repetition: number): void {
    this.#repetition = repetition;
  }

  /** Zooms, holding a point still that is given in shares of width and height. */
  zoom(from: Ranges, factor: number, box: number, u = 0.5, v = 0.5): void {
    this.#follows = false;
    const wanted = zoomed(from, factor, u, v, box);
    this.#ranges = wanted.y[1] - wanted.y[0] >= box * 1.02 && factor > 1 && !this.#ranges ? null : wanted;
  }

  move(from: Ranges, right: number, down: number): void {
    this.#follows = false;
    this.#ranges = moved(from, right, down);
  }

  /** From now on stays with the search. */
  follow(): void {
    this.#follows = true;
  }

  /** Comes nearer to what the search is about; called with each new generation while it follows. */
  approach(from: Ranges, focus: Focus, box: number): void {
    if (this.#follows) this.#ranges = approached(from, focus, box);
  }

  /**
   * Takes the principal axes that are awaited, and those that are shown again when they have turned away while the view
   * follows; called with each new generation.
   * @param spread asked only when it is needed
   */
  turn(spread: () => SearchShape | null): void {
    if (!this.#awaitsAxes && !(this.#follows && this.#principal)) return;
    const shape = spread();
    if (!shape?.factor) return;
    if (this.#awaitsAxes) {
      this.#awaitsAxes = false;
      return this.showPrincipal(shape);
    }
    const { factor, mean } = shape;
    const axes = principalAxes(factor, mean.length);
    if (this.#principal?.every((axis, k) => Math.abs(along(axis, axes[k])) >= TURNED)) return;
    this.#home = [along(axes[0], mean), along(axes[1], mean)];
    if (this.#ranges) this.#ranges = centred(this.#ranges, this.#home);
    this.#principal = axes;
  }

  /** The whole box again. */
  reset(): void {
    this.#follows = false;
    this.#ranges = null;
  }

  /** Another run may have fewer dimensions or repetitions, or be of a task, whose stage has one view. */
  fitTo(dimension: number, repetitions: number, task = false): void {
    const [a, b] = this.#axes;
    if (Math.max(a, b) >= dimension) this.#axes = [0, 1];
    if (this.#principal && this.#principal[0].length !== dimension) this.showCoordinates();
    if (this.#pressed?.length !== dimension) this.#pressed = null;
    if (task || !viewsFor(dimension).some(({ id }) => id === this.#mode)) this.#mode = 'slice';
    if (this.#repetition >= repetitions) this.#repetition = 0;
  }
}
