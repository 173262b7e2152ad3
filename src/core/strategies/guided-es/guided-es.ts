import type { Values } from '../../experiment/fields.ts';
import type { Directions } from '../../population/plan.ts';
import { descend, noMoments, type Moments } from '../adam.ts';
import { denseFactor } from '../cma-es/directions.ts';
import { comparableCosts } from '../comparable-costs.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { follow, stalled, type Progress } from '../stopping.ts';
import { defineStrategy, type SearchShape, type Setting, type State } from '../strategy.ts';
import { orthonormalBasis } from './subspace.ts';

interface GuidedState extends State, Moments {
  mean: Float64Array;
  /** The last estimates of the gradient, newest first, a row of n numbers for each. */
  gradients: Float64Array;
  /** Orthonormal rows that span them. */
  basis: Float64Array;
  readonly progress: Progress;
}

const parameters = {
  population: populationField({
    default: 64,
    min: 2,
    multiple: 2,
    help: 'Individuals in each generation, half of them mirror images of the other half, so the number is even.',
  }),
  sigma: sigmaField({
    default: ({ task }) => (task ? 1 : 0.3),
    help: 'Typical length of a whole sample, not of each of its coordinates; it never changes.',
  }),
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
  subspace: {
    kind: 'integer',
    label: 'Gradients kept',
    help: 'How many of the last gradient estimates span the subspace that guides the samples.',
    unit: 'gradients',
    min: 1,
    max: 100,
    scale: 'log',
    default: ({ dimension }: { readonly dimension: number }) => Math.min(3, dimension),
  },
  share: {
    kind: 'real',
    label: 'Share of the full space',
    help: 'How much of the variance of a sample goes to all directions alike; the rest goes into the subspace.',
    unit: '',
    min: 0.001,
    max: 1,
    scale: 'linear',
    default: 0.5,
  },
} as const;

const MOMENTUM = { beta1: 0.9, beta2: 0.999 };
/** Each direction is stretched by a step of this rate; a power of two, so that taking it back is exact. */
const RATE = 0.5;
/** More coordinates than this make too large a matrix for a picture. */
const MOST_DRAWN = 200;

/** Guided ES: Maheswaranathan, Metz, Tucker, Choi and Sohl-Dickstein (2019), guided by its own past gradients, with Adam. */
export const guidedEs = defineStrategy({
  id: 'guided-es',
  name: 'Guided ES',
  family: 'gradient',
  revision: 1,
  summary: 'Mirrored pairs, longer where recent gradients pointed, estimate the next gradient; Adam follows it.',
  reference: 'Maheswaranathan et al. 2019, Guided evolutionary strategies, arXiv:1806.10230; evosax, guided_es.py',
  invariances: ['translation'],
  parameters,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'gradients',
      label: 'Directions of the subspace',
      help: 'How many directions the last gradients span.',
      scale: 'linear',
      read: ({ basis, mean }: GuidedState) => basis.length / mean.length,
    },
  ],

  init: ({ dimension, start }): GuidedState => ({
    version: 1,
    generation: 0,
    mean: start.slice(),
    ...noMoments(dimension),
    gradients: new Float64Array(0),
    basis: new Float64Array(0),
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { dimension, parameters: { subspace } }) {
    if (changed.has('subspace')) guide(state, state.gradients.slice(0, subspace * dimension), dimension);
    state.progress.since = 0;
  },

  ask(state, setting) {
    const { sigma, directions } = samples(state, setting);
    const { dimension, parameters: own } = setting;
    const { mean } = state;
    return { kind: 'gaussian', size: own.population, dimension, mean, sigma, factor: null, directions, mirrored: true };
  },

  // β/(2 σ² p) Σ (f₊ − f₋) e over the p pairs, with β = 1 and raw costs.
  select(state, ranking, setting) {
    const { size } = ranking;
    const pairs = size / 2;
    const costs = new Float64Array(size);
    const range = comparableCosts(ranking, costs);
    if (range === 0) return null;
    const { sigma } = setting.parameters;
    const scale = ((range / sigma) * scaleOf(state, setting)) / sigma / 2 / pairs;
    const weights = new Float64Array(size);
    for (let i = 0; i < pairs; i++) weights[i] = scale * (costs[i] - costs[pairs + i]);
    return { sums: [{ of: 'step', moment: 'first', weights }] };
  },

  tell(state, { costs, order, finite, size }, folded, { dimension, parameters: own }) {
    const [gradient] = folded;
    if (gradient) {
      state.mean = descend(state.mean, gradient, state, MOMENTUM, own['learning-rate']);
      const kept = Math.min(own.subspace, state.gradients.length / dimension + 1);
      const gradients = new Float64Array(kept * dimension);
      gradients.set(gradient);
      gradients.set(state.gradients.subarray(0, (kept - 1) * dimension), dimension);
      guide(state, gradients, dimension);
    }
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: ({ progress }, { dimension }) => (stalled(progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters: { population } }) => population,

  shape(state, setting): SearchShape {
    const { mean } = state;
    const { dimension: n, parameters: own } = setting;
    // Of very many coordinates the picture shows how far samples go apart from what guides them.
    if (n > MOST_DRAWN) return { mean, sigma: own.sigma * Math.sqrt(own.share / n), factor: null };
    const { sigma, directions } = samples(state, setting);
    return {
      mean,
      sigma,
      // Only pictures want it.
      get factor() {
        return denseFactor(directions, n);
      },
    };
  },
});

function guide(state: GuidedState, gradients: Float64Array, n: number): void {
  state.gradients = gradients;
  state.basis = orthonormalBasis(gradients, gradients.length / n, n);
}

/**
 * How a plan draws samples of covariance σ² (α/n I + (1 − α)/k U Uᵀ), k rows of the basis being U. A direction m = √κ u with rate ½
 * makes of z half of (I + κ u uᵀ) z, and (1 + κ)² α/n must be α/n + (1 − α)/k.
 */
function samples(
  state: GuidedState,
  setting: Setting<Values<typeof parameters>>,
): { readonly sigma: number; readonly directions: Directions } {
  const { basis } = state;
  const { dimension: n, parameters: own } = setting;
  const { share } = own;
  const count = basis.length / n;
  const stretch = count > 0 ? Math.sqrt(Math.sqrt(1 + ((1 - share) * n) / (count * share)) - 1) : 0;
  const rows = new Float64Array(basis.length);
  for (let k = 0; k < rows.length; k++) rows[k] = stretch * basis[k];
  return { sigma: scaleOf(state, setting), directions: { rows, rates: new Float64Array(count).fill(RATE) } };
}

/** The standard deviation that undoes the rates of the directions. */
function scaleOf(
  { basis }: GuidedState,
  { dimension: n, parameters: { sigma, share } }: Setting<Values<typeof parameters>>,
): number {
  let scale = sigma * Math.sqrt(share / n);
  for (let k = 0; k < basis.length / n; k++) scale /= 1 - RATE;
  return scale;
}
