import { describe, expect, it } from 'vitest';
import type { ChildrenPlan } from '../../../src/core/population/plan.ts';
import { advance } from '../../../src/engines/advance.ts';
import { sphere } from '../functions.ts';
import { prepare } from '../minimise.ts';

interface Population {
  readonly members: Float64Array;
  readonly costs: Float64Array;
}

describe('a generation of differential evolution', () => {
  it.each(['best-1-bin', 'rand-1-bin'])(
    '%s: four different members make a child, and the better one stays',
    (variant) => {
      const { run, crew, engine } = prepare({ strategy: 'de', variant, dim: 4, population: 6, target: 0 }, sphere);
      for (let generation = 0; generation < 30; generation++) {
        expect(advance(run, crew)).toBe(true);
        if (generation === 0) continue;
        const before = structuredClone(run.state) as unknown as Population;
        const need = run.next();
        if (need.kind !== 'evaluate') throw new Error('A generation was expected.');
        const plan = need.plan as ChildrenPlan;
        const [difference] = plan.differences!;
        const best = before.costs.indexOf(Math.min(...before.costs));
        for (let i = 0; i < 6; i++) {
          const parties = [i, difference.plus[i], difference.minus[i]];
          if (variant === 'rand-1-bin') parties.push(plan.base[i]);
          else expect(plan.base[i]).toBe(best);
          expect(new Set(parties).size).toBe(parties.length);
        }
        const rows = engine.rows(plan, need.address, [0, 1, 2, 3, 4, 5]);
        advance(run, crew);
        const after = run.state as unknown as Population;
        rows.forEach((row, i) => {
          const won = sphere(row) <= before.costs[i];
          expect(after.costs[i]).toBe(won ? sphere(row) : before.costs[i]);
          const expected = won ? row : before.members.subarray(4 * i, 4 * i + 4);
          expect([...after.members.subarray(4 * i, 4 * i + 4)]).toEqual([...expected]);
        });
      }
      engine.release();
    },
  );

  it('dithers between one half and one, the same for a whole generation', () => {
    const { run, crew, engine } = prepare({ strategy: 'de', dither: 'generation', dim: 3, target: 0 }, sphere);
    const seen = new Set<number>();
    for (let generation = 0; generation < 40; generation++) {
      advance(run, crew);
      const plan = run.plan!;
      if (plan.kind !== 'children') continue;
      const weights = new Set(plan.differences![0].weight);
      expect(weights.size).toBe(1);
      for (const weight of weights) seen.add(weight);
    }
    expect(seen.size).toBe(39);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...seen)).toBeLessThan(1);
    expect(Math.max(...seen) - Math.min(...seen)).toBeGreaterThan(0.3);
    engine.release();
  });

  it('grows by children and shrinks to its best when somebody changes its size', () => {
    const changes = '5.population.30_9.population.8';
    const { run, crew, engine } = prepare({ strategy: 'de', dim: 3, population: 12, changes, target: 0 }, sphere);
    const sizes: number[] = [];
    let kept = Infinity;
    for (let generation = 0; generation < 12; generation++) {
      advance(run, crew);
      const { costs, members } = run.state as unknown as Population;
      sizes.push(costs.length);
      expect(members.length).toBe(3 * costs.length);
      expect(Math.min(...costs)).toBeLessThanOrEqual(kept);
      kept = Math.min(...costs);
    }
    expect(sizes).toEqual([12, 12, 12, 12, 12, 30, 30, 30, 30, 8, 8, 8]);
    engine.release();
  });
});

describe('stationarity', () => {
  it('moves the population nowhere in particular while all costs are equal', () => {
    const ends: number[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const { run, crew, engine } = prepare({ strategy: 'de', dim: 2, seed, start: 'zero', target: 0 }, () => 1);
      for (let g = 0; g < 20; g++) advance(run, crew);
      const { members, costs } = run.state as unknown as Population;
      for (const j of [0, 1]) ends.push(members.filter((_, k) => k % 2 === j).reduce((a, b) => a + b) / costs.length);
      engine.release();
    }
    const mean = ends.reduce((sum, value) => sum + value, 0) / ends.length;
    const spread = Math.sqrt(ends.reduce((sum, value) => sum + value * value, 0) / ends.length);
    expect(Math.abs(mean)).toBeLessThanOrEqual((3 * spread) / Math.sqrt(ends.length));
  });
});
