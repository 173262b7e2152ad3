import type { Plan } from '../../population/plan.ts';
import { PURPOSE } from '../../random/purposes.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { follow, stalled, type Progress } from '../stopping.ts';
import { defineStrategy, type State } from '../strategy.ts';
import { decayed, decayField, parentsField } from './fields.ts';
import { fresh, nobody, pick, requestOf, succeed, survivors, type Kept } from './kept.ts';

interface CommaGaState extends State {
  readonly kept: Kept;
  sigma: number;
  readonly progress: Progress;
}

const NOBODY = new Float64Array(0);

/** Comma GA: parents are the better half of the last generation alone, and nobody survives. */
export const commaGa = defineStrategy({
  id: 'comma-ga',
  name: 'Comma GA',
  family: 'genetic',
  revision: 1,
  summary: 'Children of the better half replace everybody, the best one too. It forgets, and so it seldom gets stuck.',
  reference: 'evosax v0.3.1, population_based/simple_ga.py; comma selection as in Schwefel 1981',
  invariances: ['monotone'],
  parameters: {
    population: populationField({ default: ({ task }) => (task ? 64 : 100) }),
    parents: parentsField({
      default: ({ task }) => (task ? 32 : 50),
      help: 'The best individuals of the last generation, from which the next one is bred. Fewer means stronger selection.',
    }),
    sigma: sigmaField({
      default: ({ task }) => (task ? 0.1 : 1),
      help: 'Standard deviation of a mutation in every coordinate, in the units of the search space.',
    }),
    decay: decayField(1),
    crossover: {
      kind: 'real',
      label: 'Crossover rate',
      help: 'Chance of each coordinate to come from a second parent; 0 breeds every child from one parent alone.',
      unit: '',
      min: 0,
      max: 0.5,
      scale: 'linear',
      default: 0,
    },
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Standard deviation of the mutations.',
      scale: 'log',
      read: (s: CommaGaState) => s.sigma,
    },
  ],

  init: ({ parameters }): CommaGaState => ({
    version: 1,
    generation: 0,
    kept: nobody(),
    sigma: parameters.sigma,
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { parameters }) {
    if (changed.has('sigma')) state.sigma = parameters.sigma;
    state.progress.since = 0;
  },

  ask(state, setting, generation): Plan {
    const { population: size, crossover: rate } = setting.parameters;
    const { members, costs } = state.kept;
    if (costs.length === 0) return fresh(setting, size);
    const base = new Int32Array(size);
    const other = new Int32Array(size);
    for (let i = 0; i < size; i++) {
      const words = setting.stream.words(PURPOSE.offspring, generation, i);
      base[i] = pick(words[0], costs.length);
      other[i] = pick(words[1], costs.length);
    }
    const power = new Float64Array(size).fill(state.sigma);
    const { dimension } = setting;
    const crossover = { other, keep: new Float64Array(size).fill(1 - rate) };
    return { kind: 'children', size, dimension, members, base, power, ...(rate > 0 ? { crossover } : {}) };
  },

  select: (_state, ranking, { parameters }) => requestOf(survivors(NOBODY, ranking, parameters.parents)),

  // Where nobody has a finite cost, the parents breed once more.
  tell(state, ranking, [rows], { dimension, parameters }) {
    const { costs, order, finite, size } = ranking;
    if (finite > 0) succeed(state.kept, survivors(NOBODY, ranking, parameters.parents), rows, ranking, dimension);
    state.sigma = decayed(state.sigma, parameters.sigma, parameters.decay);
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});
