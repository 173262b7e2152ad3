import { PURPOSE } from '../random/purposes.ts';
import type { Ranking } from '../population/ranking.ts';
import { addNode, compact, emptyLineage, type GrowingLineage } from './lineage.ts';
import { populationField } from './parameters.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type State } from './strategy.ts';

interface DeepGaState extends State {
  /** Genomes as chains of seeds; only living lines are kept. */
  lineage: GrowingLineage;
  /** Nodes of the current parents, best first; empty before the first generation. */
  parents: Int32Array;
  eliteCost: number;
  /** Place of the elite among the parents. */
  elite: number;
  /** Of the generation in flight: each child's place among the parents (−1: fresh) and its seed. */
  parentOf: Int32Array;
  seeds: Uint32Array;
  /** Number in the run of the generation in flight. */
  asked: number;
  readonly progress: Progress;
}

const BORN_FACTOR = 16_777_216;

/** Deep GA: truncation selection, one elite, Gaussian mutation, genomes kept as chains of seeds. */
export const deepGa = defineStrategy({
  id: 'deep-ga',
  name: 'Deep GA',
  revision: 1,
  summary: 'The best few become parents; every child is one of them plus a mutation. No averaging, no step-size rule.',
  reference: 'Such et al. 2017, arXiv:1712.06567; uber-research/deep-neuroevolution, gpu_implementation/ga.py',
  parameters: {
    population: populationField({
      default: 100,
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
      default: 20,
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
      id: 'genome',
      label: 'Genome length',
      help: 'Mutations in the chain of the current elite.',
      scale: 'linear',
      read: (s: DeepGaState) => (s.parents.length > 0 ? s.lineage.depth[s.parents[s.elite]] : 0),
    },
  ],

  init: (): DeepGaState => ({
    version: 1,
    generation: 0,
    lineage: emptyLineage(),
    parents: new Int32Array(0),
    eliteCost: Infinity,
    elite: 0,
    parentOf: new Int32Array(0),
    seeds: new Uint32Array(0),
    asked: 0,
    progress: { best: Infinity, since: 0 },
  }),

  ask(state, { dimension, lower, upper, stream, parameters: { population, power } }, generation) {
    state.asked = generation;
    state.parentOf = new Int32Array(population);
    state.seeds = new Uint32Array(population);
    for (let i = 0; i < population; i++) {
      const [choice, seed] = stream.words(PURPOSE.offspring, generation, i);
      // choice·T/2³² rounded down; for T up to 10,000 the product is exact in float64.
      state.parentOf[i] = state.parents.length === 0 ? -1 : Math.floor((choice * state.parents.length) / 4294967296);
      state.seeds[i] = seed;
    }
    const { parentOf, seeds, parents, lineage } = state;
    return { kind: 'mutants', size: population, dimension, lower, upper, power, parentOf, seeds, parents, lineage };
  },

  select: () => null,

  tell(state, ranking, _folded, { parameters }) {
    if (ranking.finite > 0) breed(state, ranking, parameters.parents, parameters.power);
    follow(state.progress, ranking.finite > 0 ? ranking.costs[ranking.order[0]] : Infinity, ranking.size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => parameters.parents,

  shape: () => null,
});

/** The best T with a finite cost become parents; an elite that is not among them replaces the worst. */
function breed(state: DeepGaState, { costs, order, finite }: Ranking, truncation: number, power: number): void {
  const { lineage, parentOf, seeds, asked } = state;
  const survivors = Math.min(truncation, finite);
  const next = new Int32Array(survivors);
  for (let rank = 0; rank < survivors; rank++) {
    const child = order[rank];
    const ancestor = parentOf[child] < 0 ? -1 : state.parents[parentOf[child]];
    next[rank] = addNode(lineage, ancestor, seeds[child], power, asked * BORN_FACTOR + child);
  }
  const best = costs[order[0]];
  if (best < state.eliteCost) {
    state.eliteCost = best;
    state.elite = 0;
  } else {
    next[survivors - 1] = state.parents[state.elite];
    state.elite = survivors - 1;
  }
  state.parents = next;
  state.lineage = compact(lineage, next);
}
