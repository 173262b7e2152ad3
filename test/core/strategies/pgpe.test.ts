import { describe, expect, it } from 'vitest';
import { clipUp } from '../../../src/core/strategies/clip-up.ts';
import { advance } from '../../../src/engines/advance.ts';
import { ellipsoid } from '../functions.ts';
import { prepare } from '../minimise.ts';

describe('PGPE', () => {
  it('changes no step size by more than its limit, and moves no further than its largest speed', () => {
    const settings = { strategy: 'pgpe', dim: 5, sigma: 1, 'sigma-rate': 10, 'sigma-change': 0.05, 'max-speed': 0.2 };
    const { run, crew, engine } = prepare({ ...settings, target: 0 }, ellipsoid);
    let before = run.shape()!;
    for (let g = 0; g < 40; g++) {
      advance(run, crew);
      const { mean, factor } = run.shape()!;
      const moved = mean.reduce((sum, m, j) => sum + (m - before.mean[j]) ** 2, 0);
      expect(Math.sqrt(moved)).toBeLessThanOrEqual(0.2 * (1 + 1e-12));
      factor!.forEach((s, j) => expect(Math.abs(s / before.factor![j] - 1)).toBeLessThanOrEqual(0.05 + 1e-12));
      before = { mean: mean.slice(), sigma: 1, factor: factor!.slice() };
    }
    engine.release();
  });
});

describe('ClipUp', () => {
  const rates = { rate: 0.1, momentum: 0.9, maxSpeed: 0.3 };

  it('takes only the direction of a gradient, and never gets faster than its largest speed', () => {
    for (const length of [1e-200, 1, 1e100]) {
      const velocity = new Float64Array(2);
      let mean: Float64Array = Float64Array.of(1, 1);
      const speeds = Array.from({ length: 6 }, () => {
        const next = clipUp(mean, Float64Array.of(length, 0), velocity, rates);
        const speed = next[0] - mean[0];
        mean = next;
        return speed;
      });
      const expected = [0.1, 0.19, 0.271, 0.3, 0.3, 0.3];
      speeds.forEach((speed, k) => expect(speed).toBeCloseTo(length === 1e-200 ? 0 : expected[k], 12));
      expect(mean[1]).toBe(1);
    }
  });

  it('coasts where there is no gradient', () => {
    const velocity = Float64Array.of(0.2, 0);
    expect([...clipUp(new Float64Array(2), new Float64Array(2), velocity, rates)]).toEqual([0.9 * 0.2, 0]);
  });
});
