import { describe, expect, it } from 'vitest';
import { cmaMe } from '../../../src/core/strategies/elites/cma-me.ts';
import { coverageOf, qualityOf } from '../../../src/core/strategies/elites/elite-archive.ts';
import { elitesIn } from '../../../src/core/strategies/elites/elites-in.ts';
import { isSpent, type Emitter } from '../../../src/core/strategies/elites/emitters.ts';
import type { Ranking } from '../../../src/core/population/ranking.ts';
import type { State } from '../../../src/core/strategies/strategy.ts';
import { cellIn, lead, settingIn, type Seen } from './behaving.ts';

const USUAL = { population: 20, emitters: 3, cells: 8, sigma: 0.5 };

interface Visible extends State {
  readonly emitters: readonly Emitter[];
  readonly turn: number;
  readonly renewals: number;
}

const bowl = (x: readonly number[]): number => x.reduce((sum, value) => sum + (value - 1) * (value - 1), 0);

/** An archive that is told one solution after the other, and says what became of each: algorithm 2 of the paper. */
class Reference {
  readonly map = new Map<string, number>();

  /** Parents of a generation in the order of the improvement ranking. */
  parents(seen: readonly Seen[], side: number): number[] {
    const fresh: [value: number, index: number][] = [];
    const better: [value: number, index: number][] = [];
    seen.forEach(({ behaviour, cost }, index) => {
      if (!Number.isFinite(cost)) return;
      const cell = cellIn(side, behaviour);
      const held = this.map.get(cell);
      // The paper maximises.
      if (held === undefined) fresh.push([-cost, index]);
      else if (-cost > -held) better.push([held - cost, index]);
      else return;
      this.map.set(cell, cost);
    });
    const sorted = (list: [number, number][]): number[] =>
      list.sort(([a, i], [b, k]) => b - a || i - k).map(([, index]) => index);
    return [...sorted(fresh), ...sorted(better)];
  }
}

/** Shares of so many parents: the logarithm of half a rank more than there are, less that of the rank. */
function shares(count: number): number[] {
  const raw = Array.from({ length: count }, (_, k) => Math.log(count + 0.5) - Math.log(k + 1));
  const sum = raw.reduce((all, one) => all + one, 0);
  return raw.map((one) => one / sum);
}

const mix = (seen: readonly Seen[], parents: readonly number[]): number[] =>
  seen[0].x.map((_, j) => shares(parents.length).reduce((sum, share, k) => sum + share * seen[parents[k]].x[j], 0));

const close = (a: ArrayLike<number>, b: ArrayLike<number>): void => {
  expect(a).toHaveLength(b.length);
  Array.from(a).forEach((value, j) => expect(value).toBeCloseTo(b[j], 9));
};

describe('CMA-ME', () => {
  it('ranks who enters as the paper does, and steps to the weighted mean of all of them', () => {
    for (const seed of [1, 2, 3]) {
      const reference = new Reference();
      let steps = 0;
      const cost = (x: readonly number[]): number => (x[0] < -3 ? NaN : x[1] > 2 ? 7 : bowl(x));
      lead<Visible>(cmaMe, settingIn(3, USUAL, seed), 120, cost, (state, seen) => {
        const parents = reference.parents(seen, USUAL.cells);
        if (parents.length === 0) return;
        steps++;
        close(state.emitters[state.turn].mean, mix(seen, parents));
        expect(elitesIn(state)!.costs.length).toBe(reference.map.size);
      });
      expect(steps).toBeGreaterThan(40);
      expect(steps).toBeLessThan(120);
    }
  });

  it('gives the engine the weights of that ranking, and keeps only who is still there in the end', () => {
    const setting = settingIn(2, USUAL, 1);
    const state = cmaMe.init(setting);
    cmaMe.ask(state, setting, 0);
    const told = (costs: number[], places: [number, number][]): Ranking => ({
      size: costs.length,
      costs: Float64Array.from(costs),
      outcomes: Float64Array.from(places.flat()),
      order: Uint32Array.from(costs.keys()),
      finite: costs.filter(Number.isFinite).length,
    });
    const ranking = told(
      [6, 2, NaN, 4, 1, 9],
      [
        [-4.9, -4.9],
        [4.9, 4.9],
        [0, 0],
        [-4.9, -4.9],
        [-4.9, 4.9],
        [4.9, 4.9],
      ],
    );
    const request = cmaMe.select(state, ranking, setting)!;
    const [first, second, third, fourth] = shares(4);
    // New cells by their cost, 1, 2 and 6; then an improvement by 2.
    close(request.sums[0].weights, [third, second, 0, fourth, first, 0]);
    expect(request.sums.map(({ of, moment }) => `${of} ${moment}`)).toEqual(['step first', 'step outer']);
    expect(request.sums[1].weights).toEqual(request.sums[0].weights);
    expect([...request.keep!]).toEqual([1, 3, 4]);
  });

  it('begins anew at an elite, round and as wide as at first, where nobody enters', () => {
    let anew = 0;
    let before = 0;
    const starts = new Set<string>();
    lead<Visible>(cmaMe, settingIn(2, { ...USUAL, cells: 3 }, 4), 200, bowl, (state) => {
      const emitter = state.emitters[state.turn];
      if (state.renewals === before) return expect(emitter.updates).toBeGreaterThan(0);
      expect(state.renewals).toBe(before + 1);
      before = state.renewals;
      anew++;
      expect(emitter).toMatchObject({ sigma: USUAL.sigma, updates: 0 });
      expect([...emitter.covariance]).toEqual([1, 0, 0, 1]);
      const { rows } = elitesIn(state)!;
      const elites = Array.from({ length: rows.length / 2 }, (_, k) => `${rows[2 * k]} ${rows[2 * k + 1]}`);
      expect(elites).toContain(emitter.mean.join(' '));
      starts.add(emitter.mean.join(' '));
    });
    expect(anew).toBeGreaterThan(20);
    expect(starts.size).toBeGreaterThan(8);
  });

  it('lets its emitters take turns', () => {
    const means: Float64Array[] = [];
    lead<Visible>(cmaMe, settingIn(2, USUAL, 4), 7, bowl, (state, _seen, plan) => {
      if (plan.kind === 'gaussian') means.push(plan.mean);
      expect(state.turn).toBe((means.length - 1) % 3);
    });
    // All of them begin at the start, and each goes on from where it was.
    for (const mean of means.slice(0, 3)) expect([...mean]).toEqual([0, 0]);
    expect([...means[3]]).not.toEqual([0, 0]);
  });

  it('fills a plane from its middle, and more of it than its emitters would without beginning anew', () => {
    for (const seed of [1, 2, 3]) {
      const state = lead<Visible>(cmaMe, settingIn(2, USUAL, seed), 600, bowl);
      expect(coverageOf(elitesIn(state)!)).toBe(1);
      expect(state.renewals).toBeGreaterThan(0);
    }
  });

  it('is never worth less, and stays where it is in a generation without a finite cost', () => {
    let worth = 0;
    let covered = 0;
    const cost = (x: readonly number[], generation: number): number => (generation % 3 === 2 ? NaN : bowl(x));
    lead<Visible>(cmaMe, settingIn(2, { ...USUAL, emitters: 1 }, 3), 40, cost, (state, seen, plan) => {
      const archive = elitesIn(state)!;
      expect(qualityOf(archive)).toBeGreaterThanOrEqual(worth);
      expect(coverageOf(archive)).toBeGreaterThanOrEqual(covered);
      [worth, covered] = [qualityOf(archive), coverageOf(archive)];
      if (!Number.isNaN(seen[0].cost) || plan.kind !== 'gaussian') return;
      expect([...state.emitters[0].mean]).toEqual([...plan.mean]);
      expect(state.emitters[0].sigma).toBe(plan.sigma);
    });
    expect(worth).toBeGreaterThan(0);
  });

  it('compares nobody with what somebody cost before, under noise, and learns from discoveries alone', () => {
    const known = new Set<string>();
    const cost = (x: readonly number[], generation: number): number => bowl(x) + 100 * (generation % 2);
    lead<Visible>(cmaMe, settingIn(2, USUAL, 6, true), 60, cost, (state, seen, plan) => {
      const last = new Map<string, Seen>();
      for (const one of seen) {
        const cell = cellIn(USUAL.cells, one.behaviour);
        if (!last.has(cell) || one.cost < last.get(cell)!.cost) last.set(cell, one);
      }
      // Whoever was the best of this generation in its cell has it now.
      const archive = elitesIn(state)!;
      for (const { x, cost: own } of last.values()) {
        const place = archive.costs.indexOf(own);
        expect([...archive.rows.slice(2 * place, 2 * place + 2)]).toEqual(x);
      }
      const found = [...last.keys()].some((cell) => !known.has(cell));
      for (const cell of last.keys()) known.add(cell);
      const emitter = state.emitters[state.turn];
      if (!found) expect(emitter.updates).toBe(0);
      else if (plan.kind === 'gaussian') expect([...emitter.mean]).not.toEqual([...plan.mean]);
    });
    expect(known.size).toBeGreaterThan(20);
  });

  it('gives up an emitter that nothing can come of', () => {
    const setting = settingIn(2, USUAL, 1);
    const [emitter] = (cmaMe.init(setting) as Visible).emitters;
    expect(isSpent(emitter)).toBe(false);
    expect(isSpent({ ...emitter, healthy: false })).toBe(true);
    expect(isSpent({ ...emitter, sigma: 1e-12 })).toBe(true);
    expect(isSpent({ ...emitter, lengths: Float64Array.of(1e-4, 1e4) })).toBe(true);
  });

  it('takes up other parameters on the way', () => {
    const setting = settingIn(2, USUAL, 2);
    const state = lead<Visible>(cmaMe, setting, 30, bowl);
    const [first] = state.emitters;
    const changed = { ...setting, parameters: { population: 20, emitters: 5, cells: 3, sigma: 0.25 } };
    cmaMe.retune!(state, new Set(['emitters', 'cells']), changed);
    expect(state.emitters).toHaveLength(5);
    expect(state.emitters[0]).toBe(first);
    expect(elitesIn(state)!.places).toHaveLength(9);
    cmaMe.retune!(state, new Set(['sigma']), changed);
    expect(state.emitters.map(({ sigma }) => sigma)).toEqual([0.25, 0.25, 0.25, 0.25, 0.25]);
    cmaMe.retune!(state, new Set(['emitters']), { ...changed, parameters: { ...changed.parameters, emitters: 2 } });
    expect(state.emitters).toHaveLength(2);
  });
});
