import { describe, expect, test } from 'vitest';
import { readoutsOf } from '../../src/app/panels/results/readouts.ts';
import { measureOf, solvedText } from '../../src/app/words/measure.ts';
import { sizeText } from '../../src/app/words/sizes.ts';
import { narrate } from '../../src/app/words/narration.ts';
import { summaryOf, whyEnded } from '../../src/app/words/outcome.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { resultOf } from '../../src/core/experiment/result.ts';
import { TASKS } from '../../src/core/problems/tasks/registry.ts';
import { strategyOf } from '../../src/core/strategies/registry.ts';
import { beganTask, taskSnapshot } from './task-run.ts';

const written = (problem: string, cost: number): string => measureOf({ problem }).written(cost);

describe('how costs are told', () => {
  test('of functions as they are, of tasks as people know them', () => {
    expect(written('bbob-f1', 1.5e-9)).toBe('1.50·10⁻⁹');
    expect(written('cartpole', 13)).toBe('487 of 500');
    expect(written('acrobot', 78.25)).toBe('−78.3');
    expect(written('mountaincar-continuous', 6.9)).toBe('93.1 of 100');
    expect(written('hard-maze', 38.87)).toBe('38.9');
    expect(written('moons', 0.015)).toBe('98.5 %');
    expect(measureOf({ problem: 'moons' }).spoken(0.015)).toBe('98.5 %');
    expect(measureOf({ problem: 'acrobot' }).spoken(78.25)).toBe('minus 78.3');
    expect(measureOf({ problem: 'cartpole' }).counted(1)).toBe('1 policy');
  });

  test('with a direction that agrees with their numbers', () => {
    for (const { id } of TASKS) {
      const { value, upwards } = measureOf({ problem: id });
      expect(value(0.2) > value(0.3)).toBe(upwards);
    }
  });

  test('where a task counts as solved', () => {
    const texts = Object.fromEntries(TASKS.map((task) => [task.id, solvedText(task)]));
    expect(texts['cartpole']).toBe('Solved at a mean return of 475 of 500 on 50 fixed test episodes.');
    expect(texts['acrobot']).toBe('Solved at a mean return of −100 on 50 fixed test episodes.');
    expect(texts['hard-maze']).toBe('Solved at a closest approach to the goal of 10.');
    expect(texts['point-navigation']).toBe('Solved at a mean final distance of 0.05 on 20 fixed test episodes.');
    expect(texts['moons']).toBe('Solved when 98 % of the test points are told right.');
    expect(
      solvedText(
        TASKS.find(({ id }) => id === 'cartpole-swingup')!,
        2,
      ),
    ).toContain('600 of 1000');
  });
});

describe('a run of a task', () => {
  const { run, description } = beganTask({ problem: 'cartpole', strategy: 'deep-ga', seed: 3 }, 20);
  const snapshot = taskSnapshot(run);

  test('is told in returns when it is over', () => {
    const result = resultOf(run);
    expect(whyEnded(result, description)).toBe(
      'Solved in generation 8, after 519 policies. The best return is 493 of 500.',
    );
    expect(whyEnded({ ...result, reason: 'evaluations' }, description)).toBe(
      'The budget of 519 policies is spent. The best return is 493 of 500.',
    );
    expect(whyEnded(result, { ...description, target: 100 })).toContain('Reached the target of 400 of 500');
    expect(summaryOf([result, { ...result, reason: 'evaluations' }], description)).toBe(
      '1 of 2 runs solved the task; on average that took 1038 policies for each success, failures included.',
    );
    expect(narrate({ ...snapshot, result }, strategyOf('deep-ga'), description)).toContain('Solved in generation 8');
  });

  test('has its score, its last test and its size in numbers', () => {
    const { large, small } = readoutsOf(description, snapshot, null);
    expect(large.map(({ label, value }) => [label, value])).toEqual([
      ['best return', '493 of 500'],
      ['policies tried', '519'],
    ]);
    expect(small.map(({ label, value }) => [label, value])).toEqual([
      ['generation', '8'],
      ['last', '493 of 500'],
      ['size', '114 weights: 456 bytes; genome at generation 8: 60 bytes'],
    ]);
    expect(sizeText(description, { ...snapshot, evaluations: 65 })).toContain('genome at generation 1: 4 bytes');
    expect(sizeText(resolve({ problem: 'hard-maze' }).description, null)).toBe('226 weights: 904 bytes');
  });

  test('tells the size of a genome wherever there are genomes', () => {
    const search = { problem: 'hard-maze', strategy: 'novelty-search', population: 20, parents: 5, seed: 5 };
    const { run, description } = beganTask(search, 6);
    const text = sizeText(description, taskSnapshot(run));
    const [, bytes] = /^226 weights: 904 bytes; genome at generation 6: (\d+) bytes$/.exec(text)!;
    expect(Number(bytes)).toBeLessThanOrEqual(4 + 8 * 5);
    expect(Number(bytes) % 8).toBe(4);
    const noChain = beganTask({ problem: 'cartpole', seed: 1 }, 2);
    expect(sizeText(noChain.description, taskSnapshot(noChain.run))).toBe('114 weights: 456 bytes');
  });

  test('narrates what its tests come to', () => {
    const early = beganTask({ problem: 'cartpole', seed: 1 }, 6);
    const told = narrate(taskSnapshot(early.run), strategyOf('cma-es'), early.description);
    expect(told).toMatch(/^Generation 6 comes to a mean return of [\d.]+ of 500\.$/);
  });
});
