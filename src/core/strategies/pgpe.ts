import { centredRanks } from '../population/ranking.ts';
import { clipUp } from './clip-up.ts';
import { populationField, sigmaField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';

interface PgpeState extends State {
  mean: Float64Array;
  /** Standard deviation of each coordinate. */
  deviations: Float64Array;
  readonly velocity: Float64Array;
  readonly progress: Progress;
}

/** PGPE: Sehnke et al., "Parameter-exploring policy gradients" (2010), with symmetric samples, centred ranks and ClipUp. */
export const pgpe = defineStrategy({
  id: 'pgpe',
  name: 'PGPE',
  family: 'gradient',
  revision: 1,
  summary:
    'Mirrored pairs tell where the mean should go and how widely to search along each coordinate; ClipUp moves it.',
  reference: 'Sehnke et al. 2010, Neural Networks 23; ClipUp: Toklu et al. 2020, arXiv:2008.02387; nnaisense/pgpelib',
  invariances: ['monotone', 'translation'],
  parameters: {
    population: populationField({
      default: 64,
      min: 2,
      multiple: 2,
      help: 'Individuals in each generation, half of them mirror images of the other half, so the number is even.',
    }),
    sigma: sigmaField({ default: ({ task }) => (task ? 0.1 : 1) }),
    'learning-rate': {
      kind: 'real',
      label: 'Learning rate',
      help: 'How much speed the mean gains in one generation, in the units of the search space.',
      unit: '',
      min: 1e-9,
      max: 1e3,
      scale: 'log',
      default: 0.15,
    },
    'max-speed': {
      kind: 'real',
      label: 'Largest speed',
      help: 'The mean never moves further than this in one generation; twice the learning rate is usual.',
      unit: '',
      min: 1e-9,
      max: 1e3,
      scale: 'log',
      default: 0.3,
    },
    momentum: {
      kind: 'real',
      label: 'Momentum',
      help: 'The share of its last movement that the mean keeps.',
      unit: '',
      min: 0,
      max: 0.99999,
      scale: 'linear',
      default: 0.9,
    },
    'sigma-rate': {
      kind: 'real',
      label: 'Learning rate of σ',
      help: 'How fast the step sizes follow what the pairs say about them; at 0 they never change.',
      unit: '',
      min: 0,
      max: 10,
      scale: 'linear',
      default: 0.1,
    },
    'sigma-change': {
      kind: 'real',
      label: 'Largest change of σ',
      help: 'No step size changes by more than this share of itself in one generation.',
      unit: '',
      min: 0,
      max: 0.99,
      scale: 'linear',
      default: 0.2,
    },
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Root of the mean variance of the coordinates.',
      scale: 'log',
      read: ({ deviations }: PgpeState) => Math.sqrt(deviations.reduce((sum, s) => sum + s * s, 0) / deviations.length),
    },
    {
      id: 'speed',
      label: 'Speed',
      help: 'How far the mean moved in the last generation.',
      scale: 'log',
      read: ({ velocity }: PgpeState) => Math.sqrt(velocity.reduce((sum, v) => sum + v * v, 0)),
    },
  ],
  spectra: [
    {
      id: 'deviations',
      label: 'Step sizes of the coordinates',
      help: 'Standard deviation of the samples along each coordinate, in ascending order.',
      scale: 'log',
      read: ({ deviations }: PgpeState) => deviations.slice().sort(),
    },
  ],

  init: ({ dimension, start, parameters: { sigma } }): PgpeState => ({
    version: 1,
    generation: 0,
    mean: start.slice(),
    deviations: new Float64Array(dimension).fill(sigma),
    velocity: new Float64Array(dimension),
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { dimension, parameters: { sigma } }) {
    if (changed.has('sigma')) state.deviations = new Float64Array(dimension).fill(sigma);
    state.progress.since = 0;
  },

  ask: ({ mean, deviations }, { dimension, parameters: { population } }) => ({
    kind: 'gaussian',
    size: population,
    dimension,
    mean,
    sigma: 1,
    factor: deviations,
    mirrored: true,
  }),

  // A pair pulls the mean by half the difference of its ranks and widens the search by their mean, relative to 0, the mean of all.
  select(_state, ranking) {
    const { size } = ranking;
    const pairs = size / 2;
    const ranks = new Float64Array(size);
    const towards = new Float64Array(size);
    const wider = new Float64Array(size);
    centredRanks(ranking, ranks);
    for (let i = 0; i < pairs; i++) {
      towards[i] = (ranks[pairs + i] - ranks[i]) / 2 / pairs;
      wider[i] = -(ranks[pairs + i] + ranks[i]) / 2 / pairs;
    }
    return {
      sums: [
        { of: 'noise', moment: 'first', weights: towards },
        { of: 'noise', moment: 'second', weights: wider },
      ],
    };
  },

  tell(state, { costs, order, finite, size }, [first, second], { parameters }) {
    const { momentum, 'learning-rate': rate, 'max-speed': maxSpeed } = parameters;
    const { 'sigma-rate': sigmaRate, 'sigma-change': most } = parameters;
    // Without one finite cost there is nothing to learn from, and momentum alone must not move the mean.
    if (finite > 0) {
      const { deviations } = state;
      const direction = new Float64Array(first.length);
      const changed = new Float64Array(first.length);
      for (let j = 0; j < first.length; j++) {
        direction[j] = deviations[j] * first[j];
        // The weights sum to 0, so (e² − σ²)/σ summed up is σ times the second moment of the draws.
        changed[j] = deviations[j] * (1 + Math.max(-most, Math.min(most, sigmaRate * second[j])));
      }
      state.mean = clipUp(state.mean, direction, state.velocity, { rate, momentum, maxSpeed });
      state.deviations = changed;
    }
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: ({ progress }, { dimension }) => (stalled(progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters: { population } }) => population,

  shape: ({ mean, deviations }) => ({ mean, sigma: 1, factor: deviations }),
});
