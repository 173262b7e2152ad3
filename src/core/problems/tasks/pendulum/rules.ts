import { defineTask } from '../../task.ts';

export const pendulum = defineTask({
  id: 'pendulum',
  name: 'Pendulum',
  group: 'Control',
  revision: 1,
  kernel: 'taskPendulum',
  rules:
    'Pendulum-v1 of Gymnasium. Gravity 10, mass 1, length 1, torque clipped to ±2, steps of 0.05 s, speed clipped to ±8. A step costs ' +
    'angle² + 0.1 speed² + 0.001 torque², the angle counted from upright, before the step is made. It starts at any angle with a speed ' +
    'from ±1 and lasts 200 steps.',
  about:
    'A pendulum with a motor that cannot lift it: it must be swung up and then held upright. Every step counts, so there is always ' +
    'something to learn from, but from unlucky starts even a perfect policy pays for the swings it needs. That makes returns noisy, ' +
    'and a population needs several episodes to agree on who is best. Raise the number of episodes and watch the curve get smoother ' +
    'and the run slower.',
  state: ['angle', 'angular velocity'],
  observation: ['cos angle', 'sin angle', 'angular velocity'],
  actions: { kind: 'numbers', labels: ['torque'], limit: 2, output: 'tanh' },
  limit: 200,
  ceiling: 0,
  unlearnt: 1210.5,
  score: { label: 'Cost of an episode', of: 'return', outcome: 0, solved: () => 200 },
  testEpisodes: 50,
  defaults: { hidden: [16], episodes: 8, fresh: 'normal', spread: 0.5 },
});
