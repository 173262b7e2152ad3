import type { Plan } from '../../population/plan.ts';
import { PURPOSE } from '../../random/purposes.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { follow, stalled, type Progress } from '../stopping.ts';
import { defineStrategy, type State } from '../strategy.ts';
import { parentsField } from './fields.ts';
import { competing, fresh, nobody, pick, requestOf, succeed, survivors, type Kept } from './kept.ts';

interface Mr15State extends State {
  readonly kept: Kept;
  sigma: number;
  /** Of the generation in flight: each child's place among the members; empty for a first generation. */
  parentOf: Int32Array;
  /** Share of children that were better than their parents. */
  success: number;
  readonly progress: Progress;
}

const FACTOR = 2;
const WANTED = 0.2;

/** MR15-GA: a genetic algorithm with plus selection and one mutation rate, which the one-fifth rule doubles or halves. */
export const mr15Ga = defineStrategy({
  id: 'mr15-ga',
  name: 'MR15-GA',
  family: 'genetic',
  revision: 1,
  summary: 'The best of parents and children survive. Mutations double while a fifth of them succeed, else they halve.',
  reference: 'Rechenberg 1973 (one-fifth rule); evosax v0.3.1, population_based/mr15_ga.py',
  invariances: ['monotone'],
  parameters: {
    population: populationField({
      default: ({ task }) => (task ? 64 : 100),
      help: 'Children in each generation. Parents survive beside them without being evaluated again.',
    }),
    parents: parentsField({
      default: ({ task }) => (task ? 32 : 50),
      help: 'The best of parents and children, from which the next generation is bred. Fewer means stronger selection.',
    }),
    sigma: sigmaField({
      default: ({ task }) => (task ? 0.1 : 1),
      help: 'Standard deviation of the first mutations in every coordinate, in the units of the search space.',
    }),
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Standard deviation of the mutations.',
      scale: 'log',
      read: (s: Mr15State) => s.sigma,
    },
    {
      id: 'success',
      label: 'Successes',
      help: 'Share of children that were better than their own parent; the rule keeps it near a fifth.',
      scale: 'linear',
      most: 1,
      read: (s: Mr15State) => s.success,
    },
  ],

  init: ({ parameters }): Mr15State => ({
    version: 1,
    generation: 0,
    kept: nobody(),
    sigma: parameters.sigma,
    parentOf: new Int32Array(0),
    success: 0,
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { parameters }) {
    if (changed.has('sigma')) state.sigma = parameters.sigma;
    state.progress.since = 0;
  },

  // Under noise the parents are evaluated again, behind their children.
  ask(state, setting, generation): Plan {
    const { members, costs } = state.kept;
    const { dimension, noisy, stream } = setting;
    const { population } = setting.parameters;
    const count = costs.length;
    state.parentOf = new Int32Array(count === 0 ? 0 : population);
    if (count === 0) return fresh(setting, population);
    const size = population + (noisy ? count : 0);
    const base = new Int32Array(size);
    for (let i = population; i < size; i++) base[i] = i - population;
    const power = new Float64Array(size);
    for (let i = 0; i < population; i++) {
      base[i] = pick(stream.words(PURPOSE.offspring, generation, i)[0], count);
      power[i] = state.sigma;
    }
    state.parentOf = base.slice(0, population);
    return { kind: 'children', size, dimension, members, base, power };
  },

  select: ({ kept }, ranking, { noisy, parameters }) =>
    requestOf(survivors(competing(kept, noisy), ranking, parameters.parents)),

  tell(state, ranking, [rows], { dimension, noisy, parameters }) {
    const { kept, progress, parentOf } = state;
    const { costs, order, finite, size } = ranking;
    if (finite > 0 && parentOf.length > 0) {
      const before = noisy ? costs.subarray(parentOf.length) : kept.costs;
      const better = parentOf.reduce((sum, parent, i) => sum + (isBetter(costs[i], before[parent]) ? 1 : 0), 0);
      state.success = better / parentOf.length;
      state.sigma *= state.success > WANTED ? FACTOR : 1 / FACTOR;
    }
    if (finite > 0) {
      succeed(kept, survivors(competing(kept, noisy), ranking, parameters.parents), rows, ranking, dimension);
    }
    follow(progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: (state, { dimension, parameters }) =>
    state.sigma < 1e-12 * parameters.sigma ? 'small-step' : stalled(state.progress, dimension) ? 'stalled' : null,

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});

/** Whether a child has a finite cost below its parent's; a parent that has none now is no match for it. */
function isBetter(child: number, parent: number): boolean {
  return Number.isFinite(child) && !(Number.isFinite(parent) && parent <= child);
}
