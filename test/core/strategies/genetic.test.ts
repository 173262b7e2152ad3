import { describe, expect, it } from 'vitest';
import type { ChildrenPlan } from '../../../src/core/population/plan.ts';
import { Ranker } from '../../../src/core/population/ranking.ts';
import { survivors, type Kept } from '../../../src/core/strategies/genetic/kept.ts';
import type { State } from '../../../src/core/strategies/strategy.ts';
import { advance } from '../../../src/engines/advance.ts';
import { bestOfSeeds } from '../beside-reference.ts';
import { rosenbrock, sphere } from '../functions.ts';
import { median, prepare, type Minimisation } from '../minimise.ts';

type Ga = State & { readonly kept: Kept; readonly sigma: number; readonly success: number };

/** Runs for some generations and tells what is there after each of them. */
function follow(settings: Record<string, unknown>, generations: number, told: (state: Ga, at: Minimisation) => void) {
  const made = prepare({ dim: 6, target: 0, evaluations: 1e6, ...settings }, rosenbrock);
  for (let g = 0; g < generations; g++) {
    advance(made.run, made.crew);
    told(made.run.state as Ga, made);
  }
  made.engine.release();
}

describe('who survives', () => {
  const ranking = (...costs: number[]) => new Ranker().rank(Float64Array.from(costs));

  it('is who costs least, among parents and children, best first', () => {
    const old = Float64Array.of(1, 3, 5);
    expect([...survivors(old, ranking(4, 2, 9), 4)]).toEqual([-1, 1, -2, 0]);
    expect([...survivors(old, ranking(4, 2, 9), 100)]).toEqual([-1, 1, -2, 0, -3, 2]);
  });

  it('is the child of two that cost the same, and nobody without a finite cost', () => {
    expect([...survivors(Float64Array.of(1, 2), ranking(NaN, 1, -Infinity, 2), 3)]).toEqual([1, -1, 3]);
    expect([...survivors(new Float64Array(0), ranking(NaN, 1, Infinity), 3)]).toEqual([1]);
  });
});

describe('the best', () => {
  it.each(['elitist-ga', 'mr15-ga', 'samr-ga', 'gesmr-ga'])('is never lost by %s', (strategy) => {
    follow({ strategy }, 60, ({ kept }, { run }) => {
      expect(kept.costs[0]).toBe(run.best);
      expect([...kept.members.subarray(0, 6)]).toEqual([...run.solution]);
      expect([...kept.costs]).toEqual([...kept.costs].sort((a, b) => a - b));
    });
  });

  it('is forgotten by the comma GA, which breeds from one generation alone', () => {
    let forgotten = 0;
    follow({ strategy: 'comma-ga' }, 60, ({ kept }, { run }) => {
      if (kept.costs[0] > run.best) forgotten++;
      expect(kept.costs).toHaveLength(50);
    });
    expect(forgotten).toBeGreaterThan(10);
  });
});

describe('a child', () => {
  /** For each coordinate of each child in flight, which of its parents it is from: near the first, near the second, or neither. */
  function origins(settings: Record<string, unknown>): { first: number; second: number; neither: number } {
    const count = { first: 0, second: 0, neither: 0 };
    follow({ sigma: 1e-12, ...settings }, 5, (_, { run, engine }) => {
      if (run.plan?.kind !== 'children') return;
      const plan: ChildrenPlan = run.plan;
      const rows = engine.rows(
        plan,
        run.shown!,
        Array.from({ length: plan.size }, (__, i) => i),
      );
      rows.forEach((row, i) => {
        const at = (member: number, j: number): number => plan.members[6 * member + j];
        row.forEach((value, j) => {
          const [a, b] = [at(plan.base[i], j), at(plan.crossover?.other[i] ?? plan.base[i], j)];
          if (Math.abs(a - b) < 1e-6) return;
          const near = (x: number): boolean => Math.abs(value - x) < 1e-9;
          count[near(a) ? 'first' : near(b) ? 'second' : 'neither']++;
        });
      });
    });
    return count;
  }

  it('of the elitist GA has half of its coordinates from each of two elites', () => {
    const { first, second, neither } = origins({ strategy: 'elitist-ga' });
    expect(neither).toBe(0);
    expect(Math.abs(first / (first + second) - 0.5)).toBeLessThan(3 * Math.sqrt(0.25 / (first + second)));
  });

  it('of the comma GA has a second parent for as many coordinates as the crossover rate says', () => {
    const { first, second, neither } = origins({ strategy: 'comma-ga', crossover: 0.2 });
    expect(neither).toBe(0);
    expect(Math.abs(second / (first + second) - 0.2)).toBeLessThan(3 * Math.sqrt(0.16 / (first + second)));
  });
});

describe('step sizes', () => {
  it('of MR15-GA double while more than a fifth succeed, else they halve', () => {
    let before = 1;
    follow({ strategy: 'mr15-ga' }, 40, ({ sigma, success, generation }) => {
      if (generation > 1) expect(sigma).toBe(success > 0.2 ? 2 * before : before / 2);
      before = sigma;
    });
    expect(before).toBeLessThan(1);
  });

  it('of the elitist GA decay to a tenth of the first one and stay there', () => {
    const seen: number[] = [];
    follow({ strategy: 'elitist-ga', decay: 0.5 }, 6, ({ sigma }) => seen.push(sigma));
    expect(seen).toEqual([0.05, 0.025, 0.0125, 0.010000000000000002, 0.010000000000000002, 0.010000000000000002]);
  });

  it('of SAMR-GA are inherited, changed by a factor of 2 at most, and never above 10', () => {
    let parents = new Float64Array(0);
    follow({ strategy: 'samr-ga', sigma: 8 }, 30, (state, { run }) => {
      const { rates } = state as Ga & { readonly rates: Float64Array<ArrayBuffer> };
      const plan = run.plan!;
      if (plan.kind === 'children') {
        plan.power!.forEach((power, i) => {
          if (i === 0) return expect(power).toBe(0);
          expect(power).toBeLessThanOrEqual(Math.min(10, 2 * parents[plan.base[i]]));
          return expect(power).toBeGreaterThanOrEqual(parents[plan.base[i]] / 2);
        });
      }
      parents = rates;
    });
  });

  it('of GESMR-GA are one for each group, and the best group keeps its own', () => {
    let before: number[] = [];
    follow({ strategy: 'gesmr-ga', groups: 10 }, 30, (state, { run }) => {
      const rates = [...(state as Ga & { readonly rates: Float64Array }).rates];
      const plan = run.plan!;
      if (plan.kind === 'children') {
        expect([...plan.power!]).toEqual([0, ...before.flatMap((rate) => new Array<number>(10).fill(rate))]);
        expect(before).toContain(rates[0]);
      }
      before = rates;
    });
  });
});

it('MR15-GA gets to the bottom of a sphere, where a fixed step size stays at its own scale', () => {
  const best = (strategy: string): number => median(bestOfSeeds({ strategy }, 'sphere', 5));
  expect(best('mr15-ga')).toBeLessThan(1e-3);
  expect(best('comma-ga')).toBeGreaterThan(0.01);
  expect(sphere(Float64Array.of(0))).toBe(0);
});
