import { valleyPicture } from '../../drawing/valley.ts';

const push = (action: number): number => {
  const clipped = Math.max(-1, Math.min(1, action));
  return Math.abs(clipped) < 0.05 ? 0 : clipped;
};

export const picture = valleyPicture(0.45, push, {
  ways: 'sides',
  keys: 'The arrow keys open the throttle to the left and to the right; it costs fuel.',
  pace: 0.7,
  action: (right) => [right],
});
