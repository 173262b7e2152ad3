import { describe, expect, it } from 'vitest';
import { minimise } from '../minimise.ts';

describe('random search', () => {
  it('comes as close as the smallest of N uniform draws: 1/(N + 1) on average', () => {
    const draws = 50;
    const runs = 400;
    const bests = Array.from({ length: runs }, (_, seed) => {
      // The first coordinate as a number between 0 and 1.
      return minimise(
        { strategy: 'random-search', dim: 2, evaluations: draws, seed, target: 0 },
        (x) => (x[0] + 5) / 10,
      ).best;
    });
    const mean = bests.reduce((sum, best) => sum + best, 0) / runs;
    // Standard deviation of the smallest of N uniform draws.
    const deviation = Math.sqrt(draws / ((draws + 1) ** 2 * (draws + 2)));
    expect(Math.abs(mean - 1 / (draws + 1))).toBeLessThan((3 * deviation) / Math.sqrt(runs));
  });
});
