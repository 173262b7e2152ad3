import { describe, expect, it } from 'vitest';
import { Ranker } from '../../../src/core/population/ranking.ts';
import { Stream } from '../../../src/core/random/stream.ts';
import { remembered } from '../../../src/core/strategies/archive.ts';
import { choose, freshMembers, type Member } from '../../../src/core/strategies/novelty-es/meta-population.ts';
import { nsEs } from '../../../src/core/strategies/novelty-es/ns-es.ts';
import { nsrEs } from '../../../src/core/strategies/novelty-es/nsr-es.ts';
import type { Setting, Strategy } from '../../../src/core/strategies/strategy.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();
const parameters = { population: 40, parents: 3, sigma: 0.1, 'learning-rate': 0.1, neighbours: 10 };

const settingOf = (seed: number, own: Partial<typeof parameters> = {}): Setting => ({
  dimension: 2,
  lower: -5,
  upper: 5,
  parameters: { ...parameters, ...own },
  start: Float64Array.of(0, 0),
  spreads: Float64Array.of(0.5, 0.5),
  noisy: false,
  behaviour: 2,
  ranges: [],
  worst: Infinity,
  kernels,
  stream: new Stream(kernels, seed, 0),
});

interface Visible {
  readonly archive: Float64Array;
  readonly members: readonly Member[];
  readonly turn: number;
}

/** Lets a strategy walk in a plane, where a point behaves as it lies and costs its squared distance from (0, 3). */
function walk(strategy: Strategy, setting: Setting, generations: number): { state: Visible; centres: number[][] } {
  const sphere = { problem: 'bbob-f1', dim: 2, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;
  const engine = new WasmEngine(kernels, sphere);
  const state = strategy.init(setting);
  const ranker = new Ranker();
  const centres: number[][] = [];
  for (let generation = 0; generation < generations; generation++) {
    const plan = strategy.ask(state, setting, generation);
    const address = { seed: setting.stream.seed, repetition: 0, generation };
    const rows = engine.rows(plan, address, [...Array(plan.size).keys()], false);
    const costs = Float64Array.from(rows, ([x, y]) => x * x + (y - 3) * (y - 3));
    const ranking = ranker.rank(costs, Float64Array.from(rows.flatMap((row) => [...row])));
    centres.push([...rows[plan.size - 1]]);
    const request = strategy.select(state, ranking, setting)!;
    const folded = request.sums.map((sum) => {
      const partial = engine.fold(plan, address, sum, 0, Math.ceil(plan.size / 16));
      return Float64Array.from({ length: 2 }, (_, j) =>
        [...partial].reduce((all, v, k) => all + (k % 2 === j ? v : 0)),
      );
    });
    strategy.tell(state, ranking, folded, setting);
  }
  engine.release();
  return { state: state as unknown as Visible, centres };
}

const pairs = (numbers: ArrayLike<number>): number[][] =>
  Array.from({ length: numbers.length / 2 }, (_, k) => [numbers[2 * k], numbers[2 * k + 1]]);

describe('NS-ES', () => {
  it('remembers how each member behaved when its turn came', () => {
    const { state, centres } = walk(nsEs, settingOf(4), 20);
    expect(pairs(state.archive)).toEqual(centres);
    expect(centres[0]).toEqual([0, 0]);
  });

  it('moves away from where it has been, to all sides, whatever that costs', () => {
    const { state } = walk(nsEs, settingOf(4), 200);
    const reach = pairs(state.archive).map(([x, y]) => Math.hypot(x, y));
    expect(Math.max(...reach.slice(0, 3))).toBeLessThan(2);
    expect(Math.max(...reach)).toBeGreaterThan(4);
    const ends = state.members.map(({ mean }) => Math.hypot(mean[0], mean[1] - 3));
    expect(Math.max(...ends)).toBeGreaterThan(3);
  });
});

describe('NSR-ES', () => {
  it('finds the goal where nothing deceives it, and keeps near it', () => {
    const near = [1, 2, 3, 4, 5].map((seed) => {
      const { state } = walk(nsrEs, settingOf(seed), 200);
      return Math.min(...pairs(state.archive).map(([x, y]) => Math.hypot(x, y - 3)));
    });
    expect(Math.max(...near)).toBeLessThan(0.5);
  });
});

describe('a population of searches', () => {
  it('begins at the start and at draws of its own', () => {
    const members = freshMembers(settingOf(9), 4);
    expect([...members[0].mean]).toEqual([0, 0]);
    expect(new Set(members.map(({ mean }) => String(mean))).size).toBe(4);
  });

  it('gives each a first turn, and then chances in proportion to novelty', () => {
    const setting = settingOf(9);
    const members = freshMembers(setting, 3);
    const archive = remembered(Float64Array.of(0, 0), 2);
    expect(choose(members, archive, 1, setting, 7)).toBe(0);
    [1, 3, 0].forEach((far, k) => (members[k].behaviour = Float64Array.of(far, 0)));
    const turns = [0, 0, 0];
    for (let generation = 0; generation < 4000; generation++) turns[choose(members, archive, 1, setting, generation)]++;
    // Three standard deviations of 4000 draws with a chance of one quarter.
    expect(Math.abs(turns[0] - 1000)).toBeLessThan(83);
    expect(turns[2]).toBe(0);
  });

  it('gives all the same chance where nobody is novel', () => {
    const setting = settingOf(9);
    const members = freshMembers(setting, 2);
    members.forEach((member) => (member.behaviour = Float64Array.of(0, 0)));
    const archive = remembered(Float64Array.of(0, 0), 2);
    let first = 0;
    for (let generation = 0; generation < 4000; generation++)
      if (choose(members, archive, 1, setting, generation) === 0) first++;
    expect(Math.abs(first - 2000)).toBeLessThan(95);
  });
});
