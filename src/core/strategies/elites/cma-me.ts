import { PURPOSE } from '../../random/purposes.ts';
import { updateDistribution } from '../cma-es/update.ts';
import { pick } from '../genetic/kept.ts';
import { populationField, sigmaField } from '../parameters.ts';
import { defineStrategy, type Setting } from '../strategy.ts';
import { enter, entriesOf, moved, noElites, standing, type EliteArchive, type Entry } from './elite-archive.ts';
import { constantsFor, emittersOf, freshEmitter, isSpent, rankedByImprovement, type Emitter } from './emitters.ts';
import { CELLS, eliteReadings, type EliteState } from './fields.ts';

interface CmaMeState extends EliteState {
  emitters: Emitter[];
  /** Whose turn it is, or was. */
  turn: number;
  /** Number in the run of the generation in flight. */
  asked: number;
  /** Times that an emitter began anew from an elite. */
  renewals: number;
}

type CmaMeSetting = Setting<{ readonly sigma: number }>;

/** CMA-ME with improvement emitters: searches that step to where the archive grows, and begin anew where it does not. */
export const cmaMe = defineStrategy({
  id: 'cma-me',
  name: 'CMA-ME',
  family: 'diversity',
  revision: 1,
  summary:
    'Several CMA-ES fill the cells of MAP-Elites: their steps go to where new cells and better elites were found.',
  reference: 'Fontaine, Togelius, Nikolaidis and Hoover 2020, arXiv:1912.02400, improvement emitters; pyribs',
  needsBehaviour: true,
  endless: true,
  invariances: [],
  parameters: {
    population: populationField({
      default: 37,
      min: 2,
      help: 'Individuals around the emitter whose turn it is.',
    }),
    emitters: {
      kind: 'integer',
      label: 'Emitters',
      help: 'Searches that take turns, each with a distribution of its own.',
      unit: 'searches',
      min: 1,
      max: 15,
      scale: 'log',
      default: 5,
    },
    cells: CELLS,
    sigma: sigmaField({
      default: 0.5,
      help: 'Standard deviation of the first samples of an emitter, at the start and whenever it begins anew from an elite.',
    }),
  },
  mostDimensions: 500,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    ...eliteReadings<CmaMeState>(),
    {
      id: 'renewals',
      label: 'Emitter restarts',
      help: 'Times that an emitter began anew from an elite, because none of its samples entered the archive.',
      scale: 'linear',
      read: (s: CmaMeState) => s.renewals,
    },
  ],

  init: (setting): CmaMeState => ({
    version: 1,
    generation: 0,
    elites: noElites(setting, setting.parameters.cells),
    emitters: emittersOf(setting, []),
    turn: 0,
    asked: 0,
    renewals: 0,
  }),

  retune(state, changed, setting) {
    const { cells, sigma } = setting.parameters;
    if (changed.has('cells')) state.elites = moved(state.elites, cells, setting);
    if (changed.has('emitters')) state.emitters = emittersOf(setting, state.emitters);
    if (changed.has('sigma')) for (const emitter of state.emitters) emitter.sigma = sigma;
  },

  ask(state, { dimension, parameters: { population } }, generation) {
    state.asked = generation;
    state.turn = state.generation % state.emitters.length;
    const { mean, sigma, factor } = state.emitters[state.turn];
    return { kind: 'gaussian', size: population, dimension, mean, sigma, factor, mirrored: false };
  },

  select(state, ranking, setting) {
    const entries = entriesOf(rivals(state, setting), ranking);
    if (entries.length === 0) return null;
    const parents = parentsOf(entries, setting);
    const weights = new Float64Array(ranking.size);
    if (parents.length > 0) {
      const own = constantsFor(parents.length, setting).weights;
      parents.forEach(({ individual }, rank) => (weights[individual] = own[rank]));
    }
    return {
      sums: [
        { of: 'step', moment: 'first', weights },
        { of: 'step', moment: 'outer', weights },
      ],
      keep: Uint32Array.from(standing(entries), ({ individual }) => individual),
    };
  },

  // In a generation without a finite cost nobody is to blame.
  tell(state, ranking, [step, outer, rows], setting) {
    const emitter = state.emitters[state.turn];
    const held = rivals(state, setting);
    const entries = entriesOf(held, ranking);
    const parents = parentsOf(entries, setting);
    if (parents.length > 0) {
      emitter.updates++;
      const constants = constantsFor(parents.length, setting);
      updateDistribution(emitter, step, outer, 1, constants, emitter.updates, setting.kernels);
    }
    if (entries.length > 0) state.elites = enter(held, standing(entries), ranking, rows);
    if ((parents.length === 0 && ranking.finite > 0) || isSpent(emitter)) beginAnew(state, setting);
    state.generation++;
  },

  selected: (_state, { parameters }) => parameters.population,

  shape({ emitters, turn }) {
    const { mean, sigma, factor } = emitters[turn];
    return { mean, sigma, factor };
  },
});

/**
 * Whom a generation is held against. Under noise what the elites cost is of other generations, so whoever comes to a cell takes
 * it, and an emitter only learns from those who discover one.
 */
function rivals({ elites }: CmaMeState, { noisy }: Setting<unknown>): EliteArchive {
  return noisy ? { ...elites, costs: elites.costs.map(() => Infinity) } : elites;
}

/** Those from whom an emitter learns, best first. */
function parentsOf(entries: readonly Entry[], { noisy }: Setting<unknown>): Entry[] {
  return rankedByImprovement(noisy ? entries.filter(({ discovery }) => discovery) : entries);
}

/** The emitter whose turn it is begins again at an elite, each as likely as the others; at the start where there is none. */
function beginAnew(state: CmaMeState, { dimension, start, stream, parameters }: CmaMeSetting): void {
  const { costs, rows } = state.elites;
  const place = pick(stream.words(PURPOSE.member, state.asked, 0)[0], costs.length);
  const mean = costs.length > 0 ? rows.slice(place * dimension, (place + 1) * dimension) : start.slice();
  state.emitters[state.turn] = freshEmitter(mean, parameters.sigma);
  state.renewals++;
}
