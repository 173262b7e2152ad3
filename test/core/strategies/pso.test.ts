import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/engines/advance.ts';
import { bestOfSeeds, compareBest } from '../beside-reference.ts';
import { ellipsoid, rastrigin, sphere } from '../functions.ts';
import { minimise, prepare, type Cost } from '../minimise.ts';
import { BESTS } from '../reference-runs.ts';

interface Swarm {
  readonly members: Float64Array;
  readonly costs: Float64Array;
}

const SIZE = 7;
const N = 3;

/** Positions, best positions and velocities of a swarm, as rows. */
function rowsOf({ members, costs }: Swarm): Record<'x' | 'best' | 'v', number[][]> {
  const part = (from: number): number[][] =>
    Array.from(costs, (_, i) => [...members.subarray(N * (from + i), N * (from + i + 1))]);
  return { x: part(0), best: part(costs.length), v: part(2 * costs.length) };
}

function eachGeneration(
  settings: Record<string, unknown>,
  cost: Cost,
  look: (before: Swarm, after: Swarm, generation: number) => void,
): void {
  const all = { strategy: 'pso', dim: N, population: SIZE, target: 0, ...settings };
  const { run, crew, engine } = prepare(all, cost);
  advance(run, crew);
  for (let generation = 1; generation < 30; generation++) {
    const before = structuredClone(run.state) as unknown as Swarm;
    advance(run, crew);
    look(before, run.state as unknown as Swarm, generation);
  }
  engine.release();
}

const REFERENCE = BESTS.filter(({ settings }) => settings['strategy'] === 'pso');
const SEEDS = 100;
const MANY = 60;

describe('a particle swarm against reference runs', () => {
  it.each(REFERENCE.filter(({ split }) => !split))('$label, $name: as good after 10,000 evaluations', (row) => {
    expect(compareBest(row, SEEDS).agrees).toBe(true);
  });

  // Half of the runs find the way out of the valley of Rosenbrock's function.
  it.each(REFERENCE.filter(({ split }) => split))(
    '$label, $name: the median of 20 reference runs is one that 20 runs may have',
    (row) => {
      const all = bestOfSeeds(row.settings, row.name, MANY).sort((a, b) => a - b);
      expect(all[0.2 * MANY]).toBeLessThan(row.best);
      expect(all[0.8 * MANY]).toBeGreaterThan(row.best);
      const out = all.filter((best) => best < 20).length / MANY;
      expect(out).toBeGreaterThan(0.3);
      expect(out).toBeLessThan(0.7);
    },
  );
});

describe('a particle swarm', () => {
  it.each([
    ['inertia', 0.75, 1.5, 2],
    ['constriction', 0.7298, 1.49618, 1.49618],
  ] as const)('%s: a step is made of velocity and of ways to the best positions', (coefficients, w, own, swarm) => {
    eachGeneration({ coefficients, randomness: 'particle' }, rastrigin, (before, after) => {
      const from = rowsOf(before);
      const to = rowsOf(after);
      const leader = from.best[before.costs.indexOf(Math.min(...before.costs))];
      from.x.forEach((x, i) => {
        // Two unknown factors and three coordinates: the first two tell the factors, the third one must agree.
        const rest = x.map((value, j) => to.x[i][j] - value - w * from.v[i][j]);
        const a = x.map((value, j) => own * (from.best[i][j] - value));
        const b = x.map((value, j) => swarm * (leader[j] - value));
        const determinant = a[0] * b[1] - a[1] * b[0];
        if (Math.abs(determinant) < 1e-6) return;
        const r1 = (rest[0] * b[1] - rest[1] * b[0]) / determinant;
        const r2 = (a[0] * rest[1] - a[1] * rest[0]) / determinant;
        expect(rest[2]).toBeCloseTo(r1 * a[2] + r2 * b[2], 6);
        for (const r of [r1, r2]) {
          expect(r).toBeGreaterThan(-1e-6);
          expect(r).toBeLessThan(1 + 1e-6);
        }
      });
    });
  });

  it('remembers the best position of each particle, also an equal one, and its last step', () => {
    const steps: Cost = (x) => Math.floor(sphere(x));
    eachGeneration({}, steps, (before, after) => {
      const from = rowsOf(before);
      const to = rowsOf(after);
      to.x.forEach((x, i) => {
        const cost = steps(Float64Array.from(x));
        expect(after.costs[i]).toBe(Math.min(cost, before.costs[i]));
        expect(to.best[i]).toEqual(cost <= before.costs[i] ? x : from.best[i]);
        expect(to.v[i]).toEqual(x.map((value, j) => value - from.x[i][j]));
      });
    });
  });

  it('finds the optimum of the ellipsoid with factors for coordinates, and hardly with factors for particles', () => {
    const best = (randomness: string): number =>
      minimise({ strategy: 'pso', coefficients: 'constriction', randomness, dim: 10, evaluations: 20_000 }, ellipsoid)
        .best;
    expect(best('coordinate')).toBeLessThan(1e-8);
    expect(best('particle')).toBeGreaterThan(1e-8);
  });

  it('never takes a place without a finite cost for a best position', () => {
    const cost: Cost = (x) => (x[0] < 0 ? NaN : sphere(x));
    eachGeneration({ start: 'zero' }, cost, (_before, after) => {
      const { best } = rowsOf(after);
      after.costs.forEach((value, i) => {
        if (value < Infinity) expect(cost(Float64Array.from(best[i]))).toBe(value);
      });
    });
  });

  it('moves nowhere in particular while all costs are equal', () => {
    const ends: number[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const { run, crew, engine } = prepare(
        { strategy: 'pso', dim: 2, population: 10, seed, start: 'zero', target: 0 },
        () => 1,
      );
      for (let g = 0; g < 20; g++) advance(run, crew);
      const { members, costs } = run.state as unknown as Swarm;
      for (const j of [0, 1]) {
        const own = members.subarray(0, 2 * costs.length).filter((_, k) => k % 2 === j);
        ends.push(own.reduce((a, b) => a + b) / costs.length);
      }
      engine.release();
    }
    const mean = ends.reduce((sum, value) => sum + value, 0) / ends.length;
    const spread = Math.sqrt(ends.reduce((sum, value) => sum + value * value, 0) / ends.length);
    expect(Math.abs(mean)).toBeLessThanOrEqual((3 * spread) / Math.sqrt(ends.length));
  });
});
