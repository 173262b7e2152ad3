import { describe, expect, it } from 'vitest';
import { ALL_STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { rastrigin, sphere } from '../functions.ts';
import { prepare, type Cost } from '../minimise.ts';

interface Restarting {
  readonly restarts: number;
  readonly regime: string;
  readonly population: number;
  readonly sigma: number;
  readonly evaluations: number;
  readonly lastLarge: number;
  readonly largePopulation: number;
  readonly used: { readonly large: number; readonly small: number };
}

/** The restart state when each restart began. */
function begins(settings: Record<string, unknown>, cost: Cost = (x) => rastrigin(x) + 1): Restarting[] {
  // One more than Rastrigin's function, so that no run ends because it found the optimum exactly.
  const { run, crew } = prepare({ dim: 5, target: 0, evaluations: 60_000, ...settings }, cost);
  const seen: Restarting[] = [];
  do {
    const state = run.state as unknown as Restarting;
    if (state.restarts === seen.length) seen.push(structuredClone(state));
  } while (advance(run, crew));
  return seen;
}

describe('IPOP', () => {
  it('doubles the population at every restart and keeps the step size', () => {
    const seen = begins({ restart: 'ipop' });
    expect(seen.length).toBeGreaterThan(3);
    seen.forEach(({ population, sigma }, k) => {
      expect(population).toBe(8 * 2 ** k);
      expect(sigma).toBe(2);
    });
  });

  it('starts each time at another point', () => {
    const { run, crew } = prepare({ dim: 2, target: 0, evaluations: 20_000, restart: 'ipop' }, sphere);
    const starts = new Set<string>();
    do starts.add(String((run.state as unknown as { start: Float64Array }).start));
    while (advance(run, crew));
    expect(starts.size).toBe(run.restarts()!.count + 1);
    expect(starts.size).toBeGreaterThan(3);
  });
});

describe('BIPOP', () => {
  const seen = Array.from({ length: 8 }, (_, seed) => begins({ restart: 'bipop', seed })).flat();

  it('doubles the population of its large restarts only', () => {
    for (const { regime, population } of seen) if (regime === 'large') expect(Math.log2(population / 8) % 1).toBe(0);
  });

  it('gives small restarts between λ₀ and half the large population, and smaller steps', () => {
    const small = seen.filter(({ regime }) => regime === 'small');
    expect(small.length).toBeGreaterThan(10);
    for (const { population, sigma, largePopulation } of small) {
      expect(population).toBeGreaterThanOrEqual(8);
      expect(population).toBeLessThanOrEqual(Math.max(8, largePopulation / 2));
      expect(sigma).toBeGreaterThanOrEqual(0.02);
      expect(sigma).toBeLessThanOrEqual(2);
    }
  });

  // Where all costs are equal a search ends after a few generations.
  it('doubles nine times at most, and never beyond the limit of the population', () => {
    const flat: Cost = () => 1;
    const many = begins({ restart: 'bipop', dim: 2, population: 60_000, evaluations: 2e6 }, flat);
    expect(many.filter(({ regime }) => regime === 'large').map(({ population }) => population)).toContain(100_000);
    expect(Math.max(...many.map(({ population }) => population))).toBe(100_000);
    const nine = begins({ restart: 'bipop', dim: 2, population: 2, evaluations: 1.5e5 }, flat);
    expect(Math.max(...nine.map(({ largePopulation }) => largePopulation))).toBe(2 * 2 ** 9);
    expect(
      nine.filter(({ regime, population }) => regime === 'large' && population === 2 * 2 ** 9).length,
    ).toBeGreaterThan(2);
  });

  it('ends a small restart after half the evaluations of the last large one', () => {
    for (const one of [1, 2, 3]) {
      const { run, crew } = prepare(
        { dim: 5, target: 0, evaluations: 60_000, restart: 'bipop', seed: one },
        (x) => rastrigin(x) + 1,
      );
      let small = 0;
      while (advance(run, crew)) {
        const { regime, evaluations, lastLarge } = run.state as unknown as Restarting;
        if (regime !== 'small') continue;
        small++;
        expect(evaluations).toBeLessThan(lastLarge / 2);
      }
      expect(small).toBeGreaterThan(0);
    }
  });

  it('restarts the regime that has used fewer evaluations', () => {
    for (const { regime, used } of seen.filter(({ restarts }) => restarts > 0)) {
      // The regime was chosen before its evaluations were counted.
      if (regime === 'large') expect(used.large).toBeLessThanOrEqual(used.small);
      else expect(used.small).toBeLessThan(used.large);
    }
  });
});

describe('a strategy without population or step size', () => {
  it('is simply started again', () => {
    const { run, crew } = prepare(
      { strategy: 'one-plus-one-es', dim: 2, restart: 'ipop', target: 0, evaluations: 5000 },
      sphere,
    );
    while (advance(run, crew));
    expect(run.restarts()!.count).toBeGreaterThan(5);
    expect(run.restarts()!.reason).toBe('small-step');
  });
});

// The page has no algorithms, so it cannot look whether there is a rule for stopping.
it.each(ALL_STRATEGIES)('$id says whether anything would restart it', ({ endless = false, stop }) => {
  expect(endless).toBe(stop === undefined);
});
