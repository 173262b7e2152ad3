import { centredRanks } from '../population/ranking.ts';
import { descend, noMoments, type Moments } from './adam.ts';
import { populationField, sigmaField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';

interface OpenAiState extends State, Moments {
  mean: Float64Array;
  sigma: number;
  learningRate: number;
  weights: Float64Array;
  readonly progress: Progress;
}

/** OpenAI-ES: Salimans et al., "Evolution strategies as a scalable alternative to reinforcement learning" (2017), with Adam. */
export const openAiEs = defineStrategy({
  id: 'openai-es',
  name: 'OpenAI-ES',
  family: 'gradient',
  revision: 1,
  summary: 'Estimates a gradient from mirrored pairs of Gaussian samples and their ranks, and follows it with Adam.',
  reference: 'Salimans et al. 2017, arXiv:1703.03864; openai/evolution-strategies-starter; Adam: Kingma and Ba 2015',
  invariances: ['monotone', 'translation'],
  parameters: {
    population: populationField({
      default: 64,
      min: 2,
      multiple: 2,
      help: 'Individuals in each generation, half of them mirror images of the other half, so the number is even.',
    }),
    sigma: sigmaField({ default: 0.1, help: 'Standard deviation of the samples around the mean, at the start.' }),
    'sigma-decay': decayField('Step-size decay', 'The step size is multiplied by this after every generation.', 1),
    'sigma-min': {
      kind: 'real',
      label: 'Smallest step size',
      help: 'The step size never decays below this.',
      unit: '',
      min: 1e-12,
      max: 1e3,
      scale: 'log',
      default: 0.01,
    },
    'learning-rate': {
      kind: 'real',
      label: 'Learning rate',
      help: 'About how far Adam moves each coordinate of the mean in one generation.',
      unit: '',
      min: 1e-9,
      max: 1e3,
      scale: 'log',
      default: 0.05,
    },
    'learning-rate-decay': decayField(
      'Learning-rate decay',
      'The learning rate is multiplied by this every generation.',
      1,
    ),
    'learning-rate-min': {
      kind: 'real',
      label: 'Smallest learning rate',
      help: 'The learning rate never decays below this.',
      unit: '',
      min: 1e-9,
      max: 1e3,
      scale: 'log',
      default: 0.001,
    },
    'weight-decay': {
      kind: 'real',
      label: 'Weight decay',
      help: 'Pulls the mean towards zero: this times the mean is added to the gradient. Meant for network weights.',
      unit: '',
      min: 0,
      max: 10,
      scale: 'linear',
      default: 0,
    },
    beta1: momentumField('Momentum β₁', 'How much of its past Adam keeps in the running mean of the gradient.', 0.9),
    beta2: momentumField('Momentum β₂', 'How much of its past Adam keeps in the mean of the squared gradient.', 0.999),
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Standard deviation of the samples.',
      scale: 'log',
      read: (s: OpenAiState) => s.sigma,
    },
    {
      id: 'learning-rate',
      label: 'Learning rate',
      help: 'Adam’s step for each coordinate.',
      scale: 'log',
      read: (s: OpenAiState) => s.learningRate,
    },
  ],

  init: ({ dimension, start, parameters }): OpenAiState => ({
    version: 1,
    generation: 0,
    mean: start.slice(),
    sigma: parameters.sigma,
    learningRate: parameters['learning-rate'],
    ...noMoments(dimension),
    weights: new Float64Array(parameters.population),
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { parameters }) {
    if (changed.has('sigma')) state.sigma = parameters.sigma;
    if (changed.has('learning-rate')) state.learningRate = parameters['learning-rate'];
    if (changed.has('population')) state.weights = new Float64Array(parameters.population);
    state.progress.since = 0;
  },

  ask: (state, { dimension, parameters }) => ({
    kind: 'gaussian',
    size: parameters.population,
    dimension,
    mean: state.mean,
    sigma: state.sigma,
    factor: null,
    mirrored: true,
  }),

  select(state, ranking) {
    centredRanks(ranking, state.weights);
    return { sums: [{ of: 'noise', moment: 'first', weights: state.weights }] };
  },

  tell(state, { costs, order, finite, size }, folded, { parameters }) {
    // Without one finite cost there is nothing to learn from, and weight decay alone must not move the mean.
    if (finite > 0) {
      const [sum] = folded;
      const gradient = new Float64Array(sum.length);
      const decay = parameters['weight-decay'];
      for (let j = 0; j < sum.length; j++) gradient[j] = sum[j] / (size * state.sigma) + decay * state.mean[j];
      state.mean = descend(state.mean, gradient, state, parameters, state.learningRate);
    }
    state.sigma = Math.max(Math.min(state.sigma, parameters['sigma-min']), state.sigma * parameters['sigma-decay']);
    state.learningRate = Math.max(
      Math.min(state.learningRate, parameters['learning-rate-min']),
      state.learningRate * parameters['learning-rate-decay'],
    );
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => parameters.population,

  shape: ({ mean, sigma }) => ({ mean, sigma, factor: null }),
});

/** A factor in (0, 1] applied every generation. */
function decayField(label: string, help: string, value: number) {
  return { kind: 'real', label, help, unit: '', min: 0, max: 1, scale: 'linear', default: value } as const;
}

/** A share in [0, 1) of the past that a running mean keeps; at 1 Adam's bias correction would divide by zero. */
function momentumField(label: string, help: string, value: number) {
  return { kind: 'real', label, help, unit: '', min: 0, max: 0.99999, scale: 'linear', default: value } as const;
}
