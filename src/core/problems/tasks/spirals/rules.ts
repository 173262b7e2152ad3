import { classification } from '../classification/entry.ts';

export const spirals = classification({
  id: 'spirals',
  name: 'Two spirals',
  kernel: 'taskSpirals',
  mostErrors: 0.05,
  rules:
    'Angle a uniform in [0, 3π], radius a/(3π), noise 0.03 in both coordinates; the second spiral is turned by half a turn.',
  about:
    'Two arms wound around each other one and a half times, the classical torment of small networks. Cross entropy has long plateaus ' +
    'here: a boundary that is wound once is hardly better than none. Expect hundreds of generations, and see how the strategies differ in ' +
    'patience.',
});
