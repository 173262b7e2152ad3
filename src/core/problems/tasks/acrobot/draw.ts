import { arrow, disc, stroke } from '../../drawing/figures.ts';
import type { ActingPicture } from '../../drawing/picture.ts';

export const picture: ActingPicture = {
  kind: 'acting',
  frame: { left: -2.25, right: 2.25, bottom: -2.2, top: 2.2 },
  rate: 5,
  timed: true,
  turns: { 0: 2 * Math.PI, 1: 2 * Math.PI },
  hand: {
    ways: 'sides',
    keys: 'The arrow keys bend the joint: the lower link is pulled to the left or to the right.',
    pace: 1,
    action: (right) => [right + 1],
  },
  scenery(pen, view, colours) {
    const { x, y, unit, fine } = view;
    stroke(pen, [x(-2.15), y(1), x(2.15), y(1)], colours.ink, 2 * fine, [7 * fine, 5 * fine]);
    if (unit < 60) return;
    pen.font = `500 ${Math.round(11.5 * Math.min(1.25, fine))}px Inter, sans-serif`;
    pen.textAlign = 'right';
    pen.textBaseline = 'alphabetic';
    pen.fillStyle = colours.muted;
    pen.fillText('the tip must rise above this line', x(2.15), y(1) - 6 * fine);
  },
  actor(pen, view, { state, action }, look) {
    const { x, y, unit, fine } = view;
    const { colours, colour, ghost } = look;
    const joint = [Math.sin(state[0]), -Math.cos(state[0])];
    const tip = [joint[0] + Math.sin(state[0] + state[1]), joint[1] - Math.cos(state[0] + state[1])];
    const upper = [x(0), y(0), x(joint[0]), y(joint[1])];
    const lower = [x(joint[0]), y(joint[1]), x(tip[0]), y(tip[1])];
    if (ghost) {
      stroke(pen, upper, colours.muted, 1.2 * fine);
      stroke(pen, lower, colour, 1.6 * fine);
      return;
    }
    const thick = Math.max(6 * fine, 0.085 * unit);
    stroke(pen, upper, colours.ink, thick);
    stroke(pen, lower, colour, thick);
    disc(pen, x(0), y(0), 0.85 * thick, colours.ink);
    disc(pen, x(0), y(0), 0.35 * thick, colours.ground);
    disc(pen, x(joint[0]), y(joint[1]), 0.34 * thick, colours.ground);
    disc(pen, x(tip[0]), y(tip[1]), 0.75 * thick, colour);
    const torque = action ? action[0] - 1 : 0;
    if (torque === 0) return;
    // Along the way that the lower link is pulled, beside its middle.
    const across = [Math.cos(state[0] + state[1]), Math.sin(state[0] + state[1])];
    const middle = [(joint[0] + tip[0]) / 2, (joint[1] + tip[1]) / 2];
    const shift = 0.12 * torque;
    arrow(
      pen,
      x(middle[0] + shift * across[0]),
      y(middle[1] + shift * across[1]),
      torque * 0.4 * unit * across[0],
      -torque * 0.4 * unit * across[1],
      colours.accent,
      2.6 * fine,
    );
  },
  place: (state) => [
    Math.sin(state[0]) + Math.sin(state[0] + state[1]),
    -Math.cos(state[0]) - Math.cos(state[0] + state[1]),
  ],
  tell(state) {
    const height = -Math.cos(state[0]) - Math.cos(state[0] + state[1]);
    return `tip at height ${height.toFixed(2)}, the line is at 1`;
  },
};
