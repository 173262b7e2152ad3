import type { Plan } from '../../population/plan.ts';
import { PURPOSE } from '../../random/purposes.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { follow, stalled, type Progress } from '../stopping.ts';
import { defineStrategy, type State } from '../strategy.ts';
import { parentsField } from './fields.ts';
import { fresh, nobody, pick, requestOf, succeed, survivors, type Kept } from './kept.ts';
import { perturbed } from './rates.ts';

interface SamrState extends State {
  readonly kept: Kept;
  /** Mutation rate of each member, and of each individual of the generation in flight. */
  rates: Float64Array;
  childRates: Float64Array;
  readonly progress: Progress;
}

const NOBODY = new Float64Array(0);
const LARGEST_RATE = 10;

/** SAMR-GA: every individual carries a mutation rate of its own, which is inherited and mutates as well. */
export const samrGa = defineStrategy({
  id: 'samr-ga',
  name: 'SAMR-GA',
  family: 'genetic',
  revision: 1,
  summary:
    'Every individual inherits a mutation rate of its own, so that rates are selected together with what they made.',
  reference: 'Clune et al. 2008; evosax v0.3.1, population_based/samr_ga.py, with an elite that stays as it is',
  invariances: ['monotone'],
  parameters: {
    population: populationField({
      default: ({ task }) => (task ? 64 : 100),
      min: 2,
      help: 'Individuals evaluated in each generation; the first one is the best of the last, unchanged.',
    }),
    parents: parentsField({
      default: ({ task }) => (task ? 32 : 50),
      help: 'The best individuals of the last generation, from which the next one is bred. Fewer means stronger selection.',
    }),
    sigma: sigmaField({
      default: 0.1,
      help: 'The first mutation rate of everybody: standard deviation of a mutation in every coordinate.',
    }),
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Mutation rate of the best',
      help: 'Standard deviation of the mutation that made the best individual of the last generation.',
      scale: 'log',
      read: (s: SamrState) => s.rates[0],
    },
  ],

  init: ({ parameters }): SamrState => ({
    version: 1,
    generation: 0,
    kept: nobody(),
    rates: Float64Array.of(parameters.sigma),
    childRates: new Float64Array(0),
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { parameters }) {
    if (changed.has('sigma')) state.rates = state.rates.map(() => parameters.sigma);
    state.progress.since = 0;
  },

  ask(state, setting, generation): Plan {
    const { members, costs } = state.kept;
    const { dimension, kernels, stream } = setting;
    const { population: size, sigma } = setting.parameters;
    state.childRates = new Float64Array(size).fill(sigma);
    if (costs.length === 0) return fresh(setting, size);
    const base = new Int32Array(size);
    const power = new Float64Array(size);
    state.childRates[0] = state.rates[0];
    for (let i = 1; i < size; i++) {
      const words = stream.words(PURPOSE.offspring, generation, i);
      base[i] = pick(words[0], costs.length);
      power[i] = Math.min(LARGEST_RATE, perturbed(state.rates[base[i]], words[1], kernels));
    }
    state.childRates.set(power.subarray(1), 1);
    return { kind: 'children', size, dimension, members, base, power };
  },

  select: (_state, ranking, { parameters }) => requestOf(survivors(NOBODY, ranking, parameters.parents)),

  // Where nobody has a finite cost, the parents breed once more.
  tell(state, ranking, [rows], { dimension, parameters }) {
    const { costs, order, finite, size } = ranking;
    if (finite > 0) {
      const chosen = survivors(NOBODY, ranking, parameters.parents);
      state.rates = new Float64Array(chosen.length);
      for (let k = 0; k < chosen.length; k++) state.rates[k] = state.childRates[chosen[k]];
      succeed(state.kept, chosen, rows, ranking, dimension);
    }
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});
