import { arrow, disc, fill, flag, stroke } from './figures.ts';
import type { ActingPicture, HandControl, Look, TaskColours, TaskPen, TaskView } from './picture.ts';

const LEFT = -1.2;
const RIGHT = 0.6;
const PIECES = 90;
const CAR = 0.078;

/** Corners of the car and of its window, forwards and off the ground, in its own size. */
const BODY = [
  [-1.15, 0.4],
  [1.15, 0.4],
  [1.15, 0.85],
  [0.7, 0.95],
  [0.35, 1.45],
  [-0.7, 1.45],
  [-1.1, 0.95],
] as const;
const WINDOW = [
  [0.48, 0.95],
  [0.2, 1.33],
  [-0.55, 1.33],
  [-0.78, 0.95],
] as const;

/** Height of the ground as Gymnasium draws it. */
function ground(place: number): number {
  return 0.55 + 0.45 * Math.sin(3 * place);
}

function drawValley(pen: TaskPen, view: TaskView, colours: TaskColours, goal: number): void {
  const { x, y, fine } = view;
  const line: number[] = [];
  for (let k = 0; k <= PIECES; k++) {
    const place = LEFT + (k / PIECES) * (RIGHT - LEFT);
    line.push(x(place), y(ground(place)));
  }
  fill(pen, [...line, x(RIGHT), y(-0.06), x(LEFT), y(-0.06)], colours.line);
  stroke(pen, line, colours.ink, 2 * fine);
  stroke(pen, [x(LEFT), y(ground(LEFT)) + 2 * fine, x(LEFT), y(ground(LEFT) + 0.2)], colours.ink, 3 * fine);
  flag(pen, x(goal), y(ground(goal)), 0.2 * view.unit, colours.goal, colours.ink, 1.4 * fine);
}

/** A car that stands on the ground and leans with it. */
function drawCar(pen: TaskPen, view: TaskView, place: number, push: number, { colours, colour, ghost }: Look): void {
  const { x, y, unit, fine } = view;
  const slope = 1.35 * Math.cos(3 * place);
  const along = 1 / Math.sqrt(1 + slope * slope);
  // Along the ground to the right, and off it, in pixels.
  const [ax, ay] = [along, -slope * along];
  const [ox, oy] = [-slope * along, -along];
  const [px, py] = [x(place), y(ground(place))];
  const at = (forward: number, off: number): [number, number] => [
    px + unit * CAR * (forward * ax + off * ox),
    py + unit * CAR * (forward * ay + off * oy),
  ];
  const outline = (places: readonly (readonly [number, number])[]): number[] => places.flatMap((place) => at(...place));
  const body = outline(BODY);
  if (ghost) {
    stroke(pen, [...body, body[0], body[1]], colour, 1.3 * fine);
    return;
  }
  if (push !== 0) {
    const [fromX, fromY] = at(Math.sign(push) * 1.5, 0.8);
    const length = push * 0.16 * unit;
    arrow(pen, fromX, fromY, length * ax, length * ay, colours.accent, 2.4 * fine);
  }
  fill(pen, body, colour, 3 * fine);
  fill(pen, outline(WINDOW), colours.ground);
  for (const wheel of [-0.62, 0.62]) {
    const [wx, wy] = at(wheel, 0.32);
    disc(pen, wx, wy, 0.34 * CAR * unit, colours.ink);
    disc(pen, wx, wy, 0.13 * CAR * unit, colours.ground);
  }
}

/**
 * A car in a valley.
 * @param goal where the flag stands
 * @param push what an action pushes, −1 to 1
 */
export function valleyPicture(goal: number, push: (action: number) => number, hand: HandControl): ActingPicture {
  return {
    kind: 'acting',
    frame: { left: -1.26, right: 0.72, bottom: 0, top: 1.28 },
    rate: 30,
    timed: false,
    turns: {},
    hand,
    scenery: (pen, view, colours) => drawValley(pen, view, colours, goal),
    actor: (pen, view, { state, action }, look) => drawCar(pen, view, state[0], action ? push(action[0]) : 0, look),
    place: (state) => [state[0], ground(state[0])],
    tell: (state) =>
      `position ${state[0].toFixed(2)}, ${state[0] >= goal ? 'at the flag' : `${(goal - state[0]).toFixed(2)} from the flag`}`,
  };
}
