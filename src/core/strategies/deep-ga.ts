import type { Ranking } from '../population/ranking.ts';
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
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';

interface DeepGaState extends State, Offspring {
  eliteCost: number;
  /** Place of the elite among the parents. */
  elite: number;
  readonly progress: Progress;
}

/** Deep GA: truncation selection, one elite, Gaussian mutation, genomes kept as chains of seeds. */
export const deepGa = defineStrategy({
  id: 'deep-ga',
  name: 'Deep GA',
  family: 'genetic',
  revision: 1,
  summary: 'The best few become parents; every child is one of them plus a mutation. No averaging, no step-size rule.',
  reference: 'Such et al. 2017, arXiv:1712.06567; uber-research/deep-neuroevolution, gpu_implementation/ga.py',
  invariances: ['monotone'],
  parameters: {
    population: populationField({
      default: ({ task }) => (task ? 64 : 100),
      help: 'Children in each generation. The elite survives beside them without being evaluated again.',
    }),
    parents: {
      kind: 'integer',
      label: 'Parents T',
      help: 'The best individuals of a generation, from which the next one is bred. Fewer means stronger selection.',
      unit: 'individuals',
      min: 1,
      max: 10_000,
      scale: 'log',
      default: ({ task }) => (task ? 12 : 20),
    },
    power: {
      kind: 'real',
      label: 'Mutation power',
      help: 'Standard deviation of a mutation in every coordinate. It never adapts.',
      unit: '',
      min: 0,
      max: 1e3,
      scale: 'log',
      default: 0.1,
    },
  },
  restartable: { population: 'population' },
  readings: [
    {
      ...GENOME_READING,
      help: 'Mutations in the chain of the current elite.',
      read: (s: DeepGaState) => genomeLength(s, s.elite),
    },
  ],

  init: (): DeepGaState => ({
    version: 1,
    generation: 0,
    ...noOffspring(),
    eliteCost: Infinity,
    elite: 0,
    progress: { best: Infinity, since: 0 },
  }),

  retune(state) {
    state.progress.since = 0;
  },

  // Under noise the elite is evaluated again, behind its children.
  ask: (state, setting, generation) =>
    askChildren(state, setting, setting.parameters, generation, evaluatedAgain(state, setting.noisy)),

  select: () => null,

  tell(state, ranking, _folded, { noisy, parameters }) {
    if (ranking.finite > 0) breed(state, ranking, parameters, noisy);
    follow(state.progress, ranking.finite > 0 ? ranking.costs[ranking.order[0]] : Infinity, ranking.size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});

/** Place among the parents of the elite where it is evaluated again, else −1. */
function evaluatedAgain({ parents, elite }: DeepGaState, noisy: boolean): number {
  return noisy && parents.length > 0 ? elite : -1;
}

/** The best T with a finite cost become parents; an elite that is not among them replaces the worst. */
function breed(
  state: DeepGaState,
  { costs, order, finite, size }: Ranking,
  { parents, power }: { readonly parents: number; readonly power: number },
  noisy: boolean,
): void {
  const survivors = Math.min(parents, finite);
  const again = evaluatedAgain(state, noisy) >= 0 ? size - 1 : -1;
  const next = new Int32Array(survivors);
  for (let rank = 0; rank < survivors; rank++) next[rank] = nodeOf(state, order[rank], power, order[rank] === again);
  const best = costs[order[0]];
  // An elite that was evaluated again stands among the others.
  if (noisy || best < state.eliteCost) {
    state.eliteCost = best;
    state.elite = 0;
  } else {
    next[survivors - 1] = state.parents[state.elite];
    state.elite = survivors - 1;
  }
  succeed(state, next);
}
