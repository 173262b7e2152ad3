import type { Values } from '../experiment/fields.ts';
import { costHistory, remember, type CostHistory } from './cma-es/stop.ts';
import { NES_PARAMETERS as parameters } from './nes/parameters.ts';
import { nesStop } from './nes/stop.ts';
import { utilitiesOf } from './nes/utilities.ts';
import { defineStrategy, type Setting, type State } from './strategy.ts';

interface SnesState extends State {
  mean: Float64Array;
  /** Standard deviation of each coordinate. */
  deviations: Float64Array;
  history: CostHistory;
}

/** Separable natural evolution strategy: Schaul, Glasmachers and Schmidhuber, "High dimensions and heavy tails for NES" (2011). */
export const snes = defineStrategy({
  id: 'snes',
  name: 'SNES',
  family: 'gradient',
  revision: 1,
  summary: 'Follows the natural gradient of its mean and of one step size for each coordinate. Cannot turn its axes.',
  reference: 'Schaul et al. 2011, GECCO; Wierstra et al. 2014, Natural evolution strategies, JMLR 15',
  invariances: ['monotone', 'translation', 'scale'],
  parameters,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Root of the mean variance of the coordinates.',
      scale: 'log',
      read: ({ deviations }: SnesState) => Math.sqrt(deviations.reduce((sum, s) => sum + s * s, 0) / deviations.length),
    },
    {
      id: 'axis-ratio',
      label: 'Ratio of step sizes',
      help: 'The largest step size of a coordinate over the smallest.',
      scale: 'log',
      read: ({ deviations }: SnesState) => longestOf(deviations) / shortestOf(deviations),
    },
  ],
  spectra: [
    {
      id: 'deviations',
      label: 'Step sizes of the coordinates',
      help: 'Standard deviation of the samples along each coordinate, in ascending order.',
      scale: 'log',
      read: ({ deviations }: SnesState) => deviations.slice().sort(),
    },
  ],

  init: ({ dimension, start, parameters: { sigma } }): SnesState => ({
    version: 1,
    generation: 0,
    mean: start.slice(),
    deviations: new Float64Array(dimension).fill(sigma),
    history: costHistory(dimension),
  }),

  retune(state, changed, { dimension, parameters: { sigma } }) {
    if (changed.has('sigma')) state.deviations = new Float64Array(dimension).fill(sigma);
    state.history = costHistory(dimension);
  },

  ask: ({ mean, deviations }, { dimension, parameters: { population } }) => ({
    kind: 'gaussian',
    size: population,
    dimension,
    mean,
    sigma: 1,
    factor: deviations,
    mirrored: false,
  }),

  select(_state, ranking, setting) {
    const weights = utilitiesOf(ranking, setting);
    return {
      sums: [
        { of: 'noise', moment: 'first', weights },
        { of: 'noise', moment: 'second', weights },
      ],
    };
  },

  // Utilities sum to 0, so Σ u (z² − 1) is Σ u z². A generation without a finite cost is one tie, whose sums are 0.
  tell(state, ranking, [first, second], setting) {
    const { kernels } = setting;
    const rate = rateOf(setting);
    const { mean, deviations } = state;
    state.mean = new Float64Array(mean.length);
    state.deviations = new Float64Array(mean.length);
    for (let j = 0; j < mean.length; j++) {
      state.mean[j] = mean[j] + deviations[j] * first[j];
      state.deviations[j] = deviations[j] * kernels.call.exp((rate / 2) * second[j]);
    }
    remember(state.history, ranking, state.generation);
    state.generation++;
  },

  stop({ mean, deviations, history }, { parameters: { population, sigma } }) {
    const widths = { longest: longestOf(deviations), shortest: shortestOf(deviations) };
    return nesStop(widths, mean, history, population, sigma);
  },

  selected: (_state, { parameters: { population } }) => Math.max(1, population >> 1),

  shape: ({ mean, deviations }) => ({ mean, sigma: 1, factor: deviations }),
});

/** (3 + ln n)/(5 √n), times what somebody chose. */
function rateOf({ dimension: n, kernels, parameters: { rate } }: Setting<Values<typeof parameters>>): number {
  return (rate * (3 + kernels.call.log(n))) / (5 * Math.sqrt(n));
}

function longestOf(deviations: Float64Array): number {
  return deviations.reduce((longest, s) => Math.max(longest, s), 0);
}

function shortestOf(deviations: Float64Array): number {
  return deviations.reduce((shortest, s) => Math.min(shortest, s), Infinity);
}
