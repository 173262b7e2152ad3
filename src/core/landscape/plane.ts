/** Two directions through the search space, of length 1 and at right angles: what is shown to the right and upwards. */
export type Directions = readonly [right: Float64Array, up: Float64Array];

/** A rectangle of a plane. The place of a point in the plane is its product with each of the two directions. */
export interface PlaneView {
  readonly directions: Directions;
  /** Any point of the plane. */
  readonly through: Float64Array;
  /** Ranges to the right and upwards. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The directions of two coordinates; places in their plane are the coordinates themselves. */
export function coordinateDirections(dimension: number, [a, b]: readonly [number, number]): Directions {
  const right = new Float64Array(dimension);
  const up = new Float64Array(dimension);
  right[a] = 1;
  up[b] = 1;
  return [right, up];
}

export function sameDirections(one: Directions, other: Directions): boolean {
  return one.every((direction, k) => {
    const counterpart = other[k];
    return direction.length === counterpart.length && direction.every((value, j) => value === counterpart[j]);
  });
}

/** Where a point is seen: its product with a direction. */
export function along(direction: Float64Array, point: Float64Array): number {
  let sum = 0;
  // What a coordinate direction leaves out must not count, be it infinite.
  for (let j = 0; j < direction.length; j++) if (direction[j] !== 0) sum += direction[j] * point[j];
  return sum;
}

/** The point of a plane that has place (0, 0). */
export function originOf({ directions: [right, up], through }: Omit<PlaneView, 'x' | 'y'>): Float64Array {
  const x = along(right, through);
  const y = along(up, through);
  return through.map((value, j) => value - x * right[j] - y * up[j]);
}

/** The point of a plane at place (x, y). */
export function pointAt(plane: Omit<PlaneView, 'x' | 'y'>, x: number, y: number): Float64Array {
  const [right, up] = plane.directions;
  return originOf(plane).map((value, j) => value + x * right[j] + y * up[j]);
}
