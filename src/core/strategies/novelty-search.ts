import { PURPOSE } from '../random/purposes.ts';
import { behavioursOf, remember, remembered } from './archive.ts';
import { noveltyOf } from './novelty.ts';
import {
  askChildren,
  GENOME_READING,
  genomeLength,
  nodeOf,
  noOffspring,
  succeed,
  type Offspring,
} from './offspring.ts';
import { populationField } from './parameters.ts';
import { defineStrategy, type State } from './strategy.ts';

interface NoveltyState extends State, Offspring {
  /** Behaviours of those who joined the archive, one after the other; never overwritten. */
  archive: Float64Array;
  /** Numbers of one behaviour. */
  width: number;
  /** Highest novelty of the last generation. */
  novelty: number;
}

/** GA-NS: the Deep GA with novelty in place of the cost. What it finds good is to end where nobody ended before. */
export const noveltySearch = defineStrategy({
  id: 'novelty-search',
  name: 'Novelty search',
  family: 'diversity',
  revision: 1,
  summary:
    'Rewards whoever behaves unlike everybody before, and never asks for the goal. An archive remembers the past.',
  reference: 'Lehman and Stanley 2011; Such et al. 2017, arXiv:1712.06567, section on novelty search (GA-NS)',
  needsBehaviour: true,
  endless: true,
  invariances: [],
  parameters: {
    population: populationField({
      default: 250,
      help: 'Children in each generation. The most novel individual is kept and evaluated again beside them.',
    }),
    parents: {
      kind: 'integer',
      label: 'Parents T',
      help: 'The most novel individuals of a generation, from which the next one is bred.',
      unit: 'individuals',
      min: 1,
      max: 10_000,
      scale: 'log',
      default: 25,
    },
    power: {
      kind: 'real',
      label: 'Mutation power',
      help: 'Standard deviation of a mutation in every weight. It never adapts.',
      unit: '',
      min: 0,
      max: 1e3,
      scale: 'log',
      default: 0.1,
    },
    neighbours: {
      kind: 'integer',
      label: 'Neighbours k',
      help: 'Novelty is the mean squared distance to so many nearest behaviours, in the generation and in the archive.',
      unit: 'behaviours',
      min: 1,
      max: 1000,
      scale: 'log',
      default: 25,
    },
    archive: {
      kind: 'real',
      label: 'Archive probability',
      help: 'Chance of each individual to be remembered for ever. More make the search avoid its past more strictly, and slower.',
      unit: '',
      min: 0,
      max: 1,
      scale: 'linear',
      default: 0.01,
    },
  },
  restartable: { population: 'population' },
  readings: [
    {
      id: 'novelty',
      label: 'Highest novelty',
      help: 'Mean squared distance of the most novel individual to its neighbours.',
      scale: 'log',
      read: (s: NoveltyState) => s.novelty,
    },
    {
      id: 'archive',
      label: 'Archive',
      help: 'Behaviours remembered so far.',
      scale: 'linear',
      read: (s: NoveltyState) => s.archive.length / s.width,
    },
    {
      ...GENOME_READING,
      help: 'Mutations in the chain of the most novel individual.',
      read: (s: NoveltyState) => genomeLength(s, 0),
    },
  ],

  init: ({ behaviour }): NoveltyState => ({
    version: 1,
    generation: 0,
    ...noOffspring(),
    archive: new Float64Array(0),
    width: Math.max(1, behaviour),
    novelty: 0,
  }),

  // Whoever was the most novel is evaluated again, behind its children: novelty is never what it was a generation ago.
  ask: (state, setting, generation) =>
    askChildren(state, setting, setting.parameters, generation, state.parents.length > 0 ? 0 : -1),

  select: () => null,

  tell(state, ranking, _folded, { stream, parameters: { parents, power, neighbours, archive } }) {
    const own = behavioursOf(ranking, state.width);
    const past = remembered(state.archive, state.width);
    const novelty = noveltyOf(own, past, neighbours, 'squared');
    const order = Uint32Array.from(novelty.keys()).sort((a, b) => novelty[b] - novelty[a] || a - b);
    const survivors = Math.min(parents, order.length);
    const again = state.parents.length > 0 ? ranking.size - 1 : -1;
    const next = Int32Array.from({ length: survivors }, (_, rank) =>
      nodeOf(state, order[rank], power, order[rank] === again),
    );
    const joining = [...order.keys()].filter((i) => {
      const [word] = stream.words(PURPOSE.archive, state.asked, i);
      return novelty[i] >= 0 && word < archive * 4294967296;
    });
    if (joining.length > 0) state.archive = remember(state.archive, own, joining);
    state.novelty = novelty[order[0]];
    succeed(state, next);
    state.generation++;
  },

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});
