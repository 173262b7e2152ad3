import { populationField, sigmaField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';
import { moved } from './moved.ts';

interface HillClimbingState extends State {
  mean: Float64Array;
  sigma: number;
  best: number;
  /** Index of the individual the mean moves to, −1 when it stays. */
  chosen: number;
  readonly progress: Progress;
}

const RAISE = 1.22;
const LOWER = 0.9515027380019383; // 1.22^(−1/4)

/** Gaussian hill climbing: the mean jumps to the best individual of a generation if that is strictly the best so far. */
export const hillClimbing = defineStrategy({
  id: 'hill-climbing',
  name: 'Hill climbing',
  family: 'local',
  revision: 1,
  summary: 'Looks around with Gaussian steps and moves only to a point that is strictly better than every one before.',
  reference: 'evosax, distribution_based/hill_climbing.py; one-fifth rule as in Rechenberg 1973',
  invariances: ['monotone', 'translation', 'scale', 'rotation'],
  parameters: {
    population: populationField({ default: ({ task }) => (task ? 64 : 20) }),
    sigma: sigmaField({ default: ({ task }) => (task ? 0.1 : 1) }),
    adaptation: {
      kind: 'choice',
      label: 'Step-size rule',
      help: 'How the step size changes while the search goes on.',
      default: 'constant',
      options: [
        {
          value: 'constant',
          label: 'Constant',
          help: 'The step size never changes, so progress ends at its own scale.',
        },
        {
          value: 'one-fifth',
          label: 'One fifth',
          help: 'Grows by 1.22 when more than a fifth of a generation improves.',
        },
      ],
    },
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Standard deviation of the steps.',
      scale: 'log',
      read: (s: HillClimbingState) => s.sigma,
    },
  ],

  init: ({ start, parameters }): HillClimbingState => ({
    version: 1,
    generation: 0,
    mean: start.slice(),
    sigma: parameters.sigma,
    best: Infinity,
    chosen: -1,
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { parameters }) {
    if (changed.has('sigma')) state.sigma = parameters.sigma;
    state.progress.since = 0;
  },

  // Under noise the mean itself is evaluated beside its neighbours.
  ask: (state, { dimension, noisy, parameters }) => ({
    kind: 'gaussian',
    size: parameters.population + (noisy ? 1 : 0),
    dimension,
    mean: state.mean,
    sigma: state.sigma,
    factor: null,
    mirrored: false,
    centred: noisy,
  }),

  select(state, { costs, order, finite, size }, { noisy }) {
    if (noisy) state.best = finiteOr(costs[size - 1], Infinity);
    const improves = finite > 0 && costs[order[0]] < state.best;
    state.chosen = improves ? order[0] : -1;
    if (!improves) return null;
    const weights = new Float64Array(size);
    weights[order[0]] = 1;
    return { sums: [{ of: 'step', moment: 'first', weights }] };
  },

  tell(state, { costs, order, finite, size }, folded, { parameters }) {
    let successes = 0;
    while (successes < finite && costs[order[successes]] < state.best) successes++;
    if (state.chosen >= 0) {
      state.mean = moved(state.mean, state.sigma, folded[0]);
      state.best = costs[state.chosen];
    }
    if (parameters.adaptation === 'one-fifth') state.sigma *= successes * 5 > size ? RAISE : LOWER;
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: (state, { dimension, parameters }) =>
    state.sigma < 1e-12 * parameters.sigma ? 'small-step' : stalled(state.progress, dimension) ? 'stalled' : null,

  selected: () => 1,

  shape: ({ mean, sigma }) => ({ mean, sigma, factor: null }),
});

function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}
