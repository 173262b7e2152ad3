import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { SettingsState } from '../../src/app/state/settings.svelte.ts';
import { UndoHistory } from '../../src/app/state/undo.svelte.ts';

let time: number;
const LATER = 10_000;
const later = (): number => (time += LATER);
beforeEach(() => void (time = 0));

describe('a history of what was left', () => {
  test('goes back and forth through any changes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 90 }), (values) => {
        const history = new UndoHistory<number>(later);
        values.slice(1).forEach((_, k) => history.remember(values[k], 'x'));
        let current = values.at(-1)!;
        for (const value of values.slice(0, -1).reverse()) expect((current = history.undo(current)!)).toBe(value);
        expect(history.canUndo).toBe(false);
        for (const value of values.slice(1)) expect((current = history.redo(current)!)).toBe(value);
        expect(history.canRedo).toBe(false);
      }),
    );
  });

  test('keeps the last hundred, and takes a burst for one change', () => {
    const history = new UndoHistory<number>(() => time);
    for (let k = 0; k < 150; k++) {
      later();
      history.remember(k, 'x');
    }
    let undone = 0;
    while (history.undo(0) !== null) undone++;
    expect(undone).toBe(100);
    later();
    for (let k = 0; k < 5; k++) {
      time += 100;
      history.remember(k, 'sigma');
    }
    history.remember(5, 'seed');
    expect([history.undo(6), history.undo(5), history.undo(0)]).toEqual([5, 0, null]);
  });
});

describe('settings', () => {
  test('come back as they were, and stay free to follow the dimension', () => {
    const seen: number[] = [];
    const settings: SettingsState = new SettingsState(() => seen.push(settings.description.dim), undefined, later);
    expect([settings.canUndo, settings.canRedo]).toEqual([false, false]);
    settings.chooseDimension(10);
    settings.set('sigma', 0.5);
    settings.chooseStrategy('random-search');
    settings.undo();
    settings.undo();
    expect(settings.description).toEqual(resolve({ dim: 10 }).description);
    settings.undo();
    expect(settings.value('population')).toBe(6);
    settings.redo();
    settings.redo();
    expect(settings.value('sigma')).toBe(0.5);
    expect(seen).toEqual([10, 10, 10, 10, 10, 2, 10, 10]);
    settings.set('seed', 4);
    expect(settings.canRedo).toBe(false);
  });

  test('that came with a link are left by undoing, and what changed nothing is nothing to undo', () => {
    const settings = new SettingsState(() => undefined, undefined, later);
    settings.set('seed', 7);
    settings.adopt(resolve({ problem: 'bbob-f3', dim: 5 }).description);
    settings.set('seed', 1);
    settings.set('seed', 'seven');
    expect(settings.note('seed')).not.toBe('');
    settings.undo();
    expect(settings.note('seed')).toBe('');
    expect(settings.description).toEqual(resolve({ seed: 7 }).description);
    settings.forgetPast();
    settings.undo();
    expect(settings.description.seed).toBe(7);
  });
});
