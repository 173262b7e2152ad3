import { drawCart, drawTrack, type CartSizes } from '../../drawing/cart.ts';
import type { ActingPicture } from '../../drawing/picture.ts';

const SIZES: CartSizes = { pole: 0.6, width: 0.4, height: 0.2, edge: 2.4 };

export const picture: ActingPicture = {
  kind: 'acting',
  frame: { left: -2.62, right: 2.62, bottom: -0.82, top: 0.82 },
  rate: 100,
  timed: true,
  turns: {},
  hand: {
    ways: 'sides',
    keys: 'The arrow keys push the cart to the left and to the right.',
    pace: 0.5,
    action: (right) => [right],
  },
  scenery: (pen, view, colours) => drawTrack(pen, view, colours, SIZES),
  actor(pen, view, { state, action }, look) {
    const push = action ? Math.max(-1, Math.min(1, action[0])) : 0;
    drawCart(pen, view, [state[0], state[2]], Math.abs(push) < 0.05 ? 0 : push, SIZES, look);
  },
  place: (state) => [state[0], SIZES.height / 2],
  tell(state) {
    const lean = (180 / Math.PI) * Math.acos(Math.cos(state[2]));
    return `cart at ${state[0].toFixed(2)} metres, pole ${lean.toFixed(0)} degrees from upright`;
  },
};
