import { defineTask } from '../../task.ts';

export const acrobot = defineTask({
  id: 'acrobot',
  name: 'Acrobot',
  group: 'Control',
  revision: 1,
  kernel: 'taskAcrobot',
  rules:
    'Acrobot-v1 of Gymnasium, “book” dynamics: two links of mass 1 and length 1, gravity 9.8, torque −1, 0 or 1 at the joint between ' +
    'them, one Runge–Kutta step of 0.2 s. Speeds are clipped to ±4π and ±9π. Every step pays −1, the one that brings the tip one ' +
    'link length above the upper joint pays 0 and ends it; so do 500 steps. It starts with four uniform draws from ±0.1.',
  about:
    'A gymnast on a high bar who can only bend at the hips. There is not enough strength to lift the legs, so energy has to be pumped ' +
    'in, swing by swing, by bending at the right moments. The reward says nothing until the tip is up for the first time, yet random ' +
    'networks manage it now and then, which is all that selection needs. Watch how few swings the best ones take.',
  state: ['angle 1', 'angle 2', 'speed 1', 'speed 2'],
  observation: ['cos angle 1', 'sin angle 1', 'cos angle 2', 'sin angle 2', 'speed 1', 'speed 2'],
  actions: { kind: 'choices', labels: ['clockwise', 'none', 'anticlockwise'] },
  limit: 500,
  ceiling: 0,
  unlearnt: 500,
  score: { label: 'Steps to the top', of: 'return', outcome: 0, solved: () => 100 },
  testEpisodes: 50,
  defaults: { hidden: [16], episodes: 4, fresh: 'normal', spread: 0.5 },
});
