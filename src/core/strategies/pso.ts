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

/** Three rows for each particle: first all positions, then the best position of each so far, then all velocities. */
interface PsoState extends State, KeptPopulation {
  /** Root mean square of a coordinate of the velocities. */
  speed: number;
  readonly progress: Progress;
}

/** Inertia, and how strongly a particle is drawn to its own best position and to that of the swarm. */
const COEFFICIENTS: Readonly<Record<string, readonly [inertia: number, own: number, swarm: number]>> = {
  inertia: [0.75, 1.5, 2],
  constriction: [0.7298, 1.49618, 1.49618],
};

const parameters = {
  population: populationField({
    default: ({ task }) => (task ? 64 : 40),
    min: 2,
    help: 'Particles in the swarm, all evaluated in each generation.',
  }),
  coefficients: {
    kind: 'choice',
    label: 'Coefficients',
    help: 'How much of its velocity a particle keeps, and how strongly it is drawn to the best positions known.',
    default: 'inertia',
    options: [
      {
        value: 'inertia',
        label: 'Inertia',
        help: '0.75 of the velocity, 1.5 to its own best, 2 to that of the swarm.',
      },
      {
        value: 'constriction',
        label: 'Constriction',
        help: '0.7298 of the velocity and 1.49618 to either best: velocities are sure to shrink.',
      },
    ],
  },
  randomness: {
    kind: 'choice',
    label: 'Random factors',
    help: 'What has a random factor of its own in how strongly it is drawn to a best position.',
    default: 'particle',
    options: [
      {
        value: 'particle',
        label: 'Particles',
        help: 'Particles go along straight lines through what they know, so turning the problem changes nothing.',
      },
      {
        value: 'coordinate',
        label: 'Coordinates',
        help: 'As in most books: more variety, and much better where coordinates do not depend on one another.',
      },
    ],
  },
  ...FIRST_FIELDS,
} as const;

type PsoSetting = Setting<Values<typeof parameters>>;

/** Particle swarm optimisation with a common best position: Kennedy and Eberhart 1995, Shi and Eberhart 1998. */
export const pso = defineStrategy({
  id: 'pso',
  name: 'Particle swarm',
  family: 'swarm',
  revision: 1,
  summary: 'Particles with inertia, drawn to the best place each has seen and to the best that any has seen.',
  reference: 'Kennedy and Eberhart 1995; Shi and Eberhart 1998; constriction: Clerc and Kennedy 2002',
  invariances: ['monotone', 'translation', 'scale'],
  parameters,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'speed',
      label: 'Speed',
      help: 'Root mean square of the steps of all particles, for one coordinate.',
      scale: 'log',
      read: (s: PsoState) => s.speed,
    },
  ],

  init: (): PsoState => ({
    version: 1,
    generation: 0,
    ...noPopulation(),
    // A swarm begins at rest.
    speed: 0,
    progress: { best: Infinity, since: 0 },
  }),

  // A smaller swarm keeps who found the best places; a larger one is filled with particles that start from the others.
  retune(state, _changed, { dimension, parameters: { population } }) {
    state.progress.since = 0;
    const own = state.costs.length;
    if (own <= population) return;
    const places = bestPlaces(state.costs, population);
    const all = [0, own, 2 * own].flatMap((from) => Array.from(places, (place) => from + place));
    state.members = rowsAt(state.members, dimension, Uint32Array.from(all));
    state.costs = Float64Array.from(places, (place) => state.costs[place]);
  },

  ask: (state, setting, generation) =>
    state.costs.length === 0 ? firstPlan(setting, setting.parameters.population) : fly(state, setting, generation),

  select: (_state, _ranking, { parameters: { population } }) => ({ sums: [], keep: everybody(population) }),

  tell(state, ranking, [positions], setting) {
    const { dimension, noisy, parameters: own } = setting;
    const before = state.costs.length;
    // Under noise the best positions stand behind the particles, and what they cost before counts no more.
    if (noisy && before > 0) state.costs = state.costs.map((_, i) => costOf(ranking, own.population + i));
    arrive(state, ranking, positions, dimension);
    follow(state.progress, ranking.finite > 0 ? ranking.costs[ranking.order[0]] : Infinity, ranking.size);
    state.generation++;
  },

  stop: (state, { dimension }) => (stalled(state.progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters: { population } }) => population,

  shape: () => null,
});

const FACTORS = new Float64Array(2);

/** x + w v + c₁ r₁ (p − x) + c₂ r₂ (g − x) with r uniform in (0, 1); the best positions again under noise. */
function fly({ members, costs }: PsoState, setting: PsoSetting, generation: number): ChildrenPlan {
  const { dimension, noisy, stream, parameters: own } = setting;
  const { population } = own;
  const [inertia, toOwn, toSwarm] = COEFFICIENTS[own.coefficients];
  const particles = costs.length;
  const size = population + (noisy ? particles : 0);
  const random = own.randomness === 'coordinate';
  const here = new Int32Array(size);
  const best = new Int32Array(size);
  const leaders = new Int32Array(size);
  const velocity = new Int32Array(size);
  const kept = new Float64Array(size);
  const pullOwn = new Float64Array(size);
  const pullSwarm = new Float64Array(size);
  const leader = particles + bestOf(costs);
  for (let i = 0; i < size; i++) {
    const again = i >= population;
    const particle = i % particles;
    here[i] = again ? particles + i - population : particle;
    best[i] = again ? here[i] : particles + particle;
    leaders[i] = again ? here[i] : leader;
    velocity[i] = again ? here[i] : 2 * particles + particle;
    if (again) continue;
    stream.uniforms(PURPOSE.offspring, generation, i, FACTORS);
    kept[i] = inertia;
    pullOwn[i] = random ? toOwn : toOwn * FACTORS[0];
    pullSwarm[i] = random ? toSwarm : toSwarm * FACTORS[1];
  }
  const differences = [
    { plus: velocity, minus: new Int32Array(size).fill(-1), weight: kept, random: false },
    { plus: best, minus: here, weight: pullOwn, random },
    { plus: leaders, minus: here, weight: pullSwarm, random },
  ];
  return { kind: 'children', size, dimension, members, base: here, differences };
}

/** Positions become those that were flown to, velocities what lies between, and best positions those that are as good. */
function arrive(state: PsoState, ranking: Ranking, positions: Float64Array, n: number): void {
  const before = state.costs.length;
  const particles = positions.length / n;
  const were = state.members;
  const members = new Float64Array(3 * positions.length);
  const costs = new Float64Array(particles);
  members.set(positions);
  let squared = 0;
  for (let i = 0; i < particles; i++) {
    const cost = costOf(ranking, i);
    const known = i < before ? state.costs[i] : Infinity;
    const better = i >= before || (cost <= known && cost < Infinity);
    costs[i] = better ? cost : known;
    const best = better ? positions : were;
    const from = n * (better ? i : before + i);
    const to = n * (particles + i);
    for (let j = 0; j < n; j++) members[to + j] = best[from + j];
    if (before === 0) continue;
    const old = n * (i % before);
    for (let j = 0; j < n; j++) {
      const velocity = positions[n * i + j] - were[old + j];
      members[n * (2 * particles + i) + j] = velocity;
      squared += velocity * velocity;
    }
  }
  state.members = members;
  state.costs = costs;
  state.speed = before === 0 ? 0 : Math.sqrt(squared / positions.length);
}
