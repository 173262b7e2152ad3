import { beforeEach, describe, expect, test } from 'vitest';
import { SettingsState } from '../../src/app/state/settings.svelte.ts';
import { isLight } from '../../src/app/state/light-work.ts';
import { refusalOf } from '../../src/app/state/locks.ts';
import { settingRows } from '../../src/app/words/setting-rows.ts';
import { differenceWords } from '../../src/app/words/difference.ts';
import { fieldsIn, usualOf } from '../../src/core/experiment/fields-of.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { TASKS } from '../../src/core/problems/tasks/registry.ts';
import { readControls } from '../../src/core/link/controls.ts';

let settings: SettingsState;
beforeEach(() => {
  settings = new SettingsState(() => undefined);
});

describe('settings of tasks', () => {
  test('take the place of those of functions, and each finds its own again', () => {
    settings.chooseDimension(5);
    settings.set('evaluations', 700);
    settings.set('seed', 9);
    settings.chooseProblem('cartpole');
    expect(settings.description).toMatchObject({ dim: 114, evaluations: 50_000, target: 25, seed: 9, start: 'zero' });
    expect(settings.note('dim')).toBe('');
    settings.set('hidden', 'none');
    expect(settings.value('hidden')).toBe('none');
    expect(settings.description.dim).toBe(10);
    settings.chooseProblem('acrobot');
    expect(settings.description.task?.hidden).toEqual([16]);
    settings.chooseProblem('cartpole');
    expect(settings.description.task?.hidden).toEqual([]);
    settings.chooseProblem('bbob-f3');
    expect(settings.description).toMatchObject({ problem: 'bbob-f3', dim: 5, evaluations: 700, seed: 9 });
    settings.undo();
    expect(settings.description).toMatchObject({ problem: 'cartpole', dim: 10 });
  });

  test('leave a strategy behind that the next task cannot have', () => {
    settings.chooseProblem('hard-maze');
    settings.chooseStrategy('novelty-search');
    settings.chooseProblem('cartpole');
    expect(settings.description.strategy).toBe('cma-es');
  });

  test('have the defaults of tasks', () => {
    for (const { id } of TASKS) {
      const { description } = resolve({ problem: id });
      const values = { ...description, ...description.task, ...description.parameters } as Record<string, unknown>;
      for (const [key, field] of Object.entries(fieldsIn(description)))
        if (key !== 'dim') expect([id, key, usualOf(key, field, description)]).toEqual([id, key, values[key]]);
      expect(settingRows(description).filter(({ usual, key }) => !usual && key !== 'hidden')).toEqual([]);
    }
  });

  test('that cannot be used leave a note and change nothing', () => {
    settings.chooseProblem('cartpole');
    settings.set('hidden', '9000');
    expect(settings.note('hidden')).toContain('whole numbers from 1 to 256');
    settings.set('hidden', '64_64');
    expect(settings.note('strategy')).toContain('CMA-ES works with up to 1000 dimensions');
    expect(settings.description.dim).toBe(114);
  });

  test('are told apart in words, and locked', () => {
    const { description } = resolve({ problem: 'cartpole' });
    const small = resolve({ problem: 'cartpole', hidden: '8_4', episodes: 2 }).description;
    expect(differenceWords(description, small)).toBe('Hidden layers 8 · 4, Episodes 2');
    expect(differenceWords(resolve({ problem: 'bbob-f1', dim: 2 }).description, description)).toBe('Problem CartPole');
    const { locked } = readControls('lock=hidden');
    expect(refusalOf(description, small, locked)).toBe('Hidden layers is set by the author of this link.');
    expect(refusalOf(description, resolve({ problem: 'cartpole', episodes: 2 }).description, locked)).toBe('');
  });

  test('count as light work by the steps that they take', () => {
    const { description } = resolve({ problem: 'cartpole' });
    expect(isLight(640, description)).toBe(true);
    expect(isLight(50_000, description)).toBe(false);
  });
});
