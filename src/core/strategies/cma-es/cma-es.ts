import { SymmetricEigen } from '../../../kernels/eigen.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import type { Values } from '../../experiment/fields.ts';
import type { Ranking } from '../../population/ranking.ts';
import { hansenPopulation, populationField, sigmaField } from '../parameters.ts';
import { defineStrategy, type Setting } from '../strategy.ts';
import { cmaConstants, type CmaConstants } from './constants.ts';
import type { CmaState } from './state.ts';
import { cmaStop, costHistory, remember, stagnates } from './stop.ts';

const parameters = {
  population: populationField({ default: hansenPopulation, min: 2 }),
  sigma: sigmaField({ default: 2 }),
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

const LEAST_EIGENVALUE = 1e-30;
const STAGNATION_INTERVAL = 20;
const FEWEST_USEFUL = 4;

/** CMA-ES with rank-one and rank-μ updates and cumulative step-size adaptation: Hansen, arXiv:1604.00772. */
export const cmaEs = defineStrategy({
  id: 'cma-es',
  name: 'CMA-ES',
  revision: 1,
  summary: 'Learns the shape of the landscape: mean, step size and a full covariance matrix follow the better half.',
  reference: 'Hansen, The CMA evolution strategy: a tutorial, arXiv:1604.00772; stop list of Hansen 2009 (BBOB)',
  parameters,
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

  init({ dimension: n, start, parameters: { sigma } }): CmaState {
    const identity = new Float64Array(n * n);
    for (let j = 0; j < n; j++) identity[j * n + j] = 1;
    return {
      version: 1,
      generation: 0,
      mean: start.slice(),
      sigma,
      pathC: new Float64Array(n),
      pathSigma: new Float64Array(n),
      covariance: identity,
      factor: identity.slice(),
      lengths: new Float64Array(n).fill(1),
      decomposed: 0,
      healthy: true,
      history: costHistory(n),
    };
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
    if (ranking.finite > 0) learn(state, ranking, step, outer, setting);
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

  stop: (state, { dimension, parameters: { population, sigma } }) => cmaStop(state, dimension, population, sigma),

  selected: (_state, setting) => workshopOf(setting).mu,

  shape: ({ mean, sigma, factor }) => ({ mean, sigma, factor }),
});

/** Equations of section 4 of the tutorial; `step` is Σ w y over the positive weights, `outer` is Σ w° y yᵀ over all. */
function learn(state: CmaState, ranking: Ranking, step: Float64Array, outer: Float64Array, setting: CmaSetting): void {
  const { dimension: n, kernels } = setting;
  const { mueff, cc, c1, cmu, cs, damping, chi, eigenInterval, update } = workshopOf(setting);
  const { pathC, pathSigma, covariance } = state;
  const updates = state.generation + 1;

  state.mean = state.mean.map((m, j) => m + state.sigma * step[j]);
  const push = Math.sqrt(cs * (2 - cs) * mueff);
  const whitened = whiten(state, step, n);
  let squared = 0;
  for (let j = 0; j < n; j++) {
    pathSigma[j] = (1 - cs) * pathSigma[j] + push * whitened[j];
    squared += pathSigma[j] * pathSigma[j];
  }
  const length = Math.sqrt(squared);
  const settled = Math.sqrt(1 - kernels.call.pow(1 - cs, 2 * updates));
  const h = length / settled < (1.4 + 2 / (n + 1)) * chi ? 1 : 0;
  const pull = h * Math.sqrt(cc * (2 - cc) * mueff);
  for (let j = 0; j < n; j++) pathC[j] = (1 - cc) * pathC[j] + pull * step[j];

  let total = 0;
  for (let i = 0; i < ranking.size; i++) total += update[ranking.order[i]];
  const keep = 1 + c1 * (1 - h) * cc * (2 - cc) - c1 - cmu * total;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = keep * covariance[i * n + j] + c1 * pathC[i] * pathC[j] + cmu * outer[i * n + j];
      covariance[i * n + j] = covariance[j * n + i] = value;
    }
  }
  state.sigma *= kernels.call.exp(Math.min(1, (cs / damping) * (length / chi - 1)));
  state.healthy = Number.isFinite(state.sigma) && state.sigma > 0;
  if (updates - state.decomposed >= eigenInterval) decompose(state, n, updates, kernels);
}

/** C^(−½) v = B D⁻¹ Bᵀ v with the axes of the last decomposition. */
function whiten({ factor, lengths }: CmaState, v: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let axis = 0; axis < n; axis++) {
    let projection = 0;
    for (let j = 0; j < n; j++) projection += factor[j * n + axis] * v[j];
    // The factor's columns are lengths·b: one division for each of the two products and one for D⁻¹.
    const scaled = projection / (lengths[axis] * lengths[axis] * lengths[axis]);
    for (let j = 0; j < n; j++) out[j] += factor[j * n + axis] * scaled;
  }
  return out;
}

function decompose(state: CmaState, n: number, generation: number, kernels: Kernels): void {
  const eigen = SymmetricEigen.for(kernels, n);
  if (!eigen.decompose(state.covariance)) {
    state.healthy = false;
    return;
  }
  const { values, vectors } = eigen;
  const factor = new Float64Array(n * n);
  for (let axis = 0; axis < n; axis++) {
    const length = Math.sqrt(Math.max(LEAST_EIGENVALUE, values[axis]));
    state.lengths[axis] = length;
    for (let j = 0; j < n; j++) factor[j * n + axis] = vectors[axis * n + j] * length;
  }
  state.factor = factor;
  state.decomposed = generation;
}

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
