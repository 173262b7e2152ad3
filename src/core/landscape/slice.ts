/** A rectangle of a plane through the search space: two coordinates vary, the others stay where the centre has them. */
export interface SliceView {
  /** One number for each dimension. */
  readonly centre: Float64Array;
  /** The coordinates shown to the right and upwards. */
  readonly axes: readonly [number, number];
  /** Ranges of the two coordinates. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Points of row `row` of a grid over the view, top row first, at the middles of `width` × `height` cells. */
export function gridRow(view: SliceView, row: number, width: number, height: number, out: Float64Array): void {
  const n = view.centre.length;
  const [a, b] = view.axes;
  const down = (row + 0.5) / height;
  for (let k = 0; k < width; k++) {
    out.set(view.centre, k * n);
    out[k * n + a] = view.x[0] + ((k + 0.5) / width) * (view.x[1] - view.x[0]);
    out[k * n + b] = view.y[1] + down * (view.y[0] - view.y[1]);
  }
}
