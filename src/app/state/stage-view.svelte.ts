import { approached, boxRanges, moved, zoomed, type Focus, type Ranges } from '../stages/viewport.ts';

export type SliceThrough = 'optimum' | 'best';

/** What of the search space the stage shows: two coordinates, the slice, and how near. */
export class StageView {
  #axes = $state.raw<readonly [number, number]>([0, 1]);
  #through = $state<SliceThrough>('optimum');
  /** Null shows the whole box. */
  #ranges = $state.raw<Ranges | null>(null);
  #follows = $state(false);
  #repetition = $state(0);

  get axes(): readonly [number, number] {
    return this.#axes;
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

  ranges(lower: number, upper: number, width: number, height: number): Ranges {
    return this.#ranges ?? boxRanges(lower, upper, width, height);
  }

  /** Shows another coordinate to the right (0) or upwards (1); if the other way shows it already, they change places. */
  chooseAxis(which: 0 | 1, coordinate: number): void {
    const [a, b] = this.#axes;
    if (which === 0) this.#axes = coordinate === b ? [b, a] : [coordinate, b];
    else this.#axes = coordinate === a ? [b, a] : [a, coordinate];
  }

  sliceThrough(through: SliceThrough): void {
    this.#through = through;
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

  /** The whole box again. */
  reset(): void {
    this.#follows = false;
    this.#ranges = null;
  }

  /** Another run may have fewer dimensions or repetitions. */
  fitTo(dimension: number, repetitions: number): void {
    const [a, b] = this.#axes;
    if (Math.max(a, b) >= dimension) this.#axes = [0, 1];
    if (this.#repetition >= repetitions) this.#repetition = 0;
  }
}
