import type { ChildrenPlan } from '../population/plan.ts';
import type { Ranking } from '../population/ranking.ts';
import { PURPOSE } from '../random/purposes.ts';
import type { Values } from '../experiment/fields.ts';
import {
  bestOf,
  bestPlaces,
  costOf,
  everybody,
  FIRST_FIELDS,
  firstPlan,
  type KeptPopulation,
  noPopulation,
  rowsAt,
} from './kept-population.ts';
import { populationField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type Setting, type State } from './strategy.ts';

interface DeState extends State, KeptPopulation {
  /** Children of the generation in flight that take a place, ascending. */
  chosen: Uint32Array;
  /** Share of the last generation's children that took a place. */
  success: number;
  readonly progress: Progress;
}

const parameters = {
  population: populationField({
    default: ({ dimension, task }) => (task ? 64 : 10 * dimension),
    min: 4,
    help: 'Members that are kept, and children in each generation. Ten for each dimension is usual.',
  }),
  variant: {
    kind: 'choice',
    label: 'Variant',
    help: 'Whose place the differences start from.',
    default: 'best-1-bin',
    options: [
      { value: 'best-1-bin', label: 'Best/1/bin', help: 'The best member: fast, and soon of one mind.' },
      {
        value: 'rand-1-bin',
        label: 'Rand/1/bin',
        help: 'A random member: slower and more careful, for large populations and F about 0.5.',
      },
    ],
  },
  'differential-weight': {
    kind: 'real',
    label: 'Differential weight F',
    help: 'How much of the difference of two members is added. Smaller values converge sooner, sometimes too soon.',
    unit: '',
    min: 0,
    max: 2,
    scale: 'linear',
    most: 1,
    default: 0.8,
  },
  'crossover-rate': {
    kind: 'real',
    label: 'Crossover rate CR',
    help: 'Chance of each coordinate to change; the others stay those of the parent. Low values suit separable functions.',
    unit: '',
    min: 0,
    max: 1,
    scale: 'linear',
    default: 0.9,
  },
  dither: {
    kind: 'choice',
    label: 'Dither',
    help: 'Whether the differential weight changes from generation to generation.',
    default: 'none',
    options: [
      { value: 'none', label: 'None', help: 'F is the one above.' },
      { value: 'generation', label: 'Each generation', help: 'F is drawn anew, uniform between 0.5 and 1.' },
    ],
  },
  ...FIRST_FIELDS,
} as const;

type DeSetting = Setting<Values<typeof parameters>>;

/** Differential evolution: Storn and Price, Journal of Global Optimization 11 (1997). */
export const de = defineStrategy({
  id: 'de',
  name: 'Differential evolution',
  family: 'swarm',
  revision: 1,
  summary: 'Adds differences of members to a member, so that steps are as long as the population is wide.',
  reference: 'Storn and Price 1997, Journal of Global Optimization 11; dither: Das, Konar and Chakraborty 2005',
  invariances: ['monotone', 'translation', 'scale'],
  parameters,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'success',
      label: 'Successful children',
      help: 'Share of the last generation that took the place of their parents.',
      scale: 'linear',
      read: (s: DeState) => s.success,
    },
  ],

  init: (): DeState => ({
    version: 1,
    generation: 0,
    ...noPopulation(),
    chosen: new Uint32Array(0),
    success: NaN,
    progress: { best: Infinity, since: 0 },
  }),

  // A smaller population keeps its best; a larger one is filled with children.
  retune(state, _changed, { dimension, parameters: { population } }) {
    state.progress.since = 0;
    if (state.costs.length <= population) return;
    const places = bestPlaces(state.costs, population);
    state.members = rowsAt(state.members, dimension, places);
    state.costs = Float64Array.from(places, (place) => state.costs[place]);
  },

  ask: (state, setting, generation) =>
    state.costs.length === 0 ? firstPlan(setting, setting.parameters.population) : breed(state, setting, generation),

  select(state, ranking, { noisy, parameters: { population } }) {
    const own = state.costs.length;
    // Under noise the members stand behind their children, and what they cost before counts no more.
    if (noisy && own > 0) state.costs = state.costs.map((_, i) => costOf(ranking, population + i));
    const chosen = everybody(population);
    let count = 0;
    for (let i = 0; i < population; i++) if (takesPlace(state, ranking, i)) chosen[count++] = i;
    state.chosen = chosen.slice(0, count);
    return state.chosen.length > 0 ? { sums: [], keep: state.chosen } : null;
  },

  tell(state, ranking, [rows], { dimension, parameters: { population } }) {
    const { chosen } = state;
    const members = new Float64Array(dimension * population);
    const costs = new Float64Array(population).fill(Infinity);
    members.set(state.members);
    costs.set(state.costs);
    for (let k = 0; k < chosen.length; k++) {
      const child = chosen[k];
      for (let j = 0; j < dimension; j++) members[dimension * child + j] = rows[dimension * k + j];
      costs[child] = costOf(ranking, child);
    }
    state.members = members;
    state.costs = costs;
    state.success = chosen.length / population;
    follow(state.progress, ranking.finite > 0 ? ranking.costs[ranking.order[0]] : Infinity, ranking.size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters: { population } }) => population,

  shape: () => null,
});

/** Whether a child is as good as the member in its place; where there is none yet, every child is. */
function takesPlace({ costs }: DeState, ranking: Ranking, child: number): boolean {
  if (child >= costs.length) return true;
  return Number.isFinite(ranking.costs[child]) && ranking.costs[child] <= costs[child];
}

/** A child for each place: base + F (a − b), crossed with the member in that place; the members again under noise. */
function breed({ members, costs }: DeState, setting: DeSetting, generation: number): ChildrenPlan {
  const { dimension, noisy, stream } = setting;
  const { population, variant, 'crossover-rate': rate } = setting.parameters;
  const own = costs.length;
  const size = population + (noisy ? own : 0);
  const other = new Int32Array(size);
  for (let i = 0; i < size; i++) other[i] = i < population ? i % own : i - population;
  const base = other.slice();
  const plus = other.slice();
  const minus = other.slice();
  const forced = new Int32Array(size).fill(-1);
  const weight = new Float64Array(size);
  const keep = new Float64Array(size).fill(1);
  const best = bestOf(costs);
  const differential = weightOf(setting, generation);
  for (let i = 0; i < population; i++) {
    const words = stream.words(PURPOSE.offspring, generation, i);
    // All parties are different members, but for a best one in its own place.
    base[i] = variant === 'best-1-bin' ? best : another(words[2], own, other[i]);
    plus[i] = another(words[0], own, other[i], base[i]);
    minus[i] = another(words[1], own, other[i], base[i], plus[i]);
    forced[i] = below(words[3], dimension);
    weight[i] = differential;
    keep[i] = rate;
  }
  const differences = [{ plus, minus, weight, random: false }];
  return { kind: 'children', size, dimension, members, base, differences, crossover: { other, keep, forced } };
}

/** The second block of the first child's draws belongs to the generation. */
function weightOf({ stream, parameters: own }: DeSetting, generation: number): number {
  if (own.dither === 'none') return own['differential-weight'];
  return 0.5 + 0.5 * (stream.words(PURPOSE.offspring, generation, 0, 1)[0] / 4294967296);
}

/** word·count/2³² rounded down. */
function below(word: number, count: number): number {
  return Math.floor((word * count) / 4294967296);
}

/** A member, uniform among those that are none of these; a and b may be the same. */
function another(word: number, count: number, a: number, b = a, c = -1): number {
  const low = a < b ? a : b;
  const high = a < b ? b : a;
  let choice = below(word, count - (a === b ? 1 : 2) - (c < 0 ? 0 : 1));
  // In ascending order, each of them is passed over.
  if (c >= 0 && c < low && choice >= c) choice++;
  if (choice >= low) choice++;
  if (c > low && c < high && choice >= c) choice++;
  if (high > low && choice >= high) choice++;
  if (c > high && choice >= c) choice++;
  return choice;
}
