import type { Values } from '../../experiment/fields.ts';
import { hansenPopulation, populationField, sigmaField } from '../parameters.ts';
import { defineStrategy, type Setting } from '../strategy.ts';
import { cmaConstants, type CmaConstants } from './constants.ts';
import type { CmaState } from './state.ts';
import { cmaStop, costHistory, outlived, remember, STAGNATION_INTERVAL, stagnates } from './stop.ts';
import { roundDistribution, updateDistribution } from './update.ts';

const parameters = {
  population: populationField({ default: (context) => (context.task ? 64 : hansenPopulation(context)), min: 2 }),
  sigma: sigmaField({ default: ({ task }) => (task ? 0.5 : 2) }),
  weights: {
    kind: 'choice',
    label: 'Weights',
    help: 'Whether the worse half of a generation also shapes the covariance matrix.',
    default: 'active',
    options: [
      { value: 'active', label: 'Active', help: 'Negative weights: variance shrinks in directions that proved bad.' },
      { value: 'positive', label: 'Positive only', help: 'Only the better half counts, as in the original method.' },
    ],
  },
} as const;

type CmaSetting = Setting<Values<typeof parameters>>;

const FEWEST_USEFUL = 4;

/** CMA-ES with rank-one and rank-μ updates and cumulative step-size adaptation: Hansen, arXiv:1604.00772. */
export const cmaEs = defineStrategy({
  id: 'cma-es',
  name: 'CMA-ES',
  family: 'covariance',
  revision: 1,
  summary: 'Learns the shape of the landscape: mean, step size and a full covariance matrix follow the better half.',
  reference: 'Hansen, The CMA evolution strategy: a tutorial, arXiv:1604.00772; stop list of Hansen 2009 (BBOB)',
  invariances: ['monotone', 'translation', 'scale', 'rotation'],
  parameters,
  mostDimensions: 1000,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Overall scale of the steps.',
      scale: 'log',
      read: (s: CmaState) => s.sigma,
    },
    {
      id: 'axis-ratio',
      label: 'Axis ratio of C',
      help: 'Longest over shortest axis of the search ellipse.',
      scale: 'log',
      read: (s: CmaState) => s.lengths[s.lengths.length - 1] / s.lengths[0],
    },
  ],
  spectra: [
    {
      id: 'axis-lengths',
      label: 'Axis lengths of C',
      help: 'Half axes of the search ellipse before the step size scales it: the roots of the eigenvalues of the covariance matrix.',
      scale: 'log',
      read: (s: CmaState) => s.lengths,
    },
  ],

  advise: ({ population }) =>
    population < FEWEST_USEFUL
      ? {
          key: 'population',
          message: `With a population of ${population} CMA-ES works, but selection hardly tells it anything; 4 or more is usual.`,
        }
      : null,

  init: ({ dimension, start, parameters: { sigma } }): CmaState => ({
    version: 1,
    generation: 0,
    ...roundDistribution(start.slice(), sigma),
    history: costHistory(dimension),
  }),

  retune(state, changed, { dimension, parameters: { sigma } }) {
    if (changed.has('sigma')) state.sigma = sigma;
    state.history = costHistory(dimension);
  },

  ask: (state, { dimension, parameters: { population } }) => ({
    kind: 'gaussian',
    size: population,
    dimension,
    mean: state.mean,
    sigma: state.sigma,
    factor: state.factor,
    mirrored: false,
  }),

  select(_state, ranking, setting) {
    const { weights, recombination, update } = workshopOf(setting);
    for (let rank = 0; rank < ranking.size; rank++) {
      const individual = ranking.order[rank];
      // A positive weight needs a finite cost; a negative one pushes away from what has none.
      const weight = weights[rank] > 0 && rank >= ranking.finite ? 0 : weights[rank];
      recombination[individual] = Math.max(0, weight);
      update[individual] = ranking.finite === 0 ? 0 : weight;
    }
    return {
      sums: [
        { of: 'step', moment: 'first', weights: recombination },
        { of: 'step', moment: 'outer', weights: update, boundNegative: true },
      ],
    };
  },

  tell(state, ranking, [step, outer], setting) {
    if (ranking.finite > 0) {
      const workshop = workshopOf(setting);
      let total = 0;
      for (let i = 0; i < ranking.size; i++) total += workshop.update[ranking.order[i]];
      updateDistribution(state, step, outer, total, workshop, state.generation + 1, setting.kernels);
    }
    remember(state.history, ranking, state.generation);
    state.generation++;
    const {
      dimension,
      parameters: { population },
    } = setting;
    if (state.generation % STAGNATION_INTERVAL === 0) {
      state.history.stagnated = stagnates(state.history, dimension, population, state.generation);
    }
  },

  stop: (state, { dimension: n, parameters: { population, sigma } }) => {
    const { covariance, factor, lengths } = state;
    const ellipse = {
      variance: (j: number) => covariance[j * n + j],
      axis: (k: number, j: number) => factor[j * n + k],
      shortest: lengths[0],
      longest: lengths[n - 1],
    };
    return cmaStop(state, ellipse, population, sigma) ?? outlived(state, n, population);
  },

  selected: (_state, setting) => workshopOf(setting).mu,

  shape: ({ mean, sigma, factor }) => ({ mean, sigma, factor }),
});

/** The constants of a setting, and the weights by individual that every generation fills anew. */
interface Workshop extends CmaConstants {
  readonly recombination: Float64Array;
  readonly update: Float64Array;
}

const workshops = new WeakMap<CmaSetting, Workshop>();

/** All of it depends on nothing but the setting, so one computation serves until the next restart. */
function workshopOf(setting: CmaSetting): Workshop {
  let workshop = workshops.get(setting);
  if (!workshop) {
    const { population, weights } = setting.parameters;
    workshop = {
      ...cmaConstants(setting.dimension, population, weights === 'active', setting.kernels),
      recombination: new Float64Array(population),
      update: new Float64Array(population),
    };
    workshops.set(setting, workshop);
  }
  return workshop;
}
