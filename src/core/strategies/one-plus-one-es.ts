import type { Plan } from '../population/plan.ts';
import { sigmaField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';

interface OnePlusOneState extends State {
  parent: Float64Array;
  parentCost: number;
  sigma: number;
  readonly progress: Progress;
  readonly weights: Float64Array;
}

const RAISE = 1.5;
const LOWER = 0.9036020036098449; // 1.5^(−1/4)

/** (1+1)-ES with the one-fifth success rule, in the form of Auger, "Benchmarking the (1+1) evolution strategy" (2009). */
export const onePlusOneEs = defineStrategy({
  id: 'one-plus-one-es',
  name: '(1+1)-ES',
  revision: 1,
  summary: 'One parent, one child; the better survives. Steps grow after a success and shrink after four failures.',
  reference: 'Auger, Benchmarking the (1+1) evolution strategy with one-fifth success rule on BBOB-2009',
  parameters: {
    sigma: sigmaField({ default: 2 }),
  },
  restartable: { sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Standard deviation of the steps.',
      scale: 'log',
      read: (s: OnePlusOneState) => s.sigma,
    },
  ],

  init: ({ start, parameters }): OnePlusOneState => ({
    version: 1,
    generation: 0,
    parent: start.slice(),
    parentCost: Infinity,
    sigma: parameters.sigma,
    progress: { best: Infinity, since: 0 },
    weights: Float64Array.of(1),
  }),

  // The first evaluation is the start itself.
  ask: (state, { dimension }): Plan =>
    state.generation === 0
      ? { kind: 'points', size: 1, dimension, rows: state.parent }
      : { kind: 'gaussian', size: 1, dimension, mean: state.parent, sigma: state.sigma, factor: null, mirrored: false },

  select: (state, { costs }) =>
    state.generation > 0 && costs[0] <= state.parentCost
      ? { sums: [{ of: 'step', moment: 'first', weights: state.weights }] }
      : null,

  tell(state, { costs, finite }, folded) {
    const cost = finite === 1 ? costs[0] : Infinity;
    if (state.generation === 0) {
      state.parentCost = cost;
    } else if (finite === 1 && cost <= state.parentCost) {
      state.parent = state.parent.map((p, j) => p + state.sigma * folded[0][j]);
      state.parentCost = cost;
      state.sigma *= RAISE;
    } else {
      state.sigma *= LOWER;
    }
    follow(state.progress, cost, 1);
    state.generation++;
  },

  stop: (state, { dimension, parameters }) =>
    state.sigma < 1e-12 * parameters.sigma ? 'small-step' : stalled(state.progress, dimension) ? 'stalled' : null,

  selected: () => 1,

  shape: ({ parent, sigma }) => ({ mean: parent, sigma, factor: null }),
});
