import type { PointsPlan } from '../population/plan.ts';
import { PURPOSE } from '../random/purposes.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type Setting, type State } from './strategy.ts';

interface GldState extends State {
  point: Float64Array;
  cost: number;
  /** Coordinates of the generation in flight. */
  rows: Float64Array;
  /** Radius of the last step that improved. */
  radius: number;
  readonly progress: Progress;
}

const TWO_PI = 6.283185307179586;

/** Gradientless descent: Golovin et al. (2020), algorithm 1 with uniform samples in balls. */
export const gld = defineStrategy({
  id: 'gld',
  name: 'Gradientless descent',
  family: 'local',
  revision: 1,
  summary:
    'Tries one point in each of many balls, every one half as wide as the last, and moves to the best if it is better.',
  reference: 'Golovin et al. 2020, Gradientless descent: high-dimensional zeroth-order optimization, arXiv:1911.06317',
  invariances: ['monotone', 'translation', 'rotation'],
  parameters: {
    'radius-max': radiusField('Largest radius', 'Radius of the widest ball around the point; the box is 10 wide.', 5),
    'radius-min': radiusField('Smallest radius', 'Radii are halved as long as they are not below this.', 5e-5),
  },
  restartable: {},
  readings: [
    {
      id: 'radius',
      label: 'Radius of the last step',
      help: 'Radius of the ball in which the last improvement was found.',
      scale: 'log',
      read: (s: GldState) => s.radius,
    },
  ],

  init: ({ start, parameters }): GldState => ({
    version: 1,
    generation: 0,
    point: start.slice(),
    cost: Infinity,
    rows: new Float64Array(0),
    radius: parameters['radius-max'],
    progress: { best: Infinity, since: 0 },
  }),

  retune(state) {
    state.progress.since = 0;
  },

  // The point itself comes last in the first generation, and, where costs are noisy, in every one.
  ask(state, setting, generation): PointsPlan {
    const { dimension, noisy, parameters } = setting;
    const balls = ballsOf(parameters);
    const size = balls + (noisy || state.generation === 0 ? 1 : 0);
    state.rows = new Float64Array(size * dimension);
    for (let k = 0; k < size; k++) state.rows.set(state.point, k * dimension);
    for (let k = 0, radius = parameters['radius-max']; k < balls; k++, radius /= 2) {
      move(state.rows.subarray(k * dimension, (k + 1) * dimension), radius, setting, generation, k);
    }
    return { kind: 'points', size, dimension, rows: state.rows };
  },

  select: () => null,

  tell(state, { costs, order, finite, size }, _folded, { dimension, noisy, parameters }) {
    const balls = ballsOf(parameters);
    if (noisy || state.generation === 0) state.cost = Number.isFinite(costs[balls]) ? costs[balls] : Infinity;
    const best = order[0];
    if (finite > 0 && costs[best] < state.cost) {
      state.point = state.rows.slice(best * dimension, (best + 1) * dimension);
      state.cost = costs[best];
      for (let k = 0, radius = parameters['radius-max']; k <= best; k++, radius /= 2) state.radius = radius;
    }
    follow(state.progress, finite > 0 ? costs[best] : Infinity, size);
    state.generation++;
  },

  stop: ({ progress }, { dimension }) => (stalled(progress, dimension) ? 'stalled' : null),

  selected: () => 1,

  shape: ({ point, radius }) => ({ mean: point, sigma: radius, factor: null }),
});

/** How many radii there are: the largest, its half, and so on, as long as none is below the smallest. */
function ballsOf(radii: { readonly 'radius-max': number; readonly 'radius-min': number }): number {
  let count = 1;
  for (let radius = radii['radius-max'] / 2; radius >= radii['radius-min']; radius /= 2) count++;
  return count;
}

/** Moves a point to a uniform draw of the ball around it: a normal direction, and the n-th root of a uniform draw as distance. */
function move(
  point: Float64Array,
  radius: number,
  { dimension: n, kernels, stream }: Setting<unknown>,
  generation: number,
  individual: number,
): void {
  const draws = new Float64Array(2 * n + 1);
  stream.uniforms(PURPOSE.population, generation, individual, draws);
  const { log, cos, pow } = kernels.call;
  const direction = new Float64Array(n);
  let squares = 0;
  for (let j = 0; j < n; j++) {
    direction[j] = Math.sqrt(-2 * log(draws[2 * j])) * cos(TWO_PI * draws[2 * j + 1]);
    squares += direction[j] * direction[j];
  }
  const stretch = (radius * pow(draws[2 * n], 1 / n)) / Math.sqrt(squares);
  for (let j = 0; j < n; j++) point[j] += stretch * direction[j];
}

function radiusField(label: string, help: string, value: number) {
  return { kind: 'real', label, help, unit: '', min: 1e-12, max: 1e3, scale: 'log', default: value } as const;
}
