import { SymmetricEigen } from '../../kernels/eigen.ts';
import type { Values } from '../experiment/fields.ts';
import { costHistory, remember, type CostHistory } from './cma-es/stop.ts';
import { exponential, gramian, product } from './nes/matrices.ts';
import { NES_PARAMETERS as parameters } from './nes/parameters.ts';
import { nesStop } from './nes/stop.ts';
import { utilitiesOf } from './nes/utilities.ts';
import { defineStrategy, type Setting, type State } from './strategy.ts';
import { moved } from './moved.ts';

interface XnesState extends State {
  mean: Float64Array;
  sigma: number;
  /** B, n², row-major, of determinant 1: steps are σ·B z. */
  factor: Float64Array;
  /** Half axes of the search ellipse before σ scales it, ascending, as they were when they were last looked at. */
  lengths: Float64Array;
  healthy: boolean;
  history: CostHistory;
}

/** Longest over shortest axis at which float64 runs out, as in CMA-ES. */
const LARGEST_RATIO = 1e7;

/** Exponential natural evolution strategy: Glasmachers, Schaul, Yi, Wierstra and Schmidhuber (2010). */
export const xnes = defineStrategy({
  id: 'xnes',
  name: 'xNES',
  family: 'covariance',
  revision: 1,
  summary:
    'Follows the natural gradient of its whole search ellipse, in coordinates in which every step leaves it one.',
  reference: 'Glasmachers et al. 2010, Exponential natural evolution strategies, GECCO; Wierstra et al. 2014, JMLR 15',
  invariances: ['monotone', 'translation', 'scale', 'rotation'],
  parameters,
  mostDimensions: 300,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Overall scale of the steps.',
      scale: 'log',
      read: (s: XnesState) => s.sigma,
    },
    {
      id: 'axis-ratio',
      label: 'Axis ratio of B',
      help: 'Longest over shortest axis of the search ellipse.',
      scale: 'log',
      read: ({ lengths }: XnesState) => lengths[lengths.length - 1] / lengths[0],
    },
  ],
  spectra: [
    {
      id: 'axis-lengths',
      label: 'Axis lengths of B',
      help: 'Half axes of the search ellipse before the step size scales it: the singular values of B.',
      scale: 'log',
      read: (s: XnesState) => s.lengths,
    },
  ],

  init({ dimension: n, start, parameters: { sigma } }): XnesState {
    const identity = new Float64Array(n * n);
    for (let j = 0; j < n; j++) identity[j * n + j] = 1;
    return {
      version: 1,
      generation: 0,
      mean: start.slice(),
      sigma,
      factor: identity,
      lengths: new Float64Array(n).fill(1),
      healthy: true,
      history: costHistory(n),
    };
  },

  retune(state, changed, { dimension, parameters: { sigma } }) {
    if (changed.has('sigma')) state.sigma = sigma;
    state.history = costHistory(dimension);
  },

  ask: ({ mean, sigma, factor }, { dimension, parameters: { population } }) => ({
    kind: 'gaussian',
    size: population,
    dimension,
    mean,
    sigma,
    factor,
    mirrored: false,
  }),

  select(_state, ranking, setting) {
    const weights = utilitiesOf(ranking, setting);
    return {
      sums: [
        { of: 'step', moment: 'first', weights },
        { of: 'noise', moment: 'outer', weights },
      ],
    };
  },

  // Utilities sum to 0, so Σ u (z zᵀ − I) is Σ u z zᵀ. A generation without a finite cost is one tie, whose sums are 0.
  tell(state, ranking, [step, outer], setting) {
    state.mean = moved(state.mean, state.sigma, step);
    if (ranking.finite > 0) turn(state, outer, setting);
    remember(state.history, ranking, state.generation);
    state.generation++;
  },

  stop({ mean, sigma, lengths, healthy, history }, { parameters: { population, sigma: sigma0 } }) {
    const [shortest, longest] = [lengths[0], lengths[lengths.length - 1]];
    if (!healthy) return 'numerical-error';
    if (longest > LARGEST_RATIO * shortest) return 'condition';
    return nesStop({ longest: sigma * longest, shortest: sigma * shortest }, mean, history, population, sigma0);
  },

  selected: (_state, { parameters: { population } }) => Math.max(1, population >> 1),

  shape: ({ mean, sigma, factor }) => ({ mean, sigma, factor }),
});

/** σ takes the trace of the gradient's matrix G, B the rest of it: B ← B·exp(η/2·(G − tr(G)/n·I)). */
function turn(state: XnesState, gradient: Float64Array, setting: Setting<Values<typeof parameters>>): void {
  const { dimension: n, kernels } = setting;
  const rate = rateOf(setting);
  let trace = 0;
  for (let j = 0; j < n; j++) trace += gradient[j * n + j];
  const common = trace / n;
  const exponent = gradient.map((value) => (rate / 2) * value);
  for (let j = 0; j < n; j++) exponent[j * n + j] = (rate / 2) * (gradient[j * n + j] - common);

  state.sigma *= kernels.call.exp((rate / 2) * common);
  const turned = exponential(exponent, n, kernels);
  state.healthy = turned !== null && Number.isFinite(state.sigma);
  if (turned === null) return;
  state.factor = product(state.factor, turned, n);
  // The axes cost as much again and serve pictures and the stop rules only.
  if (state.generation % Math.ceil(n / 10) === 0) look(state, setting);
}

/** Lengths of the axes: the roots of the eigenvalues of B Bᵀ. */
function look(state: XnesState, { dimension: n, kernels }: Setting<unknown>): void {
  const eigen = SymmetricEigen.for(kernels, n);
  if (eigen.decompose(gramian(state.factor, n)))
    state.lengths = eigen.values.map((value) => Math.sqrt(Math.max(0, value)));
  else state.healthy = false;
}

/** (9 + 3 ln n)/(5 n √n), times what somebody chose. */
function rateOf({ dimension: n, kernels, parameters: { rate } }: Setting<Values<typeof parameters>>): number {
  return (rate * (9 + 3 * kernels.call.log(n))) / (5 * n * Math.sqrt(n));
}
