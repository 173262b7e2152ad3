import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/engines/advance.ts';
import { sphere } from '../functions.ts';
import { prepare } from '../minimise.ts';

describe('gradientless descent', () => {
  it('draws evenly from balls, every one half as wide as the last, and evaluates its start once', () => {
    const dim = 3;
    const settings = { strategy: 'gld', dim, start: 'zero', 'radius-max': 4, 'radius-min': 0.5, target: 0, seed: 3 };
    const shares: number[][] = [[], [], [], []];
    // Nothing improves on the start, so every generation is drawn around it.
    const { run, crew, engine } = prepare({ ...settings, evaluations: 1e6 }, (x) => sphere(x) + 1);
    for (let g = 0; g < 500; g++) {
      advance(run, crew);
      const { plan } = run;
      if (plan?.kind !== 'points') throw new Error('The plan is no list of points.');
      expect(plan.size).toBe(g === 0 ? 5 : 4);
      for (let k = 0; k < 4; k++) {
        const distance = Math.hypot(...plan.rows.subarray(k * dim, (k + 1) * dim));
        shares[k].push((distance / (4 / 2 ** k)) ** dim);
      }
    }
    engine.release();
    expect([...run.shape()!.mean]).toEqual([0, 0, 0]);
    for (const own of shares) {
      // The share of the ball's volume that lies nearer is uniform in (0, 1).
      expect(Math.max(...own)).toBeLessThanOrEqual(1);
      const mean = own.reduce((sum, share) => sum + share, 0) / own.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(3 / Math.sqrt(12 * own.length));
    }
  });
});
