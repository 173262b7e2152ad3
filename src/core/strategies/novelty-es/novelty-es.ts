import { centredRanks, Ranker, type Ranking } from '../../population/ranking.ts';
import { descend } from '../adam.ts';
import { behavioursOf, remember, remembered } from '../archive.ts';
import { noveltyOf } from '../novelty.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { defineStrategy, type State, type Strategy } from '../strategy.ts';
import { choose, freshMembers, type Member } from './meta-population.ts';

interface NoveltyEsState extends State {
  members: readonly Member[];
  /** Whose turn it is, or was. */
  turn: number;
  /** Behaviours of members after each of their steps, one after the other; never overwritten. */
  archive: Float64Array;
  /** Numbers of one behaviour. */
  width: number;
  /** Mean novelty of those of the last generation who have a finite behaviour. */
  novelty: number;
  /** True where the last generation tells in which direction to go. */
  informed: boolean;
}

/** What differs between NS-ES and NSR-ES: what they say of themselves, and how much of the rank is novelty's. */
export interface NoveltyEsKind extends Pick<Strategy, 'id' | 'name' | 'summary'> {
  /** Share of novelty in an individual's rank; the rest is that of its return. */
  readonly share: number;
}

/**
 * Evolution strategies that look for novelty (Conti et al., "Improving exploration in evolution strategies for deep
 * reinforcement learning via a population of novelty-seeking agents", 2018). Some members take turns; the one whose turn it is
 * takes a step of OpenAI-ES, uphill in novelty instead of return, or in both, and its behaviour joins the archive. It is
 * looked at together with its neighbours, so a member's chance of a turn goes by its behaviour before its last step.
 */
export function noveltyEs({ share, ...kind }: NoveltyEsKind): Strategy {
  return defineStrategy({
    ...kind,
    family: 'diversity',
    revision: 2,
    reference: 'Conti et al. 2018, arXiv:1712.06560; uber-research/deep-neuroevolution, es_distributed/nses.py',
    needsBehaviour: true,
    endless: true,
    invariances: [],
    parameters: {
      population: populationField({
        default: 100,
        min: 2,
        multiple: 2,
        help: 'Individuals around the member whose turn it is, half of them mirror images of the other half.',
      }),
      parents: {
        kind: 'integer',
        label: 'Members M',
        help: 'Networks that are improved in turn, each along a path of its own.',
        unit: 'individuals',
        min: 1,
        max: 100,
        scale: 'log',
        default: 5,
      },
      sigma: sigmaField({ default: 0.1, help: 'Standard deviation of the samples around a member.' }),
      'learning-rate': {
        kind: 'real',
        label: 'Learning rate',
        help: 'About how far Adam moves each weight of a member in one turn.',
        unit: '',
        min: 1e-9,
        max: 1e3,
        scale: 'log',
        default: 0.05,
      },
      neighbours: {
        kind: 'integer',
        label: 'Neighbours k',
        help: 'Novelty is the mean distance to so many nearest behaviours in the archive.',
        unit: 'behaviours',
        min: 1,
        max: 1000,
        scale: 'log',
        default: 10,
      },
    },
    restartable: { population: 'population', sigma: 'sigma' },
    readings: [
      {
        id: 'novelty',
        label: 'Mean novelty',
        help: 'Mean distance of the individuals of a generation to their neighbours in the archive.',
        scale: 'log',
        read: (s: NoveltyEsState) => s.novelty,
      },
      {
        id: 'archive',
        label: 'Archive',
        help: 'Behaviours remembered so far.',
        scale: 'linear',
        read: (s: NoveltyEsState) => s.archive.length / s.width,
      },
    ],

    init: (setting): NoveltyEsState => ({
      version: 1,
      generation: 0,
      members: freshMembers(setting, setting.parameters.parents),
      turn: 0,
      archive: new Float64Array(0),
      width: Math.max(1, setting.behaviour),
      novelty: 0,
      informed: false,
    }),

    retune(state, changed, setting) {
      if (!changed.has('parents')) return;
      const { parents } = setting.parameters;
      state.members = [...state.members, ...freshMembers(setting, parents).slice(state.members.length)].slice(
        0,
        parents,
      );
    },

    ask(state, setting, generation) {
      const { members, archive, width } = state;
      const { population, sigma, neighbours } = setting.parameters;
      state.turn = choose(members, remembered(archive, width), neighbours, setting, generation);
      return {
        kind: 'gaussian',
        size: population + 1,
        dimension: setting.dimension,
        mean: members[state.turn].mean,
        sigma,
        factor: null,
        mirrored: true,
        centred: true,
      };
    },

    select(state, ranking, { parameters }) {
      const { width } = state;
      const behaviours = behavioursOf(ranking, width);
      const centre = ranking.size - 1;
      const own = behaviours.rows.slice(width * centre, width * (centre + 1));
      state.members[state.turn].behaviour = own;
      if (own.every(Number.isFinite)) state.archive = remember(state.archive, behaviours, [centre]);
      const { neighbours } = parameters;
      const novelty = noveltyIn(behaviours.rows, centre, state.archive, width, neighbours);
      const behaving = novelty.filter((one) => one >= 0);
      state.novelty = behaving.reduce((sum, one) => sum + one, 0) / Math.max(1, behaving.length);
      state.informed = behaving.length > 0 || (share < 1 && ranking.finite > 0);
      const weights = new Float64Array(ranking.size);
      addRanks(
        novelty.map((one) => -one),
        share,
        weights,
      );
      if (share < 1) addRanks(ranking.costs.subarray(0, centre), 1 - share, weights);
      return { sums: [{ of: 'noise', moment: 'first', weights }] };
    },

    tell(state, { size }, folded, { parameters: { sigma, 'learning-rate': rate } }) {
      const member = state.members[state.turn];
      // Adam would go on by its momentum alone.
      if (state.informed) {
        const gradient = folded[0].map((sum) => sum / ((size - 1) * sigma));
        member.mean = descend(member.mean, gradient, member.moments, { beta1: 0.9, beta2: 0.999 }, rate);
      }
      state.generation++;
    },

    selected: (_state, { parameters }) => parameters.population,

    shape: ({ members, turn }, { parameters: { sigma } }) => ({ mean: members[turn].mean, sigma, factor: null }),
  });
}

/** Novelty of the first `count` rows in the archive; −1 for a row that is not finite. */
function noveltyIn(rows: Float64Array, count: number, archive: Float64Array, width: number, k: number): Float64Array {
  const novelty = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const own = { rows: rows.subarray(width * i, width * (i + 1)), width, count: 1 };
    novelty[i] = noveltyOf(own, remembered(archive, width), k, 'euclidean')[0];
  }
  return novelty;
}

/** Adds `share` of the centred ranks, lowest number first, to the weights. */
function addRanks(numbers: Float64Array, share: number, weights: Float64Array): void {
  const ranks = new Float64Array(numbers.length);
  const ranking: Ranking = new Ranker().rank(numbers);
  centredRanks(ranking, ranks);
  for (let i = 0; i < ranks.length; i++) weights[i] += share * ranks[i];
}
