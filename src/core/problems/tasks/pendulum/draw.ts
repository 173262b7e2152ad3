import { arrow, disc, ring, stroke } from '../../drawing/figures.ts';
import type { ActingPicture } from '../../drawing/picture.ts';

export const picture: ActingPicture = {
  kind: 'acting',
  frame: { left: -1.3, right: 1.3, bottom: -1.25, top: 1.25 },
  rate: 20,
  timed: true,
  turns: {},
  hand: {
    ways: 'sides',
    keys: 'The arrow keys turn the pendulum to the left and to the right.',
    pace: 0.7,
    action: (right) => [2 * right],
  },
  scenery(pen, view, colours) {
    const { x, y, unit, fine } = view;
    ring(pen, x(0), y(0), unit, colours.line, 1.5 * fine);
    ring(pen, x(0), y(1), 0.12 * unit, colours.muted, 1.6 * fine, [4 * fine, 3 * fine]);
    stroke(pen, [x(0), y(1.2), x(0), y(1.12)], colours.muted, 1.6 * fine);
  },
  actor(pen, view, { state, action }, look) {
    const { x, y, unit, fine } = view;
    const { colours, colour, ghost } = look;
    const [tipX, tipY] = [Math.sin(state[0]), Math.cos(state[0])];
    if (ghost) {
      stroke(pen, [x(0), y(0), x(tipX), y(tipY)], colour, 1.6 * fine);
      return;
    }
    const thick = Math.max(6 * fine, 0.075 * unit);
    stroke(pen, [x(0), y(0), x(tipX), y(tipY)], colour, thick);
    disc(pen, x(tipX), y(tipY), 0.1 * unit, colour);
    disc(pen, x(0), y(0), 0.9 * thick, colours.ink);
    disc(pen, x(0), y(0), 0.36 * thick, colours.ground);
    const torque = action ? Math.max(-2, Math.min(2, action[0])) : 0;
    // Across the rod, in the direction of the torque.
    const reach = 0.24 * torque * unit;
    const shift = 0.1 * Math.sign(torque);
    arrow(
      pen,
      x(0.62 * tipX + shift * tipY),
      y(0.62 * tipY - shift * tipX),
      reach * tipY,
      reach * tipX,
      colours.accent,
      2.6 * fine,
    );
  },
  place: (state) => [Math.sin(state[0]), Math.cos(state[0])],
  tell(state) {
    const lean = (180 / Math.PI) * Math.acos(Math.cos(state[0]));
    return `${lean.toFixed(0)} degrees from upright, turning at ${state[1].toFixed(1)} radians a second`;
  },
};
