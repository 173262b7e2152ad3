import { describe, expect, test } from 'vitest';
import { SettingsState } from '../../src/app/state/settings.svelte.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { readControls } from '../../src/core/link/controls.ts';

function settingsWith(query: string, settings: Record<string, unknown>) {
  let changes = 0;
  const state = new SettingsState(() => changes++, readControls(query));
  state.adopt(resolve(settings).description);
  return { state, changes: () => changes };
}

describe('locked settings', () => {
  test('stay as the link has them, with a sentence about who set them', () => {
    const { state, changes } = settingsWith('lock=problem,seed', { problem: 'bbob-f8', dim: 5, seed: 7 });
    state.set('seed', 8);
    state.reset('seed');
    state.set('problem', 'bbob-f1');
    state.chooseDimension(10);
    expect(state.description).toMatchObject({ problem: 'bbob-f8', dim: 5, seed: 7 });
    expect(changes()).toBe(0);
    expect(state.note('seed')).toBe('Seed is set by the author of this link.');
    expect(state.note('dim')).toBe('Dimension is set by the author of this link.');
    expect(state.note('problem')).toBe('The problem is set by the author of this link.');
    state.set('population', 20);
    expect(state.description.parameters['population']).toBe(20);
    expect(changes()).toBe(1);
  });

  test('do not follow the dimension as defaults do', () => {
    const { state } = settingsWith('lock=evaluations,population', { dim: 2 });
    const { evaluations, parameters } = state.description;
    state.chooseDimension(20);
    expect(state.description).toMatchObject({ dim: 20, evaluations });
    expect(state.description.parameters['population']).toBe(parameters['population']);
  });

  test('a lock on a parameter does not forbid another strategy, a lock on the strategy does', () => {
    const free = settingsWith('lock=population', { strategy: 'cma-es', population: 12 }).state;
    free.chooseStrategy('openai-es');
    expect(free.description.strategy).toBe('openai-es');
    free.chooseStrategy('cma-es');
    expect(free.description.parameters['population']).toBe(12);
    const fixed = settingsWith('lock=strategy', { strategy: 'cma-es' }).state;
    fixed.chooseStrategy('openai-es');
    expect(fixed.description.strategy).toBe('cma-es');
    expect(fixed.note('strategy')).toBe('The strategy is set by the author of this link.');
  });

  test('cannot change in mid-run either', () => {
    const { state } = settingsWith('lock=sigma', { strategy: 'cma-es', dim: 2 });
    state.branch(5, 'sigma', 0.5);
    expect(state.description.changes).toEqual([]);
    expect(state.note('changes')).toBe('Step size σ is set by the author of this link, for the whole run.');
    state.branch(5, 'population', 20);
    expect(state.description.changes).toEqual([{ generation: 5, key: 'population', value: 20 }]);
    state.branch(9, 'sigma', 0.5);
    expect(state.description.changes).toHaveLength(1);
  });

  test('may be the changes themselves', () => {
    const { state } = settingsWith('lock=changes', { dim: 2, changes: '5.sigma.0.5' });
    state.branch(9, 'seed', 7);
    state.removeChange(state.description.changes[0]);
    expect(state.description.changes).toEqual([{ generation: 5, key: 'sigma', value: 0.5 }]);
  });

  test('a locked start cannot be moved, nor cut by another dimension', () => {
    const { state } = settingsWith('lock=start', { dim: 2, start: [1, -1] });
    state.set('start', [0, 0]);
    state.chooseDimension(3);
    expect(state.description).toMatchObject({ dim: 2, start: [1, -1] });
    expect(state.note('dim')).toBe('The start is set by the author of this link.');
  });
});
