import { populationField } from './parameters.ts';
import { defineStrategy, type State } from './strategy.ts';

/** Uniform sampling in the box: the yardstick for everything that claims to learn from what it has seen. */
export const randomSearch = defineStrategy({
  id: 'random-search',
  name: 'Random search',
  family: 'baseline',
  revision: 1,
  summary:
    'Every individual is a fresh uniform draw from the box. Learns nothing, and so shows what learning is worth.',
  reference: 'evosax, distribution_based/random_search.py',
  endless: true,
  invariances: ['monotone'],
  parameters: {
    population: populationField({
      default: ({ task }) => (task ? 64 : 20),
      help: 'Individuals drawn in each generation. It changes how often you see an update, not how well the search does.',
    }),
  },
  restartable: {},
  readings: [],

  init: (): State => ({ version: 1, generation: 0 }),

  ask(_state, { dimension, lower, upper, spreads, parameters: { population: size } }) {
    if (!spreads) return { kind: 'uniform', size, dimension, lower, upper };
    const mean = new Float64Array(dimension);
    return { kind: 'gaussian', size, dimension, mean, sigma: 1, factor: spreads, mirrored: false };
  },

  select: () => null,

  tell(state) {
    state.generation++;
  },

  selected: () => 1,

  shape: () => null,
});
