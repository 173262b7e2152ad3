import { pointAt, sameDirections, type Directions, type PlaneView } from '../../core/landscape/plane.ts';
import { newestOnly } from './newest-only.ts';

/** A place that somebody points at, and what the landscape is worth there. */
export interface Probe {
  readonly point: Float64Array;
  readonly cost: number;
}

/** A place of a plane: its products with the two directions. */
interface Place {
  readonly directions: Directions;
  readonly x: number;
  readonly y: number;
}

/** What is pointed at on the map. It stays that place while the view moves, and is measured anew where the plane moves. */
export class Aim {
  #place = $state.raw<Place | null>(null);
  #held = $state(false);
  #probe = $state.raw<Probe | null>(null);

  /** The point at that place of the plane that is shown; null while nothing is pointed at or no plane is known. */
  readonly point: Float64Array | null = $derived.by(() => {
    const plane = this.plane();
    if (!this.#place || !plane || !sameDirections(this.#place.directions, plane.directions)) return null;
    return pointAt(plane, this.#place.x, this.#place.y);
  });

  /**
   * @param plane what is shown, once it is known
   * @param worth f − f_opt at a point, or null while that cannot be told
   */
  constructor(
    private readonly plane: () => Pick<PlaneView, 'directions' | 'through'> | null,
    private readonly worth: (point: Float64Array) => Promise<number | null>,
  ) {}

  /** Where that is, once its worth is known. */
  get probe(): Probe | null {
    return this.#probe;
  }

  /** The same, where a cross hair shows it: keys and fingers leave no pointer there. */
  get mark(): Float64Array | null {
    return this.#held ? this.point : null;
  }

  /** @param held nothing else shows where it is */
  at(place: Place, held: boolean): void {
    this.#place = place;
    this.#held = held;
  }

  /** Points at nothing any more. */
  leave(): void {
    this.#place = null;
    this.#probe = null;
  }

  /** Asks what the present point is worth; to be called whenever that is another one. */
  measure(): void {
    this.#measure(this.point);
  }

  readonly #measure = newestOnly(async (point: Float64Array | null) => {
    const cost = point && (await this.worth(point));
    this.#probe = point && cost !== null && this.#place ? { point, cost } : null;
  });
}
