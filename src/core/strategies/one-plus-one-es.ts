import type { Plan } from '../population/plan.ts';
import { sigmaField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';
import { moved } from './moved.ts';

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
  family: 'local',
  revision: 1,
  summary: 'One parent, one child; the better survives. Steps grow after a success and shrink after four failures.',
  reference: 'Auger, Benchmarking the (1+1) evolution strategy with one-fifth success rule on BBOB-2009',
  invariances: ['monotone', 'translation', 'scale', 'rotation'],
  parameters: {
    sigma: sigmaField({ default: ({ task }) => (task ? 0.5 : 2) }),
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

  retune(state, changed, { parameters }) {
    if (changed.has('sigma')) state.sigma = parameters.sigma;
    state.progress.since = 0;
  },

  // The first evaluation is the start itself. Under noise the parent is evaluated beside its child.
  ask(state, { dimension, noisy }): Plan {
    const { parent: mean, sigma } = state;
    if (state.generation === 0) return { kind: 'points', size: 1, dimension, rows: mean };
    const size = noisy ? 2 : 1;
    return { kind: 'gaussian', size, dimension, mean, sigma, factor: null, mirrored: false, centred: noisy };
  },

  select(state, { costs, size }) {
    if (size === 2) state.parentCost = Number.isFinite(costs[1]) ? costs[1] : Infinity;
    if (state.generation === 0 || !(costs[0] <= state.parentCost)) return null;
    const weights = size === 2 ? Float64Array.of(1, 0) : state.weights;
    return { sums: [{ of: 'step', moment: 'first', weights }] };
  },

  tell(state, { costs, size }, folded) {
    const finite = Number.isFinite(costs[0]);
    const cost = finite ? costs[0] : Infinity;
    if (state.generation === 0) {
      state.parentCost = cost;
    } else if (finite && cost <= state.parentCost) {
      state.parent = moved(state.parent, state.sigma, folded[0]);
      state.parentCost = cost;
      state.sigma *= RAISE;
    } else {
      state.sigma *= LOWER;
    }
    follow(state.progress, cost, size);
    state.generation++;
  },

  stop: (state, { dimension, parameters }) =>
    state.sigma < 1e-12 * parameters.sigma ? 'small-step' : stalled(state.progress, dimension) ? 'stalled' : null,

  selected: () => 1,

  shape: ({ parent, sigma }) => ({ mean: parent, sigma, factor: null }),
});
