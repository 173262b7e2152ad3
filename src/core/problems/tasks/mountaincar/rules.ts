import { defineTask } from '../../task.ts';

export const mountaincar = defineTask({
  id: 'mountaincar',
  name: 'Mountain car',
  group: 'Control',
  revision: 1,
  kernel: 'taskMountaincar',
  shaders: ['mountaincar/car', 'mountaincar/shader'],
  rules:
    'MountainCar-v0 of Gymnasium. v += 0.001(action − 1) − 0.0025 cos 3p, clipped to ±0.07; p += v, clipped to [−1.2, 0.6]; the left wall ' +
    'stops the car. Every step pays −1. It ends at p ≥ 0.5 with v ≥ 0, or after 200 steps. It starts at rest, p uniform in [−0.6, −0.4].',
  about:
    'A car too weak to climb out of its valley must first drive away from its goal to gather speed. Every episode that does not arrive ' +
    'within 200 steps pays the same −200, so almost the whole space of weights is one flat plateau: no strategy can tell a good try ' +
    'from a bad one. Whoever meets one policy that arrives, even once, has won. Compare how the first populations differ when the ' +
    'initial weights are small and when they are large.',
  state: ['position', 'velocity'],
  observation: ['position', 'velocity'],
  actions: { kind: 'choices', labels: ['left', 'none', 'right'] },
  limit: 200,
  ceiling: 0,
  unlearnt: 200,
  inputScales: [1, 10],
  score: { label: 'Steps to the flag', of: 'return', outcome: 0, solved: () => 110 },
  testEpisodes: 50,
  defaults: { hidden: [16], episodes: 4, fresh: 'normal', spread: 0.5 },
});
