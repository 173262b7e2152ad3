import { arrow, disc, ring, stroke } from '../../drawing/figures.ts';
import type { ActingPicture } from '../../drawing/picture.ts';

/** Who ends nearer than this, on average, has solved it. */
const NEAR = 0.05;

function away(state: ArrayLike<number>): number {
  return Math.hypot(state[4] - state[0], state[5] - state[1]);
}

export const picture: ActingPicture = {
  kind: 'acting',
  ghosts: 0.7,
  frame: { left: -1.35, right: 1.35, bottom: -1.35, top: 1.35 },
  rate: 20,
  timed: false,
  turns: {},
  hand: {
    ways: 'cross',
    keys: 'The arrow keys push the point in four directions. It keeps moving until it is braked.',
    pace: 0.5,
    action: (right, up) => [right, up],
  },
  scenery(pen, view, colours, start) {
    const { x, y, unit, fine } = view;
    const box = [x(-1), y(-1), x(1), y(-1), x(1), y(1), x(-1), y(1), x(-1), y(-1)];
    stroke(pen, box, colours.line, 1.5 * fine, [5 * fine, 5 * fine]);
    stroke(pen, [x(-0.04), y(0), x(0.04), y(0)], colours.muted, 1.5 * fine);
    stroke(pen, [x(0), y(-0.04), x(0), y(0.04)], colours.muted, 1.5 * fine);
    const [goalX, goalY] = [x(start[4]), y(start[5])];
    disc(pen, goalX, goalY, Math.max(6 * fine, NEAR * unit), colours.goal);
    ring(pen, goalX, goalY, Math.max(6 * fine, NEAR * unit), colours.ink, 1.6 * fine);
    ring(pen, goalX, goalY, Math.max(11 * fine, 2.1 * NEAR * unit), colours.ink, 1.2 * fine);
  },
  actor(pen, view, { state, action }, look) {
    const { x, y, unit, fine } = view;
    const { colours, colour, ghost } = look;
    const [px, py] = [x(state[0]), y(state[1])];
    if (ghost) return disc(pen, px, py, 3.2 * fine, colour);
    stroke(pen, [px, py, px + 0.25 * state[2] * unit, py - 0.25 * state[3] * unit], colour, 2 * fine);
    if (action) {
      const [dx, dy] = [0, 1].map((k) => Math.max(-1, Math.min(1, action[k])));
      arrow(pen, px, py, 0.22 * dx * unit, -0.22 * dy * unit, colours.accent, 2.4 * fine);
    }
    disc(pen, px, py, 8 * fine, colours.ground);
    disc(pen, px, py, 6.5 * fine, colour);
  },
  place: (state) => [state[0], state[1]],
  gauge: (state) => `${away(state).toFixed(2)} from the goal`,
  tell: (state) => `${away(state).toFixed(2)} away from the goal`,
};
