import { defineTask } from '../../task.ts';

export const cartpoleSwingup = defineTask({
  id: 'cartpole-swingup',
  name: 'CartPole swing-up',
  group: 'Control',
  revision: 1,
  kernel: 'taskCartpoleSwingup',
  instances: [1, 2],
  rules:
    'The swing-up of evojax. Gravity 9.82, cart and pole 0.5 kg, length 0.6 m, friction 0.1, force 10 times the action, Euler steps of ' +
    '0.01 s. A step pays (cos angle + 1)/2 · cos(πx/4.8) after it is made. It ends beyond ±2.4 m or after 1000 steps. Instance 1 starts ' +
    'near hanging at rest (four draws from N(0, 0.2²)), instance 2 anywhere: uniform in ±(2.4, 10, π/2, 10) around hanging.',
  about:
    'The pole hangs below the cart. It has to be swung up by driving to and fro, caught at the top, and balanced near the middle of ' +
    'a short track. Policies find it in stages that the return shows as steps: to stay on the track, to swing as high as possible, to ' +
    'catch the pole for a moment, to hold it. Give it time: a hundred generations usually end with a pole that is mostly up, and a ' +
    'steady hand takes several hundred.',
  state: ['position', 'velocity', 'angle', 'angular velocity'],
  observation: ['position', 'velocity', 'cos angle', 'sin angle', 'angular velocity'],
  actions: { kind: 'numbers', labels: ['force'], limit: 1, output: 'tanh' },
  limit: 1000,
  ceiling: 1000,
  unlearnt: 977.9,
  score: {
    label: 'Points short of 1000',
    of: 'return',
    outcome: 0,
    solved: (instance) => (instance === 2 ? 400 : 100),
  },
  testEpisodes: 50,
  defaults: { hidden: [10], episodes: 8, fresh: 'normal', spread: 0.5 },
});
