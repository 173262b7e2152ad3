/** Ranges, to the right and upwards, that a picture shows. */
export interface Ranges {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Finest and coarsest scale of the stage: shown coordinates are float32, and a landscape is dull from afar. */
const LEAST_SPAN = 2e-3;
const MOST_SPAN_OF_BOX = 4;

/** As much as the whole box and a little more, in a picture of this width and height; directions keep their proportions. */
export function boxRanges(
  lower: number,
  upper: number,
  width: number,
  height: number,
  [x, y]: readonly [number, number] = [(lower + upper) / 2, (lower + upper) / 2],
): Ranges {
  return rangesAround(x, y, (upper - lower) * 1.02, width, height);
}

/** Ranges about a centre such that the shorter side of the picture spans `span`. */
export function rangesAround(x: number, y: number, span: number, width: number, height: number): Ranges {
  const shorter = Math.max(1, Math.min(width, height));
  const halfX = (span * width) / shorter / 2;
  const halfY = (span * height) / shorter / 2;
  return { x: [x - halfX, x + halfX], y: [y - halfY, y + halfY] };
}

/** Ranges `factor` times as wide, with the point (u, v), in shares of width and height from the top left, held still. */
export function zoomed({ x, y }: Ranges, factor: number, u: number, v: number, box: number): Ranges {
  const spanX = x[1] - x[0];
  const spanY = y[1] - y[0];
  const shorter = Math.min(spanX, spanY);
  const wanted = Math.min(MOST_SPAN_OF_BOX * box, Math.max(LEAST_SPAN, shorter * factor));
  const scale = wanted / shorter;
  const heldX = x[0] + u * spanX;
  const heldY = y[1] - v * spanY;
  return {
    x: [heldX - u * spanX * scale, heldX + (1 - u) * spanX * scale],
    y: [heldY - (1 - v) * spanY * scale, heldY + v * spanY * scale],
  };
}

/** Ranges as wide and as high, about another centre. */
export function centred({ x, y }: Ranges, [u, v]: readonly [number, number]): Ranges {
  const halfX = (x[1] - x[0]) / 2;
  const halfY = (y[1] - y[0]) / 2;
  return { x: [u - halfX, u + halfX], y: [v - halfY, v + halfY] };
}

/** The largest square about the middle of ranges. */
export function squareWithin({ x, y }: Ranges): Ranges {
  const half = Math.min(x[1] - x[0], y[1] - y[0]) / 2;
  const [u, v] = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  return { x: [u - half, u + half], y: [v - half, v + half] };
}

/** Ranges moved by shares of their own width and height. */
export function moved({ x, y }: Ranges, right: number, down: number): Ranges {
  const dx = right * (x[1] - x[0]);
  const dy = down * (y[1] - y[0]);
  return { x: [x[0] - dx, x[1] - dx], y: [y[0] + dy, y[1] + dy] };
}

/** What a view should show: a centre, and how far the interesting part reaches from it. */
export interface Focus {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** How much of the way a view goes with each generation: calmly nearer, but quickly back when the search spreads. */
const HASTE = { nearer: 0.3, farther: 0.8 };

/** Ranges a little nearer to those that show a focus with some room around it; never farther than the whole box. */
export function approached({ x, y }: Ranges, focus: Focus, box: number): Ranges {
  const spanX = x[1] - x[0];
  const spanY = y[1] - y[0];
  const shorter = Math.min(spanX, spanY);
  const wanted = Math.min(1.02 * box, Math.max(LEAST_SPAN, 3 * focus.reach));
  const haste = wanted < shorter ? HASTE.nearer : HASTE.farther;
  const scale = (wanted / shorter) ** haste;
  // The centre must not move faster than the view shrinks, or the search would leave it.
  const share = 1 - Math.min(1, scale) * (1 - haste);
  const centreX = (x[0] + x[1]) / 2;
  const centreY = (y[0] + y[1]) / 2;
  const nextX = centreX + share * (focus.x - centreX);
  const nextY = centreY + share * (focus.y - centreY);
  return {
    x: [nextX - (spanX * scale) / 2, nextX + (spanX * scale) / 2],
    y: [nextY - (spanY * scale) / 2, nextY + (spanY * scale) / 2],
  };
}

/** Turns coordinates into pixels. */
export class Projection {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly #x0: number;
  readonly #y1: number;

  constructor({ x, y }: Ranges, width: number, height: number) {
    this.scaleX = width / (x[1] - x[0]);
    this.scaleY = height / (y[1] - y[0]);
    this.#x0 = x[0];
    this.#y1 = y[1];
  }

  x(value: number): number {
    return (value - this.#x0) * this.scaleX;
  }

  y(value: number): number {
    return (this.#y1 - value) * this.scaleY;
  }

  /** The coordinates at a pixel. */
  at(px: number, py: number): [number, number] {
    return [this.#x0 + px / this.scaleX, this.#y1 - py / this.scaleY];
  }
}
