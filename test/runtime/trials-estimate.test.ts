import { describe, expect, it } from 'vitest';
import { estimate, type LaneEffort } from '../../src/runtime/trials-estimate.ts';

const nothing: LaneEffort = {
  ...{ budget: 1000, trials: 10, finished: 0 },
  ...{ finishedEvaluations: 0, openEvaluations: 0, seconds: 0 },
};

describe('how much is left of a series of trials', () => {
  it('is every budget, for nobody knows how long, before anything was computed', () => {
    expect(estimate([nothing, { ...nothing, budget: 500 }], 2)).toEqual({ expected: 15_000, secondsLeft: null });
  });

  it('follows what finished trials took, by lane', () => {
    const lane = { ...nothing, finished: 4, finishedEvaluations: 800, seconds: 4 };
    // 6 trials of 200 evaluations at 5 ms, and 10 of 1000 at the same, of which 100 were made.
    const other = { ...nothing, openEvaluations: 100, seconds: 0.5 };
    expect(estimate([lane, other], 2)).toEqual({ expected: 2000 + 10_000, secondsLeft: (1200 + 9900) * 0.005 * 0.5 });
  });

  it('takes the common pace for a lane that has not begun, and no more workers than open trials', () => {
    const over = { ...nothing, trials: 2, finished: 2, finishedEvaluations: 400, seconds: 4 };
    expect(estimate([over, { ...nothing, trials: 1 }], 8)).toEqual({ expected: 1400, secondsLeft: 10 });
  });

  it('is nothing once all are over, and a trial that takes longer than the others counts as it is', () => {
    const over = { ...nothing, finished: 10, finishedEvaluations: 5000, seconds: 3 };
    expect(estimate([over], 4)).toEqual({ expected: 5000, secondsLeft: 0 });
    const late = { ...nothing, finished: 9, finishedEvaluations: 900, openEvaluations: 700, seconds: 2 };
    expect(estimate([late], 4)).toEqual({ expected: 1600, secondsLeft: 0 });
  });
});
