import { beforeEach, describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { SettingsState } from '../../src/app/state/settings.svelte.ts';

let settings: SettingsState;
let changes: number;

beforeEach(() => {
  changes = 0;
  settings = new SettingsState(() => changes++);
});

describe('settings that somebody chooses', () => {
  test('are taken as text or number, clamped, and told about', () => {
    settings.set('sigma', '0.5');
    settings.set('seed', 7);
    expect(settings.description.parameters['sigma']).toBe(0.5);
    expect(settings.description.seed).toBe(7);
    settings.set('sigma', '5000');
    expect(settings.value('sigma')).toBe(1000);
    expect(settings.note('sigma')).toContain('1000 is used instead');
    expect(changes).toBe(3);
  });

  test('stay as they were when a value cannot be used', () => {
    settings.set('seed', 7);
    settings.set('seed', 'seven');
    settings.set('problem', 'bbob-f0');
    expect(settings.description).toMatchObject({ seed: 7, problem: 'bbob-f1' });
    expect(settings.note('seed')).toContain('must be a whole number');
    expect(settings.note('problem')).toContain('the nearest one is bbob-f1');
    expect(changes).toBe(1);
  });

  test('leave defaults that depend on the dimension free to follow it', () => {
    settings.chooseDimension(10);
    expect(settings.value('population')).toBe(10);
    expect(settings.value('evaluations')).toBe(10_000);
    settings.set('evaluations', 500);
    settings.chooseDimension(20);
    expect([settings.value('population'), settings.value('evaluations')]).toEqual([12, 500]);
    settings.reset('evaluations');
    expect(settings.value('evaluations')).toBe(20_000);
    expect(settings.usual('population')).toBe(12);
  });

  test('keep restarts for the strategies that can be restarted', () => {
    settings.set('restart', 'bipop');
    settings.chooseStrategy('random-search');
    expect(settings.description.restart).toBe('none');
    expect(settings.note('restart')).toBe('');
    settings.chooseStrategy('cma-es');
    expect(settings.description.restart).toBe('bipop');
    settings.chooseStrategy('openai-es');
    expect(settings.description.restart).toBe('bipop');
  });

  test('come back with the strategy they were made for', () => {
    settings.set('population', 50);
    settings.chooseStrategy('openai-es');
    expect(settings.value('population')).toBe(64);
    settings.set('learning-rate', 0.2);
    settings.chooseStrategy('cma-es');
    expect(settings.value('population')).toBe(50);
    settings.chooseStrategy('openai-es');
    expect(settings.value('learning-rate')).toBe(0.2);
  });

  test('can become others in mid-run, and give up what was to come later', () => {
    settings.chooseStrategy('cma-es');
    settings.branch(10, 'sigma', '0.5');
    settings.branch(30, 'population', 40);
    expect(settings.description.changes.map(({ generation }) => generation)).toEqual([10, 30]);
    settings.branch(20, 'sigma', 5);
    expect(settings.description.changes).toEqual([
      { generation: 10, key: 'sigma', value: 0.5 },
      { generation: 20, key: 'sigma', value: 5 },
    ]);
    settings.branch(20, 'sigma', 'much');
    expect(settings.note('changes')).toContain('sigma from generation 20 on is "much"');
    expect(settings.description.changes).toHaveLength(2);
    settings.chooseStrategy('openai-es');
    expect(settings.description.changes).toEqual([]);
    settings.chooseStrategy('cma-es');
    settings.removeChange(settings.description.changes[0]);
    expect(settings.description.changes).toEqual([{ generation: 20, key: 'sigma', value: 5 }]);
    settings.undo();
    expect(settings.description.changes).toHaveLength(2);
  });

  test('keep a start point whose dimension changes', () => {
    settings.set('start', [1, 2]);
    settings.chooseDimension(4);
    expect(settings.description.start).toEqual([1, 2, 0, 0]);
    settings.chooseDimension('3');
    expect(settings.note('start')).toBe('');
    settings.chooseDimension(2);
    expect(settings.description.start).toEqual([1, 2]);
  });

  test('give way to those of a link, which tell nobody', () => {
    settings.set('seed', 'x');
    const { description } = resolve({ problem: 'bbob-f3', dim: 5, strategy: 'deep-ga', parents: 5 });
    settings.adopt(description);
    expect(settings.description).toEqual(description);
    expect(settings.note('seed')).toBe('');
    expect(changes).toBe(0);
    expect(() => settings.field('sigma')).toThrow('There is no setting "sigma"');
  });

  test('tell what undoing changed', () => {
    settings.set('seed', 7);
    settings.chooseStrategy('openai-es');
    expect(settings.told).toBe('');
    settings.undo();
    expect(settings.told).toBe('Undone: Strategy CMA-ES.');
    settings.undo();
    expect(settings.told).toBe('Undone: Seed 1.');
    settings.redo();
    expect(settings.told).toBe('Redone: Seed 7.');
    settings.chooseDimension(5);
    expect(settings.told).toBe('');
    settings.undo();
    expect(settings.told).toMatch(/^Undone: Dimension 2, Population λ 6, Budget 2.?000\.$/);
  });
});
