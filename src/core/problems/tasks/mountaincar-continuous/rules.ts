import { defineTask } from '../../task.ts';

export const mountaincarContinuous = defineTask({
  id: 'mountaincar-continuous',
  name: 'Mountain car, continuous',
  group: 'Control',
  revision: 1,
  kernel: 'taskMountaincarContinuous',
  shaders: ['mountaincar/car', 'mountaincar-continuous/shader'],
  rules:
    'MountainCarContinuous-v0 of Gymnasium, with its state in float64. As the mountain car, with v += 0.0015 a − 0.0025 cos 3p for a clipped ' +
    'to [−1, 1]. A step costs 0.1 a², and reaching p ≥ 0.45 with v ≥ 0 pays 100 and ends the episode; so do 999 steps. Policies see the ' +
    'velocity ten times enlarged.',
  about:
    'The mountain car with a throttle and a fuel bill. Doing nothing costs nothing, and until somebody reaches the flag everything ' +
    'else costs more: a trap at zero. Strategies that begin with small weights around zero slide into it and stay, OpenAI-ES most ' +
    'reliably of all; those whose first population is spread widely meet the flag by chance in the first generation or two and only ' +
    'have to save fuel afterwards. Start OpenAI-ES and the Deep GA side by side to see it.',
  state: ['position', 'velocity'],
  observation: ['position', 'velocity'],
  actions: { kind: 'numbers', labels: ['throttle'], limit: 1, output: 'tanh' },
  limit: 999,
  ceiling: 100,
  unlearnt: 100,
  inputScales: [1, 10],
  score: { label: 'Points short of 100', of: 'return', outcome: 0, solved: () => 10 },
  testEpisodes: 50,
  defaults: { hidden: [16], episodes: 4, fresh: 'normal', spread: 0.5 },
});
