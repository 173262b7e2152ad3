import type { Plan } from '../../population/plan.ts';
import { PURPOSE } from '../../random/purposes.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { follow, stalled, type Progress } from '../stopping.ts';
import { defineStrategy, type State } from '../strategy.ts';
import { decayed, decayField, parentsField } from './fields.ts';
import { competing, fresh, nobody, pick, requestOf, succeed, survivors, type Kept } from './kept.ts';

interface ElitistGaState extends State {
  readonly kept: Kept;
  sigma: number;
  readonly progress: Progress;
}

/** Each coordinate comes from either parent alike. */
const EITHER = 0.5;

/** Elitist GA: a few elites survive until somebody is better; every child mixes the coordinates of two of them. */
export const elitistGa = defineStrategy({
  id: 'elitist-ga',
  name: 'Elitist GA',
  family: 'genetic',
  revision: 1,
  summary: 'The best few ever found survive, and every child mixes the coordinates of two of them, plus a mutation.',
  reference: 'Ha 2017, estool, es.py, SimpleGA, without its weight decay, which would change the cost',
  invariances: ['monotone'],
  parameters: {
    population: populationField({
      default: ({ task }) => (task ? 64 : 100),
      help: 'Children in each generation. The elites survive beside them without being evaluated again.',
    }),
    parents: parentsField({
      default: ({ task }) => (task ? 6 : 10),
      help: 'Elites: the best individuals so far, from which everybody is bred. Fewer means stronger selection.',
    }),
    sigma: sigmaField({
      default: 0.1,
      help: 'Standard deviation of the first mutations in every coordinate, in the units of the search space.',
    }),
    decay: decayField(0.999),
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Standard deviation of the mutations.',
      scale: 'log',
      read: (s: ElitistGaState) => s.sigma,
    },
  ],

  init: ({ parameters }): ElitistGaState => ({
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

  // Under noise the elites are evaluated again, behind their children.
  ask({ kept: { members, costs }, sigma }, setting, generation): Plan {
    const { dimension, noisy, stream } = setting;
    const { population } = setting.parameters;
    const count = costs.length;
    if (count === 0) return fresh(setting, population);
    const size = population + (noisy ? count : 0);
    const base = new Int32Array(size);
    for (let i = population; i < size; i++) base[i] = i - population;
    const other = base.slice();
    const power = new Float64Array(size);
    for (let i = 0; i < population; i++) {
      const words = stream.words(PURPOSE.offspring, generation, i);
      base[i] = pick(words[0], count);
      other[i] = pick(words[1], count);
      power[i] = sigma;
    }
    const crossover = { other, keep: new Float64Array(size).fill(EITHER) };
    return { kind: 'children', size, dimension, members, base, crossover, power };
  },

  select: ({ kept }, ranking, { noisy, parameters }) =>
    requestOf(survivors(competing(kept, noisy), ranking, parameters.parents)),

  tell(state, ranking, [rows], { dimension, noisy, parameters }) {
    const { kept, progress } = state;
    const { costs, order, finite, size } = ranking;
    if (finite > 0) {
      succeed(kept, survivors(competing(kept, noisy), ranking, parameters.parents), rows, ranking, dimension);
    }
    state.sigma = decayed(state.sigma, parameters.sigma, parameters.decay);
    follow(progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});
