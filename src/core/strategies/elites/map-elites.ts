import type { ChildrenPlan, Plan } from '../../population/plan.ts';
import { PURPOSE } from '../../random/purposes.ts';
import { fresh, pick } from '../genetic/kept.ts';
import { populationField } from '../parameters.ts';
import { defineStrategy, type Setting } from '../strategy.ts';
import { CELLS, eliteReadings, type EliteState } from './fields.ts';
import { enter, entriesOf, moved, noElites, standing, type EliteArchive } from './elite-archive.ts';

/** MAP-Elites: whoever is the best in its cell of the behaviour space stays, and all of those breed alike. */
export const mapElites = defineStrategy({
  id: 'map-elites',
  name: 'MAP-Elites',
  family: 'diversity',
  revision: 1,
  summary: 'Divides behaviours into cells, keeps the best individual of each, and breeds from all of them alike.',
  reference: 'Mouret and Clune 2015, arXiv:1504.04909; line mutation of Vassiliades and Mouret 2018, arXiv:1804.03906',
  needsBehaviour: true,
  endless: true,
  invariances: [],
  parameters: {
    population: populationField({
      default: 250,
      help: 'Children in each generation, of elites that are drawn alike. The first generation is drawn as fresh weights are.',
    }),
    cells: CELLS,
    power: {
      kind: 'real',
      label: 'Mutation power',
      help: 'Standard deviation of a mutation in every weight.',
      unit: '',
      min: 0,
      max: 1e3,
      scale: 'log',
      default: 0.1,
    },
    line: {
      kind: 'real',
      label: 'Line mutation',
      help: 'A child also goes along the line through another elite: this times a normal draw says how far. 0 for the method of 2015.',
      unit: '',
      min: 0,
      max: 10,
      scale: 'linear',
      default: 0.2,
    },
  },
  restartable: { population: 'population' },
  readings: eliteReadings<EliteState>(),

  init: (setting): EliteState => ({
    version: 1,
    generation: 0,
    elites: noElites(setting, setting.parameters.cells),
  }),

  retune(state, changed, setting) {
    if (changed.has('cells')) state.elites = moved(state.elites, setting.parameters.cells, setting);
  },

  // Under noise all elites are evaluated again, behind their children.
  ask: ({ elites }, setting, generation): Plan =>
    elites.costs.length === 0
      ? fresh(setting, setting.parameters.population)
      : breed(elites, setting, setting.parameters, generation),

  select(state, ranking, setting) {
    const entering = standing(entriesOf(rivals(state, setting), ranking));
    return entering.length > 0 ? { sums: [], keep: Uint32Array.from(entering, ({ individual }) => individual) } : null;
  },

  tell(state, ranking, [rows], setting) {
    const held = rivals(state, setting);
    const entering = standing(entriesOf(held, ranking));
    if (entering.length > 0) state.elites = enter(held, entering, ranking, rows);
    state.generation++;
  },

  selected: (_state, { parameters }) => parameters.population,

  shape: () => null,
});

/** Whom a generation is held against: under noise nobody, since the elites are in it and have new costs and behaviours. */
function rivals({ elites }: EliteState, setting: Setting<{ readonly cells: number }>): EliteArchive {
  return setting.noisy ? noElites(setting, setting.parameters.cells) : elites;
}

function breed(
  { costs, rows: members }: EliteArchive,
  { dimension, noisy, stream, kernels }: Setting<unknown>,
  own: { readonly population: number; readonly power: number; readonly line: number },
  generation: number,
): ChildrenPlan {
  const { population } = own;
  const count = costs.length;
  const size = population + (noisy ? count : 0);
  const base = Int32Array.from({ length: size }, (_, i) => i - population);
  const plus = base.slice();
  const weight = new Float64Array(size);
  const power = new Float64Array(size);
  for (let i = 0; i < population; i++) {
    const words = stream.words(PURPOSE.offspring, generation, i);
    base[i] = pick(words[0], count);
    plus[i] = pick(words[1], count);
    power[i] = own.power;
    weight[i] = own.line * normal(words[2], words[3], kernels);
  }
  const differences = own.line > 0 ? [{ plus, minus: base, weight, random: false }] : [];
  return { kind: 'children', size, dimension, members, base, differences, power };
}

/** A normal draw from two words, by the transform of Box and Muller. */
function normal(first: number, second: number, { call }: Setting<unknown>['kernels']): number {
  const radius = Math.sqrt(-2 * call.log((first + 0.5) / 4294967296));
  return radius * call.cos((6.283185307179586 * (second + 0.5)) / 4294967296);
}
