import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { STOP_REASONS, type StopReason } from '../../src/core/strategies/stopping.ts';
import { endedText, endingsText, goingText } from '../../src/app/words/ended.ts';
import { whyEnded } from '../../src/app/words/outcome.ts';
import { madeUp } from '../core/analysis/made-up.ts';

const { description } = resolve({ problem: 'bbob-f8', dim: 2 });
const cartpole = resolve({ problem: 'cartpole' }).description;
const reached = madeUp(0, 0, [1, 2, 672], { generations: 112 });
const spent = madeUp(0, 1, [1, 2, Infinity], { evaluations: 2000, best: 0.25 });
const stopped = (reason: StopReason, restarts = 0) =>
  madeUp(0, 2, [1, 2, Infinity], { reason, evaluations: 800, best: 3, ...(restarts ? { restarts } : {}) });

describe('how a lane ended', () => {
  test('is told as Play tells it', () => {
    for (const outcome of [reached, spent, ...Object.keys(STOP_REASONS).map((one) => stopped(one as StopReason))]) {
      for (const of of [description, cartpole]) expect(endedText(outcome, of)).toBe(whyEnded(outcome, of));
    }
    expect(endedText(reached, description)).toBe('Reached the target of 10⁻⁸ after 672 evaluations.');
  });

  test('says how often it began again', () => {
    expect(endedText({ ...spent, restarts: 3 }, description)).toBe(
      'The budget of 2000 evaluations is spent. The best f − f_opt is 0.250. It began again 3 times after a search had stopped.',
    );
    expect(endedText({ ...reached, restarts: 1 }, description)).toMatch(
      /It began again once after a search had stopped\.$/,
    );
    expect(endedText({ ...reached, restarts: 0 }, description)).not.toContain('again');
  });

  test('while it has not, says how far it is', () => {
    expect(goingText(0, 0, description)).toBe('Not begun yet.');
    expect(goingText(320, 0, description)).toBe('Still going: 320 of 2000 evaluations.');
    expect(goingText(320, 2, cartpole)).toBe(
      'Still going: 320 of 50\u202f000 policies. It began again 2 times after a search had stopped.',
    );
  });
});

describe('how many runs ended', () => {
  test('is counted by reason, successes first', () => {
    const outcomes = [spent, reached, stopped('flat'), reached, stopped('stalled'), stopped('stalled'), spent, spent];
    expect(endingsText(outcomes, description)).toBe(
      '2 of 8 runs reached the target of 10⁻⁸, 3 ran out of budget, ' +
        '2 stopped because there was no improvement for a long time, ' +
        '1 stopped because every individual has the same cost.',
    );
  });

  test('tells apart the limit of the run and that of the strategy', () => {
    const limited = { ...description, generations: 10 };
    expect(endingsText([stopped('generations')], limited)).toBe(
      'The first run that ended came to the limit of 10 generations.',
    );
    expect(endingsText([stopped('generations')], description)).toContain('its own limit of generations');
  });

  test('tells what is still to come, and restarts', () => {
    const outcomes = [
      { ...reached, restarts: 2 },
      { ...spent, restarts: 5 },
    ];
    expect(endingsText(outcomes, description, 15)).toBe(
      '1 of 2 runs reached the target of 10⁻⁸, 1 ran out of budget. 13 runs are still to come. ' +
        'Together they began again 7 times after a search had stopped.',
    );
    expect(endingsText([reached], description, 2)).toContain('1 run is still to come.');
    expect(endingsText([], description, 15)).toBe('No run is over yet.');
    expect(endingsText([], description)).toBe('No run is over yet.');
  });

  test('speaks of tasks as they are spoken of', () => {
    expect(endingsText([reached, spent], cartpole)).toBe('1 of 2 runs solved the task, 1 ran out of budget.');
    expect(endingsText([reached, reached], { ...cartpole, target: 100 })).toBe(
      '2 of 2 runs reached the target of 400 of 500.',
    );
    expect(endingsText([spent, spent], { ...description, target: 0 })).toBe(
      'None of 2 runs reached the optimum exactly, 2 ran out of budget.',
    );
  });
});
