import type { Values } from '../../experiment/fields.ts';
import { hansenPopulation, populationField, sigmaField } from '../parameters.ts';
import { defineStrategy, type Setting, type State } from '../strategy.ts';
import { sepConstants, type CmaConstants } from './constants.ts';
import { advancePaths, type Paths } from './paths.ts';
import { cmaStop, costHistory, remember, STAGNATION_INTERVAL, stagnates, type CostHistory } from './stop.ts';
import { moved } from '../moved.ts';

interface SepState extends State, Paths {
  mean: Float64Array;
  sigma: number;
  /** The diagonal of C, and its roots, which a plan refers to. */
  readonly variances: Float64Array;
  factor: Float64Array;
  /** False once a number stopped being finite. */
  healthy: boolean;
  history: CostHistory;
}

const parameters = {
  population: populationField({ default: (context) => (context.task ? 64 : hansenPopulation(context)), min: 2 }),
  sigma: sigmaField({ default: ({ task }) => (task ? 0.5 : 2) }),
} as const;

type SepSetting = Setting<Values<typeof parameters>>;

/** sep-CMA-ES: Ros and Hansen, "A simple modification in CMA-ES achieving linear time and space complexity" (PPSN 2008). */
export const sepCmaEs = defineStrategy({
  id: 'sep-cma-es',
  name: 'sep-CMA-ES',
  family: 'covariance',
  revision: 1,
  summary: 'CMA-ES with one variance for each coordinate: fast in many dimensions, blind to turned valleys.',
  reference: 'Ros and Hansen 2008, PPSN X; constants of Hansen, arXiv:1604.00772, rates times (n + 2)/3',
  invariances: ['monotone', 'translation', 'scale'],
  parameters,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Overall scale of the steps.',
      scale: 'log',
      read: (s: SepState) => s.sigma,
    },
    {
      id: 'axis-ratio',
      label: 'Axis ratio of C',
      help: 'Largest over smallest standard deviation of a coordinate.',
      scale: 'log',
      read: ({ factor }: SepState) => largest(factor) / smallest(factor),
    },
  ],
  spectra: [
    {
      id: 'axis-lengths',
      label: 'Standard deviations of coordinates',
      help: 'Half axes of the search ellipse before the step size scales it: the roots of the diagonal of the covariance matrix.',
      scale: 'log',
      read: (s: SepState) => s.factor.slice().sort(),
    },
  ],

  init: ({ dimension: n, start, parameters: { sigma } }): SepState => ({
    version: 1,
    generation: 0,
    mean: start.slice(),
    sigma,
    pathC: new Float64Array(n),
    pathSigma: new Float64Array(n),
    variances: new Float64Array(n).fill(1),
    factor: new Float64Array(n).fill(1),
    healthy: true,
    history: costHistory(n),
  }),

  retune(state, changed, { dimension, parameters: { sigma } }) {
    if (changed.has('sigma')) state.sigma = sigma;
    state.history = costHistory(dimension);
  },

  ask: ({ mean, sigma, factor }, { dimension, parameters: { population: size } }) => ({
    kind: 'gaussian',
    size,
    dimension,
    mean,
    sigma,
    factor,
    mirrored: false,
  }),

  select(_state, { order, finite, size }, setting) {
    const { weights, individual } = workshopOf(setting);
    for (let rank = 0; rank < size; rank++) individual[order[rank]] = rank < finite ? weights[rank] : 0;
    return {
      sums: [
        { of: 'step', moment: 'first', weights: individual },
        { of: 'step', moment: 'second', weights: individual },
      ],
    };
  },

  tell(state, ranking, [step, squares], setting) {
    if (ranking.finite > 0) learn(state, ranking.finite, step, squares, setting);
    remember(state.history, ranking, state.generation);
    state.generation++;
    const { dimension, parameters } = setting;
    if (state.generation % STAGNATION_INTERVAL === 0) {
      state.history.stagnated = stagnates(state.history, dimension, parameters.population, state.generation);
    }
  },

  stop(state, { parameters: { population, sigma } }) {
    const { variances, factor } = state;
    const ellipse = {
      variance: (j: number) => variances[j],
      axis: (k: number, j: number) => (k === j ? factor[j] : 0),
      shortest: smallest(factor),
      longest: largest(factor),
    };
    return cmaStop(state, ellipse, population, sigma);
  },

  selected: (_state, setting) => workshopOf(setting).mu,

  shape: ({ mean, sigma, factor }) => ({ mean, sigma, factor }),
});

/** As CMA-ES, with C a diagonal; `step` is Σ w y and `squares` Σ w y∘y over the better half, those without a cost left out. */
function learn(state: SepState, finite: number, step: Float64Array, squares: Float64Array, setting: SepSetting): void {
  const workshop = workshopOf(setting);
  const { cc, c1, cmu, mu, weights } = workshop;
  const { pathC, variances, factor } = state;
  state.mean = moved(state.mean, state.sigma, step);
  const { whitened } = workshop;
  for (let j = 0; j < step.length; j++) whitened[j] = step[j] / factor[j];
  const { h, growth } = advancePaths(state, step, whitened, workshop, state.generation + 1, setting.kernels);

  let total = 0;
  for (let rank = 0; rank < Math.min(mu, finite); rank++) total += weights[rank];
  const keep = 1 + c1 * (1 - h) * cc * (2 - cc) - c1 - cmu * total;
  for (let j = 0; j < variances.length; j++) {
    const value = keep * variances[j] + c1 * pathC[j] * pathC[j] + cmu * squares[j];
    variances[j] = Math.max(LEAST_VARIANCE, value);
  }
  const roots = new Float64Array(variances.length);
  for (let j = 0; j < roots.length; j++) roots[j] = Math.sqrt(variances[j]);
  state.factor = roots;
  state.sigma *= growth;
  state.healthy = Number.isFinite(state.sigma) && state.sigma > 0;
}

const LEAST_VARIANCE = 1e-30;

function smallest(values: Float64Array): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return most;
}

/** The constants of a setting; the weights by individual and the step without the shape of C, filled anew in every generation. */
interface Workshop extends CmaConstants {
  readonly individual: Float64Array;
  readonly whitened: Float64Array;
}

const workshops = new WeakMap<SepSetting, Workshop>();

function workshopOf(setting: SepSetting): Workshop {
  let workshop = workshops.get(setting);
  if (!workshop) {
    const { population } = setting.parameters;
    workshop = {
      ...sepConstants(setting.dimension, population, setting.kernels),
      individual: new Float64Array(population),
      whitened: new Float64Array(setting.dimension),
    };
    workshops.set(setting, workshop);
  }
  return workshop;
}
