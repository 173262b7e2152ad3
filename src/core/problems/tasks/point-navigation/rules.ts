import { defineTask } from '../../task.ts';

export const pointNavigation = defineTask({
  id: 'point-navigation',
  name: 'Point navigation',
  group: 'Navigation',
  revision: 1,
  kernel: 'taskPointNavigation',
  rules:
    'A point starts at rest at the origin; the goal is uniform in [−1, 1]². An action is an acceleration, clipped to [−1, 1]² and taken ' +
    'times 0.1; velocity = 0.95 velocity + acceleration, then position += 0.1 velocity. A step pays minus the distance to the goal after ' +
    'it; there are 100. It is solved when the mean final distance over 20 fixed goals is below 0.05.',
  about:
    'The gentlest task: go to the dot and stop there. A policy sees the way to the goal and its own velocity, and the right answer is nearly ' +
    'linear: push towards the goal, brake in proportion to the speed. With few weights and a smooth reward every strategy gets ' +
    'there, so it is a good place to compare how they get there, and small enough for a language model to take part.',
  state: ['x', 'y', 'velocity x', 'velocity y', 'goal x', 'goal y'],
  behind: ([x, y, , , goalX, goalY]) => [Math.sqrt((goalX - x) * (goalX - x) + (goalY - y) * (goalY - y))],
  observation: ['goal x − x', 'goal y − y', 'velocity x', 'velocity y'],
  actions: { kind: 'numbers', labels: ['push x', 'push y'], limit: 1, output: 'tanh' },
  limit: 100,
  ceiling: 0,
  unlearnt: 0.65,
  outcomes: [{ label: 'Final distance', unit: '' }],
  score: { label: 'Mean final distance', of: 'least', outcome: 0, solved: () => 0.05 },
  testEpisodes: 20,
  defaults: { hidden: [8], episodes: 4, fresh: 'normal', spread: 0.5 },
});
