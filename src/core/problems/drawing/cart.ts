import { arrow, disc, fill, stroke } from './figures.ts';
import type { Look, TaskColours, TaskPen, TaskView } from './picture.ts';

/** A cart on a track with a pole: sizes in metres. */
export interface CartSizes {
  readonly pole: number;
  readonly width: number;
  readonly height: number;
  /** The cart may not go further than this to either side. */
  readonly edge: number;
}

/** The track, its middle, and where it ends. */
export function drawTrack(pen: TaskPen, view: TaskView, colours: TaskColours, { edge, height }: CartSizes): void {
  const { x, y, fine } = view;
  const floor = y(-height / 2);
  stroke(pen, [x(-edge), floor, x(edge), floor], colours.muted, 1.5 * fine);
  for (let metre = -2; metre <= 2; metre++) {
    const length = metre === 0 ? 9 : 5;
    stroke(pen, [x(metre), floor + 2 * fine, x(metre), floor + length * fine], colours.muted, fine);
  }
  for (const side of [-1, 1]) {
    stroke(pen, [x(side * edge), floor + 9 * fine, x(side * edge), floor - 14 * fine], colours.ink, 2.5 * fine);
  }
}

/**
 * The cart with its pole.
 * @param angle from upright, to the right, in radians
 * @param push −1 to 1; drawn as an arrow
 */
export function drawCart(
  pen: TaskPen,
  view: TaskView,
  [place, angle]: readonly [number, number],
  push: number,
  { pole, width, height }: CartSizes,
  { colours, colour, ghost }: Look,
): void {
  const { x, y, unit, fine } = view;
  const hingeX = x(place);
  const hingeY = y(height / 2);
  const tipX = hingeX + unit * pole * Math.sin(angle);
  const tipY = hingeY - unit * pole * Math.cos(angle);
  const [left, right, top, bottom] = [x(place - width / 2), x(place + width / 2), y(height / 2), y(-height / 2)];
  if (ghost) {
    stroke(pen, [left, bottom, left, top, right, top, right, bottom, left, bottom], colours.muted, fine);
    stroke(pen, [hingeX, hingeY, tipX, tipY], colour, 1.6 * fine);
    return;
  }
  fill(pen, [left, top, right, top, right, bottom, left, bottom], colours.ink, 4 * fine);
  if (push !== 0) {
    const from = push > 0 ? right : left;
    const middle = (top + bottom) / 2;
    const shift = Math.sign(push) * 6 * fine;
    arrow(pen, from + shift, middle, push * 0.42 * unit, 0, colours.accent, 2.6 * fine);
  }
  stroke(pen, [hingeX, hingeY, tipX, tipY], colour, Math.max(5 * fine, 0.07 * unit));
  disc(pen, hingeX, hingeY, Math.max(3 * fine, 0.035 * unit), colours.ground);
}
