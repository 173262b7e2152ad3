import type { Plan } from '../../population/plan.ts';
import type { Ranking } from '../../population/ranking.ts';
import { PURPOSE } from '../../random/purposes.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { follow, stalled, type Progress } from '../stopping.ts';
import { defineStrategy, type Setting, type State } from '../strategy.ts';
import { parentsField } from './fields.ts';
import { fresh, nobody, pick, requestOf, succeed, survivors, type Kept } from './kept.ts';
import { perturbed } from './rates.ts';

interface GesmrState extends State {
  readonly kept: Kept;
  /** Mutation rate of each group; the first one has just proved the best. */
  rates: Float64Array;
  /** Of the generation in flight: each individual's place among the members; empty for a first generation. */
  parentOf: Int32Array;
  /** Number in the run of the generation in flight. */
  asked: number;
  readonly progress: Progress;
}

const NOBODY = new Float64Array(0);

/** GESMR-GA: groups of individuals share mutation rates, which are selected by the best change that each group has made. */
export const gesmrGa = defineStrategy({
  id: 'gesmr-ga',
  name: 'GESMR-GA',
  family: 'genetic',
  revision: 1,
  summary: 'Groups try mutation rates of their own, and a rate is worth the best improvement that its group has made.',
  reference: 'Kumar, Liu, Miikkulainen and Stone 2022, arXiv:2204.04817; evosax v0.3.1, population_based/gesmr_ga.py',
  invariances: [],
  parameters: {
    population: populationField({
      default: ({ task }) => (task ? 65 : 101),
      min: 2,
      help: 'Individuals evaluated in each generation; the first one is the best of the last, unchanged, and the others form groups.',
    }),
    parents: parentsField({
      default: ({ task }) => (task ? 32 : 50),
      help: 'The best individuals of the last generation, from which the next one is bred. Fewer means stronger selection.',
    }),
    groups: {
      kind: 'integer',
      label: 'Groups K',
      help: 'Mutation rates that are tried side by side. More find a good one sooner, and judge each by fewer individuals.',
      unit: 'groups',
      min: 1,
      max: 1000,
      scale: 'log',
      default: ({ task }) => (task ? 8 : 10),
    },
    sigma: sigmaField({
      default: ({ task }) => (task ? 0.1 : 1),
      help: 'About where mutation rates begin: standard deviation of a mutation in every coordinate.',
    }),
  },
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Best mutation rate',
      help: 'Standard deviation of the mutations in the group that made the best change in the last generation.',
      scale: 'log',
      read: (s: GesmrState) => s.rates[0],
    },
  ],

  init: ({ parameters }): GesmrState => ({
    version: 1,
    generation: 0,
    kept: nobody(),
    rates: new Float64Array(parameters.groups).fill(parameters.sigma),
    parentOf: new Int32Array(0),
    asked: 0,
    progress: { best: Infinity, since: 0 },
  }),

  retune(state, changed, { parameters }) {
    if (changed.has('sigma') || changed.has('groups')) {
      state.rates = Float64Array.from({ length: parameters.groups }, (_, k) =>
        changed.has('sigma') ? parameters.sigma : state.rates[k % state.rates.length],
      );
    }
    state.progress.since = 0;
  },

  ask(state, setting, generation): Plan {
    const { members, costs } = state.kept;
    const { dimension, stream } = setting;
    const { population: size } = setting.parameters;
    state.asked = generation;
    state.parentOf = new Int32Array(costs.length === 0 ? 0 : size);
    if (costs.length === 0) return fresh(setting, size);
    const base = new Int32Array(size);
    const power = new Float64Array(size);
    for (let i = 1; i < size; i++) {
      base[i] = pick(stream.words(PURPOSE.offspring, generation, i)[0], costs.length);
      power[i] = state.rates[groupOf(i, size, state.rates.length)];
    }
    state.parentOf = base;
    return { kind: 'children', size, dimension, members, base, power };
  },

  select: (_state, ranking, { parameters }) => requestOf(survivors(NOBODY, ranking, parameters.parents)),

  // Where nobody has a finite cost, the parents breed once more.
  tell(state, ranking, [rows], setting) {
    const { costs, order, finite, size } = ranking;
    if (finite > 0) {
      if (state.parentOf.length > 0) state.rates = nextRates(state, ranking, setting);
      succeed(state.kept, survivors(NOBODY, ranking, setting.parameters.parents), rows, ranking, setting.dimension);
    }
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});

/** The group of an individual behind the elite; groups are as alike in size as can be. */
function groupOf(individual: number, size: number, groups: number): number {
  return Math.floor(((individual - 1) * groups) / (size - 1));
}

/** The best rate as it is, then draws from the better half of the rates, each changed a little. */
function nextRates({ rates, ...state }: GesmrState, ranking: Ranking, { noisy, kernels, stream }: Setting<unknown>) {
  const order = bestGroups(rates.length, ranking, state, noisy);
  const better = Math.ceil(rates.length / 2);
  const next = new Float64Array(rates.length);
  next[0] = rates[order[0]];
  for (let k = 1; k < next.length; k++) {
    const words = stream.words(PURPOSE.offspring, state.asked, ranking.size + k);
    next[k] = perturbed(rates[order[pick(words[0], better)]], words[1], kernels);
  }
  return next;
}

/**
 * Groups by the least of what their children cost more than their parents. Under noise the cost of a parent is of another
 * generation, so the elite's, which was evaluated beside the children, takes its place.
 */
function bestGroups(
  groups: number,
  { costs, size }: Ranking,
  { kept, parentOf }: Pick<GesmrState, 'kept' | 'parentOf'>,
  noisy: boolean,
): number[] {
  const scores = new Float64Array(groups).fill(Infinity);
  for (let i = 1; i < size; i++) {
    const change = noisy ? costs[i] : costs[i] - kept.costs[parentOf[i]];
    const group = groupOf(i, size, groups);
    if (Number.isFinite(costs[i]) && change < scores[group]) scores[group] = change;
  }
  const order: number[] = [];
  for (let group = 0; group < groups; group++) order.push(group);
  return order.sort((a, b) => (scores[a] === scores[b] ? a - b : scores[a] < scores[b] ? -1 : 1));
}
