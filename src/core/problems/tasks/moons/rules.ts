import { classification } from '../classification/entry.ts';

export const moons = classification({
  id: 'moons',
  name: 'Two moons',
  kernel: 'taskMoons',
  mostErrors: 0.02,
  rules:
    'Half circles of radius 1 around (0, 0) and (1, 0.5), one open below and one above, with noise 0.1 in both coordinates.',
  about:
    'Two half moons that reach into each other: no straight line tells them apart, but one gentle bend does. Watch the boundary: it ' +
    'begins as a straight cut, then leans into an S. Networks without a bend in their hidden layer stay at the straight cut for ever.',
});
