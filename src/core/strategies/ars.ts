import type { Ranking } from '../population/ranking.ts';
import { comparableCosts } from './comparable-costs.ts';
import { populationField, sigmaField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';
import { moved } from './moved.ts';

interface ArsState extends State {
  mean: Float64Array;
  readonly progress: Progress;
}

/** The deviation of costs that a step is divided by is never taken for less than this. */
const LEAST_DEVIATION = 1e-8;

/** Augmented random search, version 1, which sees observations as they are: Mania, Guy and Recht (2018). */
export const ars = defineStrategy({
  id: 'ars',
  name: 'Augmented random search',
  family: 'gradient',
  revision: 1,
  summary:
    'Steps along the best of its mirrored directions by as much as each pair differs, measured in their deviation.',
  reference: 'Mania, Guy and Recht 2018, Simple random search provides a competitive approach to RL, arXiv:1803.07055',
  invariances: ['translation', 'rotation'],
  parameters: {
    population: populationField({
      default: 64,
      min: 2,
      multiple: 2,
      help: 'Individuals in each generation, half of them mirror images of the other half, so the number is even.',
    }),
    sigma: sigmaField({ default: 0.1, help: 'Standard deviation of the samples around the mean; it never changes.' }),
    'learning-rate': {
      kind: 'real',
      label: 'Learning rate',
      help: 'About half the distance that the mean moves in a generation whose pairs agree where to go.',
      unit: '',
      min: 1e-9,
      max: 1e3,
      scale: 'log',
      default: 0.05,
    },
    elite: {
      kind: 'real',
      label: 'Directions used',
      help: 'The share of the pairs that counts: those with the best individuals. At least one always does.',
      unit: '',
      min: 0,
      max: 1,
      scale: 'linear',
      default: 0.5,
    },
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [],

  init: ({ start }): ArsState => ({
    version: 1,
    generation: 0,
    mean: start.slice(),
    progress: { best: Infinity, since: 0 },
  }),

  retune(state) {
    state.progress.since = 0;
  },

  ask: ({ mean }, { dimension, parameters: { population, sigma } }) => ({
    kind: 'gaussian',
    size: population,
    dimension,
    mean,
    sigma,
    factor: null,
    mirrored: true,
  }),

  select(_state, ranking, { parameters: { elite } }) {
    const pairs = bestPairs(ranking, elite);
    const weights = weightsOf(ranking, pairs);
    return weights && { sums: [{ of: 'noise', moment: 'first', weights }] };
  },

  tell(state, { costs, order, finite, size }, folded, { parameters }) {
    const [step] = folded;
    if (step) state.mean = moved(state.mean, parameters['learning-rate'], step);
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: ({ progress }, { dimension }) => (stalled(progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters: { population, elite } }) => 2 * countOf(population / 2, elite),

  shape: ({ mean }, { parameters: { sigma } }) => ({ mean, sigma, factor: null }),
});

function countOf(pairs: number, elite: number): number {
  return Math.max(1, Math.round(elite * pairs));
}

/** The pairs with the best individuals, best first: each by its better member. */
function bestPairs({ order, size }: Ranking, elite: number): Uint32Array {
  const all = size / 2;
  const chosen = new Uint32Array(countOf(all, elite));
  const seen = new Uint8Array(all);
  for (let rank = 0, found = 0; found < chosen.length; rank++) {
    const pair = order[rank] % all;
    if (seen[pair] === 0) chosen[found++] = pair;
    seen[pair] = 1;
  }
  return chosen;
}

/** (f₋ − f₊)/(b s) for each of the b pairs, s the standard deviation of their costs; null where all costs are the same. */
function weightsOf(ranking: Ranking, pairs: Uint32Array): Float64Array | null {
  const { size } = ranking;
  const half = size / 2;
  const values = new Float64Array(size);
  const range = comparableCosts(ranking, values);
  if (range === 0) return null;
  let sum = 0;
  for (const pair of pairs) sum += values[pair] + values[half + pair];
  const mean = sum / (2 * pairs.length);
  let squares = 0;
  for (const pair of pairs) for (const i of [pair, half + pair]) squares += (values[i] - mean) * (values[i] - mean);
  const deviation = Math.max(Math.sqrt(squares / (2 * pairs.length)), LEAST_DEVIATION / range);
  const weights = new Float64Array(size);
  for (const pair of pairs) weights[pair] = (values[half + pair] - values[pair]) / (pairs.length * deviation);
  return weights;
}
