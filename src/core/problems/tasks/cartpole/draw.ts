import { drawCart, drawTrack, type CartSizes } from '../../drawing/cart.ts';
import { stroke } from '../../drawing/figures.ts';
import type { ActingPicture } from '../../drawing/picture.ts';

const SIZES: CartSizes = { pole: 1, width: 0.46, height: 0.24, edge: 2.4 };
/** Twelve degrees: who leans more has failed. */
const TILT = Math.PI / 15;

export const picture: ActingPicture = {
  kind: 'acting',
  frame: { left: -2.62, right: 2.62, bottom: -0.35, top: 1.3 },
  rate: 50,
  timed: true,
  turns: {},
  hand: {
    ways: 'sides',
    keys: 'The arrow keys push the cart to the left and to the right. Without a key it is pushed to and fro, which comes to nothing.',
    pace: 0.4,
    action: (right, _up, step) => [right === 0 ? step % 2 : right > 0 ? 1 : 0],
  },
  scenery: (pen, view, colours) => drawTrack(pen, view, colours, SIZES),
  actor(pen, view, { state, action }, look) {
    if (!look.ghost) {
      // As far as the pole may lean.
      const [x, y] = [view.x(state[0]), view.y(SIZES.height / 2)];
      for (const side of [-TILT, TILT]) {
        const [dx, dy] = [Math.sin(side) * view.unit, -Math.cos(side) * view.unit];
        const dash = [3 * view.fine, 4 * view.fine];
        stroke(pen, [x + 0.3 * dx, y + 0.3 * dy, x + 1.12 * dx, y + 1.12 * dy], look.colours.muted, view.fine, dash);
      }
    }
    drawCart(pen, view, [state[0], state[2]], action ? (action[0] === 1 ? 1 : -1) : 0, SIZES, look);
  },
  place: (state) => [state[0], SIZES.height / 2],
  tell: (state) =>
    `cart at ${state[0].toFixed(2)} metres, pole leaning ${((180 / Math.PI) * state[2]).toFixed(1)} degrees`,
};
