import { valleyPicture } from '../../drawing/valley.ts';

export const picture = valleyPicture(0.5, (action) => action - 1, {
  ways: 'sides',
  keys: 'The arrow keys push the car to the left and to the right.',
  pace: 0.7,
  action: (right) => [right + 1],
});
