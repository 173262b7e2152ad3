import type { Values } from '../experiment/fields.ts';
import type { Plan } from '../population/plan.ts';
import type { Ranking } from '../population/ranking.ts';
import { sigmaField } from './parameters.ts';
import type { Setting } from './strategy.ts';

/** Members that a strategy keeps itself, as rows, with what each of them cost when it was evaluated last. */
export interface KeptPopulation {
  /** `costs.length` rows; replaced, never overwritten, since plans refer to it. Empty before the first generation. */
  members: Float64Array;
  /** Infinite where there was no finite cost. */
  costs: Float64Array;
}

export function noPopulation(): KeptPopulation {
  return { members: new Float64Array(0), costs: new Float64Array(0) };
}

/** Where the first population comes from. */
export const FIRST_FIELDS = {
  first: {
    kind: 'choice',
    label: 'First population',
    help: 'Where the members of the first generation are.',
    default: 'start',
    options: [
      { value: 'start', label: 'Around the start', help: 'Normal around the start, as wide as the step size says.' },
      {
        value: 'box',
        label: 'Everywhere',
        help: 'Uniform in the box, wherever the start is; on a task, fresh weights.',
      },
    ],
  },
  sigma: sigmaField({
    default: ({ task }) => (task ? 0.5 : 2),
    help: 'Standard deviation of the first population around the start. Later it is as wide as its members lie apart.',
  }),
} as const;

/** A generation that needs no members. */
export function firstPlan(
  { dimension, lower, upper, spreads, start, parameters: { first, sigma } }: Setting<Values<typeof FIRST_FIELDS>>,
  size: number,
): Plan {
  const normal = { kind: 'gaussian', size, dimension, mirrored: false } as const;
  if (first === 'start') return { ...normal, mean: start.slice(), sigma, factor: null };
  if (!spreads) return { kind: 'uniform', size, dimension, lower, upper };
  return { ...normal, mean: new Float64Array(dimension), sigma: 1, factor: spreads };
}

/** The cost of an individual, Infinity where it has no finite one. */
export function costOf({ costs }: Ranking, individual: number): number {
  return Number.isFinite(costs[individual]) ? costs[individual] : Infinity;
}

/** Place of the lowest cost, the first among equals. */
export function bestOf(costs: Float64Array): number {
  let best = 0;
  for (let i = 1; i < costs.length; i++) if (costs[i] < costs[best]) best = i;
  return best;
}

/** Places of the `count` lowest costs in ascending order of place; ties by place. */
export function bestPlaces(costs: Float64Array, count: number): Uint32Array {
  const order = Uint32Array.from(costs.keys()).sort((a, b) => costs[a] - costs[b] || a - b);
  return order.slice(0, count).sort();
}

/** Rows at these places, one after the other. */
export function rowsAt(rows: Float64Array, dimension: number, places: Uint32Array): Float64Array {
  const taken = new Float64Array(dimension * places.length);
  places.forEach((place, k) => {
    taken.set(rows.subarray(dimension * place, dimension * (place + 1)), dimension * k);
  });
  return taken;
}

/** 0, 1, …, count − 1. */
export function everybody(count: number): Uint32Array {
  const all = new Uint32Array(count);
  for (let i = 0; i < count; i++) all[i] = i;
  return all;
}
