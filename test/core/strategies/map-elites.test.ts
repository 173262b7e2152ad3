import { describe, expect, it } from 'vitest';
import type { ChildrenPlan } from '../../../src/core/population/plan.ts';
import { coverageOf, qualityOf } from '../../../src/core/strategies/elites/elite-archive.ts';
import { elitesIn } from '../../../src/core/strategies/elites/elites-in.ts';
import { mapElites } from '../../../src/core/strategies/elites/map-elites.ts';
import { cellIn, lead, settingIn, type Seen } from './behaving.ts';

const USUAL = { population: 40, cells: 8, power: 0.5, line: 0.2 };

/** MAP-Elites as its paper tells it, one individual after the other: the best of each cell, with its solution. */
class Reference {
  readonly map = new Map<string, Seen>();

  constructor(private readonly side: number) {}

  offer(one: Seen): void {
    if (!Number.isFinite(one.cost)) return;
    const cell = cellIn(this.side, one.behaviour);
    const elite = this.map.get(cell);
    if (elite === undefined || one.cost < elite.cost) this.map.set(cell, one);
  }

  /** Points and costs of all elites, in an order of their own. */
  elites(): string[] {
    return [...this.map.values()].map(({ x, cost }) => `${x.join(' ')}: ${cost}`).sort();
  }
}

const bowl = (x: readonly number[]): number => x.reduce((sum, value) => sum + (value - 1) * (value - 1), 0);

function held(state: object, dimension: number): string[] {
  const { rows, costs } = elitesIn(state as never)!;
  return Array.from(costs, (cost, k) => `${rows.slice(k * dimension, (k + 1) * dimension).join(' ')}: ${cost}`).sort();
}

describe('MAP-Elites', () => {
  it('keeps whom the method keeps, generation by generation', () => {
    for (const seed of [1, 2, 3]) {
      const reference = new Reference(USUAL.cells);
      // Some of the plane has no cost, and some of it is flat.
      const cost = (x: readonly number[]): number => (x[0] < -3 ? NaN : x[1] > 2 ? 7 : bowl(x));
      lead(mapElites, settingIn(3, USUAL, seed), 30, cost, (state, seen) => {
        seen.forEach((one) => reference.offer(one));
        expect(held(state, 3)).toEqual(reference.elites());
      });
      expect(reference.map.size).toBeGreaterThan(30);
    }
  });

  it('breeds children on the line through two elites, and elsewhere only by their mutation', () => {
    let before: string[] = [];
    const own = { ...USUAL, population: 60, power: 0 };
    const still = { ...own, line: 0 };
    const elites = (state: object): string[] => held(state, 3).map((text) => text.split(': ')[0]);
    lead(mapElites, settingIn(3, still, 5), 4, bowl, (state, seen, plan) => {
      if (plan.kind === 'children') for (const { x } of seen) expect(before).toContain(x.join(' '));
      before = elites(state);
    });
    lead(mapElites, settingIn(3, own, 5), 4, bowl, (_state, seen, plan) => {
      if (plan.kind !== 'children') return;
      const { members, base, differences } = plan;
      const [{ plus, weight }] = differences!;
      const member = (place: number): number[] => [...members.slice(3 * place, 3 * place + 3)];
      seen.forEach(({ x }, i) => {
        const [from, to] = [member(base[i]), member(plus[i])];
        x.forEach((value, j) => expect(value).toBeCloseTo(from[j] + weight[i] * (to[j] - from[j]), 12));
      });
      expect(new Set(weight).size).toBe(60);
    });
  });

  it('draws all elites alike, mutations as strong as it is told, and steps along lines as long', () => {
    const plans: ChildrenPlan[] = [];
    const steps: number[] = [];
    const own = { population: 4000, cells: 2, power: 0.3, line: 0.2 };
    lead(mapElites, settingIn(2, own, 8), 6, bowl, (_state, seen, plan) => {
      if (plan.kind !== 'children') return;
      plans.push(plan);
      const { members, base, differences } = plan;
      const [{ plus, weight }] = differences!;
      seen.forEach(({ x }, i) => {
        const along = weight[i] * (members[2 * plus[i]] - members[2 * base[i]]);
        steps.push(x[0] - members[2 * base[i]] - along);
      });
    });
    const counts = [0, 0, 0, 0];
    for (const { base } of plans) for (const place of base) counts[place]++;
    // Four standard deviations of 20,000 draws with a chance of one quarter.
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.25 * 0.75));
    const deviation = (all: readonly number[]): number =>
      Math.sqrt(all.reduce((sum, value) => sum + value * value, 0) / all.length);
    expect(deviation(steps)).toBeGreaterThan(0.3 * 0.98);
    expect(deviation(steps)).toBeLessThan(0.3 * 1.02);
    const weights = plans.flatMap(({ differences }) => [...differences![0].weight]);
    expect(deviation(weights)).toBeGreaterThan(0.2 * 0.98);
    expect(deviation(weights)).toBeLessThan(0.2 * 1.02);
  });

  it('fills the plane, and finds the best of every cell', () => {
    for (const seed of [1, 2, 3]) {
      const state = lead(mapElites, settingIn(2, { ...USUAL, line: 0 }, seed), 600, bowl);
      const archive = elitesIn(state)!;
      expect(coverageOf(archive)).toBe(1);
      // The best point of a cell is the one that lies nearest to (1, 1).
      const side = 10 / 8;
      let short = 0;
      archive.places.forEach((place, cell) => {
        const nearest = [cell % 8, Math.floor(cell / 8)].map((part) =>
          Math.max(-5 + part * side, Math.min(1, -5 + (part + 1) * side)),
        );
        short += archive.costs[place] - bowl(nearest);
      });
      expect(short / 64).toBeGreaterThanOrEqual(0);
      expect(short / 64).toBeLessThan(0.6);
    }
  });

  it('breeds nobody before somebody has a finite cost, and goes on through generations without one', () => {
    const kinds: string[] = [];
    let worth = 0;
    const cost = (x: readonly number[], generation: number): number =>
      generation < 2 || generation === 4 ? NaN : bowl(x);
    lead(mapElites, settingIn(2, USUAL, 3), 8, cost, (state, _seen, plan) => {
      kinds.push(plan.kind);
      expect(qualityOf(elitesIn(state)!)).toBeGreaterThanOrEqual(worth);
      worth = qualityOf(elitesIn(state)!);
    });
    expect(kinds.slice(0, 4)).toEqual(['gaussian', 'gaussian', 'gaussian', 'children']);
    expect(worth).toBeGreaterThan(0);
  });

  it('evaluates its elites again under noise, and compares nobody with what somebody cost before', () => {
    const reference = { last: new Reference(USUAL.cells), count: 0 };
    // Every generation is dearer than the one before: elites that kept their costs would never be replaced.
    const cost = (x: readonly number[], generation: number): number => bowl(x) + 100 * generation;
    lead(mapElites, settingIn(2, USUAL, 6, true), 12, cost, (state, seen) => {
      expect(seen).toHaveLength(USUAL.population + reference.count);
      const old = reference.last.elites().map((text) => text.split(': ')[0]);
      const again = seen.slice(USUAL.population).map(({ x }) => x.join(' '));
      expect(again.sort()).toEqual(old.sort());
      reference.last = new Reference(USUAL.cells);
      seen.forEach((one) => reference.last.offer(one));
      expect(held(state, 2)).toEqual(reference.last.elites());
      reference.count = reference.last.map.size;
    });
    expect(reference.count).toBeGreaterThan(30);
  });

  it('moves its elites where the grid becomes another', () => {
    const setting = settingIn(2, USUAL, 2);
    const state = lead(mapElites, setting, 20, bowl);
    const before = qualityOf(elitesIn(state)!);
    const coarser = { ...setting, parameters: { ...USUAL, cells: 3 } };
    mapElites.retune!(state, new Set(['cells']), coarser);
    expect(elitesIn(state)!.places).toHaveLength(9);
    expect(coverageOf(elitesIn(state)!)).toBe(1);
    expect(qualityOf(elitesIn(state)!)).toBeLessThan(before);
  });
});
