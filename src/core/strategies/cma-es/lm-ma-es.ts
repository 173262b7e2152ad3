import type { Kernels } from '../../../kernels/kernels.ts';
import type { Values } from '../../experiment/fields.ts';
import { hansenPopulation, populationField, sigmaField } from '../parameters.ts';
import { defineStrategy, type SearchShape, type Setting, type State } from '../strategy.ts';
import { cmaConstants } from './constants.ts';
import { denseFactor } from './directions.ts';
import { cmaStop, costHistory, remember, STAGNATION_INTERVAL, stagnates, type CostHistory } from './stop.ts';
import { moved } from '../moved.ts';

interface LmMaState extends State {
  mean: Float64Array;
  sigma: number;
  readonly path: Float64Array;
  /** One row for each direction; a plan refers to it. */
  directions: Float64Array;
  /** False once a number stopped being finite. */
  healthy: boolean;
  history: CostHistory;
}

const parameters = {
  population: populationField({ default: (context) => (context.task ? 64 : hansenPopulation(context)), min: 2 }),
  sigma: sigmaField({ default: ({ task }) => (task ? 0.5 : 2) }),
} as const;

type LmMaSetting = Setting<Values<typeof parameters>>;

/** Beyond so many dimensions nobody draws the ellipse, and it would take a matrix to say what it is. */
const MOST_DRAWN = 200;
const ROUND = { variance: () => 1, axis: (k: number, j: number) => (k === j ? 1 : 0), shortest: 1, longest: 1 };

/** LM-MA-ES: Loshchilov, Glasmachers and Beyer, "Limited-memory matrix adaptation for large scale black-box optimization". */
export const lmMaEs = defineStrategy({
  id: 'lm-ma-es',
  name: 'LM-MA-ES',
  family: 'covariance',
  revision: 1,
  summary:
    'Remembers a few directions of past progress in place of a matrix: for thousands of coordinates, turned or not.',
  reference: 'Loshchilov, Glasmachers and Beyer 2017, arXiv:1705.06693; rates limited to 1',
  invariances: ['monotone', 'translation', 'scale', 'rotation'],
  parameters,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Overall scale of the steps.',
      scale: 'log',
      read: (s: LmMaState) => s.sigma,
    },
    {
      id: 'path-length',
      label: 'Path length',
      help: 'Length of the evolution path over √n: above 1 when steps go the same way, and then σ grows.',
      scale: 'log',
      read: ({ path }: LmMaState) => Math.sqrt(squaredLength(path) / path.length),
    },
  ],

  init(setting): LmMaState {
    const { dimension: n, start, parameters: own } = setting;
    return {
      version: 1,
      generation: 0,
      mean: start.slice(),
      sigma: own.sigma,
      path: new Float64Array(n),
      directions: new Float64Array(n * workshopOf(setting).directionRates.length),
      healthy: true,
      history: costHistory(n),
    };
  },

  retune(state, changed, { dimension, parameters: { sigma } }) {
    if (changed.has('sigma')) state.sigma = sigma;
    state.history = costHistory(dimension);
  },

  ask(state, setting) {
    const { mean, sigma } = state;
    const { dimension, parameters: own } = setting;
    const directions = { rows: state.directions, rates: ratesInUse(state, setting) };
    return {
      kind: 'gaussian',
      size: own.population,
      dimension,
      mean,
      sigma,
      factor: null,
      directions,
      mirrored: false,
    };
  },

  select(_state, { order, finite, size }, setting) {
    const { weights, individual } = workshopOf(setting);
    for (let rank = 0; rank < size; rank++) individual[order[rank]] = rank < finite ? weights[rank] : 0;
    return {
      sums: [
        { of: 'step', moment: 'first', weights: individual },
        { of: 'noise', moment: 'first', weights: individual },
      ],
    };
  },

  tell(state, ranking, [step, draws], setting) {
    if (ranking.finite > 0) learn(state, step, draws, setting);
    remember(state.history, ranking, state.generation);
    state.generation++;
    const { dimension, parameters: own } = setting;
    if (state.generation % STAGNATION_INTERVAL === 0) {
      state.history.stagnated = stagnates(state.history, dimension, own.population, state.generation);
    }
  },

  // What the directions do to lengths is small beside the step size, so the ellipse counts as round.
  stop: (state, { parameters: { population, sigma } }) =>
    cmaStop({ ...state, pathC: state.path }, ROUND, population, sigma),

  selected: (_state, setting) => workshopOf(setting).mu,

  shape(state, setting): SearchShape {
    const { mean, sigma, directions } = state;
    if (mean.length > MOST_DRAWN) return { mean, sigma, factor: null };
    const rates = ratesInUse(state, setting);
    return {
      mean,
      sigma,
      // Only pictures want it.
      get factor() {
        return denseFactor({ rows: directions, rates }, mean.length);
      },
    };
  },
});

/** As many directions take part as there have been generations, until all do. */
function ratesInUse({ generation }: LmMaState, setting: LmMaSetting): Float64Array {
  const { directionRates } = workshopOf(setting);
  return directionRates.subarray(0, Math.min(generation, directionRates.length));
}

/** Equations of the paper's algorithm 1; `step` is Σ w d and `draws` is Σ w z over the better half. */
function learn(state: LmMaState, step: Float64Array, draws: Float64Array, setting: LmMaSetting): void {
  const { dimension: n, kernels } = setting;
  const { mueff, pathRate, memoryRates } = workshopOf(setting);
  state.mean = moved(state.mean, state.sigma, step);
  follow(state.path, 0, pathRate, mueff, draws);
  const directions = state.directions.slice();
  memoryRates.forEach((rate, k) => follow(directions, n * k, rate, mueff, draws));
  state.directions = directions;
  state.sigma *= kernels.call.exp((pathRate / 2) * (squaredLength(state.path) / n - 1));
  state.healthy = Number.isFinite(state.sigma) && state.sigma > 0;
}

/** Row at `from` ← (1 − rate) of it + √(μ rate (2 − rate)) draws, which keeps the lengths that selection by chance gives. */
function follow(rows: Float64Array, from: number, rate: number, mueff: number, draws: Float64Array): void {
  const push = Math.sqrt(mueff * rate * (2 - rate));
  for (let j = 0; j < draws.length; j++) rows[from + j] = (1 - rate) * rows[from + j] + push * draws[j];
}

function squaredLength(path: Float64Array): number {
  let sum = 0;
  for (const value of path) sum += value * value;
  return sum;
}

interface Workshop {
  readonly weights: Float64Array;
  readonly mu: number;
  readonly mueff: number;
  readonly pathRate: number;
  /** How much a sample is stretched along each direction, and how fast each direction forgets. */
  readonly directionRates: Float64Array;
  readonly memoryRates: Float64Array;
  /** The weights by individual, which every generation fills anew. */
  readonly individual: Float64Array;
}

const workshops = new WeakMap<LmMaSetting, Workshop>();

function workshopOf(setting: LmMaSetting): Workshop {
  let workshop = workshops.get(setting);
  if (!workshop) workshops.set(setting, (workshop = makeWorkshop(setting, setting.kernels)));
  return workshop;
}

function makeWorkshop({ dimension: n, parameters: { population } }: LmMaSetting, kernels: Kernels): Workshop {
  const { weights, mu, mueff } = cmaConstants(n, population, false, kernels);
  const count = hansenPopulation({ dimension: n });
  const directionRates = new Float64Array(count);
  const memoryRates = new Float64Array(count);
  // Rates above 1 would take the root of a negative number.
  for (let k = 0, slow = n, fast = n / population; k < count; k++, slow *= 1.5, fast *= 4) {
    directionRates[k] = Math.min(1, 1 / slow);
    memoryRates[k] = Math.min(1, 1 / fast);
  }
  const pathRate = Math.min(1, (2 * population) / n);
  return { weights, mu, mueff, pathRate, directionRates, memoryRates, individual: new Float64Array(population) };
}
