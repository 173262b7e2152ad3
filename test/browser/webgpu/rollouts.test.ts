import { describe, expect, test } from 'vitest';
import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { gpuPage, hasGpu } from './gpu-site.ts';

interface Told {
  readonly costs: number[];
  readonly outcomes: number[];
  readonly score: number | null;
}

interface Within {
  /** Costs of so large a share of the individuals are so close. */
  readonly each: number;
  readonly share: number;
  /** Mean costs of the population are so close, and so are scores of one policy. */
  readonly mean: number;
  readonly score: number;
}

/**
 * How far costs of individuals may be apart. Where a choice or a wall lies between two nearly equal ways to go on, an episode
 * may end elsewhere: so a share of the population is let off, and its mean is held instead.
 */
const WITHIN: Readonly<Record<string, Within>> = {
  cartpole: { each: 0, share: 0.95, mean: 0.2, score: 2 },
  acrobot: { each: 0, share: 0.9, mean: 2, score: 20 },
  mountaincar: { each: 0, share: 0.99, mean: 0.1, score: 0.1 },
  'mountaincar-continuous': { each: 1e-3, share: 1, mean: 1e-4, score: 1e-3 },
  pendulum: { each: 1e-2, share: 0.95, mean: 1e-3, score: 0.01 },
  'cartpole-swingup': { each: 1e-2, share: 1, mean: 1e-3, score: 0.01 },
  'point-navigation': { each: 1e-3, share: 1, mean: 1e-3, score: 1e-3 },
  'hard-maze': { each: 0.01, share: 0.9, mean: 1, score: 0 },
};
const CLASSIFICATION: Within = { each: 1e-5, share: 1, mean: 1e-6, score: 1e-6 };

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const shareWithin = (a: readonly number[], b: readonly number[], most: number): number =>
  a.filter((value, i) => Math.abs(value - b[i]) <= most).length / a.length;

describe.runIf(hasGpu)('rollouts on the device', () => {
  const check = gpuPage();

  test.each(TASKS.map((task) => [task.id, task] as const))(
    '%s: a population earns what it earns on the reference engine',
    async (id, task) => {
      const { reference, device, inPieces, made, tensors } = await check<{
        reference: Told;
        device: Told;
        inPieces: number[];
        made: number;
        tensors: number;
      }>('bothEngines', id, 150, 2);
      const { each, share, mean, score } = WITHIN[id] ?? CLASSIFICATION;
      expect(device.costs).toHaveLength(150);
      expect(shareWithin(device.costs, reference.costs, each)).toBeGreaterThanOrEqual(share);
      expect(Math.abs(meanOf(device.costs) - meanOf(reference.costs))).toBeLessThanOrEqual(mean);
      expect(device.outcomes).toHaveLength(150 * task.outcomes.length);
      if (task.outcomes.length > 0) {
        expect(shareWithin(device.outcomes, reference.outcomes, Math.max(each, 1e-4))).toBeGreaterThanOrEqual(share);
      }
      // In pieces of seven steps the same device makes the same numbers, and it keeps nothing.
      expect(made).toBeGreaterThan(task.limit / 7);
      expect(inPieces).toEqual(device.costs);
      expect(tensors).toBe(0);
      if (reference.score === null) expect(device.score).toBeNull();
      else expect(Math.abs(device.score! - reference.score)).toBeLessThanOrEqual(score);
    },
  );

  test('a policy whose weights are no numbers costs NaN, which ranks last, and disturbs nobody', async () => {
    const whole = ['finite', 'NaN', 'NaN', 'finite'];
    expect(await check('brokenPolicies', 'cartpole')).toEqual({ costs: whole, outcomes: [] });
    const navigation = await check<{ costs: string[]; outcomes: string[] }>('brokenPolicies', 'point-navigation');
    expect(navigation).toEqual({ costs: whole, outcomes: whole });
  });
});
