import { defineTask } from '../../task.ts';

export const cartpole = defineTask({
  id: 'cartpole',
  name: 'CartPole',
  group: 'Control',
  revision: 1,
  kernel: 'taskCartpole',
  rules:
    'CartPole-v1 of Gymnasium. Gravity 9.8, cart 1 kg, pole 0.1 kg with its centre 0.5 m from the hinge, force ±10 N, Euler steps of ' +
    '0.02 s. Every step pays 1, the last one too. It ends when the cart is more than 2.4 m from the middle, the pole leans more ' +
    'than 12°, or after 500 steps. It starts with four uniform draws from ±0.05.',
  about:
    'A pole stands on a cart that can only be pushed left or right, never left alone. Left to itself the pole falls within a ' +
    'second. A network that looks at the lean and its speed learns to catch it in a handful of generations; keeping the cart from ' +
    'wandering off the track takes a little longer. Watch the ghosts: at first they fall to one side together, then some ' +
    'balance but drift, and in the end nearly all stand still.',
  state: ['position', 'velocity', 'angle', 'angular velocity'],
  observation: ['position', 'velocity', 'angle', 'angular velocity'],
  actions: { kind: 'choices', labels: ['left', 'right'] },
  limit: 500,
  ceiling: 500,
  unlearnt: 490.8,
  score: { label: 'Steps short of 500', of: 'return', outcome: 0, solved: () => 25 },
  testEpisodes: 50,
  defaults: { hidden: [16], episodes: 4, fresh: 'normal', spread: 0.5 },
});
