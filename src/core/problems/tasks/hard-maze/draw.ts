import { disc, ring, stroke } from '../../drawing/figures.ts';
import type { ActingPicture } from '../../drawing/picture.ts';

/** Ends x₁ y₁ x₂ y₂ of every wall, as in the dynamics. */
const WALLS = [
  [41, 5, 3, 8],
  [3, 8, 4, 49],
  [4, 49, 57, 53],
  [4, 49, 7, 202],
  [7, 202, 195, 198],
  [195, 198, 186, 8],
  [186, 8, 39, 5],
  [56, 54, 56, 157],
  [57, 106, 158, 162],
  [77, 201, 108, 164],
  [6, 80, 33, 121],
  [192, 146, 87, 91],
  [56, 55, 133, 30],
] as const;
const START = [36, 184] as const;
const GOAL = [31, 20] as const;
const RADIUS = 8;
/** Nearer than this is there. */
const NEAR = 10;
/** Angles of the rangefinders to the heading, in degrees, and how far they reach. */
const FINDERS = [-90, -45, 0, 45, 90, 180] as const;
const RANGE = 100;

function away(state: ArrayLike<number>): number {
  return Math.hypot(GOAL[0] - state[0], GOAL[1] - state[1]);
}

export const picture: ActingPicture = {
  kind: 'acting',
  ghosts: 0.7,
  // Upwards is smaller, as in the papers.
  frame: { left: -4, right: 202, bottom: 208, top: -1 },
  rate: 60,
  timed: false,
  turns: { 2: 360 },
  hand: {
    ways: 'cross',
    keys: 'The arrow keys to the left and right turn the robot, up and down drive it forwards and backwards.',
    pace: 1,
    action: (right, up) => [right / 2, up / 2],
  },
  scenery(pen, view, colours) {
    const { x, y, unit, fine } = view;
    const [goalX, goalY] = [x(GOAL[0]), y(GOAL[1])];
    ring(pen, goalX, goalY, NEAR * unit, colours.ink, 1.2 * fine, [4 * fine, 3 * fine]);
    disc(pen, goalX, goalY, 4 * unit, colours.goal);
    ring(pen, goalX, goalY, 4 * unit, colours.ink, 1.6 * fine);
    ring(pen, x(START[0]), y(START[1]), 3 * unit, colours.muted, 1.6 * fine);
    for (const [x1, y1, x2, y2] of WALLS) stroke(pen, [x(x1), y(y1), x(x2), y(y2)], colours.ink, 3 * fine);
  },
  actor(pen, view, { state, observation }, look) {
    const { x, y, unit, fine } = view;
    const { colours, colour, ghost } = look;
    const [px, py] = [x(state[0]), y(state[1])];
    if (ghost) return ring(pen, px, py, 0.55 * RADIUS * unit, colour, 1.5 * fine);
    const heading = (Math.PI / 180) * state[2];
    if (observation) {
      FINDERS.forEach((degrees, k) => {
        const angle = heading + (Math.PI / 180) * degrees;
        const reach = observation[1 + k] * RANGE * unit;
        const [ex, ey] = [px + reach * Math.cos(angle), py + reach * Math.sin(angle)];
        stroke(pen, [px, py, ex, ey], colours.accent, 1.1 * fine);
        if (observation[1 + k] < 1) disc(pen, ex, ey, 2.6 * fine, colours.accent);
      });
    }
    disc(pen, px, py, RADIUS * unit, colour);
    ring(pen, px, py, RADIUS * unit, colours.ground, 1.4 * fine);
    const nose = RADIUS * unit;
    stroke(pen, [px, py, px + nose * Math.cos(heading), py + nose * Math.sin(heading)], colours.ground, 2.4 * fine);
  },
  place: (state) => [state[0], state[1]],
  gauge: (state) => `${away(state).toFixed(0)} from the goal`,
  tell: (state) =>
    `robot at ${state[0].toFixed(0)}, ${state[1].toFixed(0)}, ${away(state).toFixed(0)} away from the goal`,
};
