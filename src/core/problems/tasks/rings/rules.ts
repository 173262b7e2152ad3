import { classification } from '../classification/entry.ts';

export const rings = classification({
  id: 'rings',
  name: 'Two rings',
  kernel: 'taskRings',
  mostErrors: 0.02,
  rules: 'Rings of radius 0.4 and 1 around the origin, with noise 0.08 in both coordinates.',
  about:
    'A ring inside a ring. The boundary has to close on itself, which takes at least three bends working together: count the corners of ' +
    'the shape that a young network draws, and watch it become a circle.',
});
