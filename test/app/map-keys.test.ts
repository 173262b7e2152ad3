import { expect, test } from 'vitest';
import { handleMapKey, MAP_KEYS } from '../../src/app/stages/map-keys.ts';

/** What a key did on the map; "taken" where the page does not get it. */
function pressed(key: string, changes: Partial<KeyboardEvent> = {}): readonly unknown[] {
  const done: unknown[] = [];
  const noted = (name: string) => (...args: unknown[]): void => void done.push([name, ...args]); // prettier-ignore
  const actions = { aim: noted('aim'), move: noted('move'), zoom: noted('zoom'), press: noted('press') };
  const event = { key, preventDefault: () => done.push('taken'), ...changes } as KeyboardEvent;
  handleMapKey(event, { ...actions, leave: noted('leave') });
  return done;
}

test('arrows move the cross hair, and the picture with Shift', () => {
  expect(pressed('ArrowLeft')).toEqual([['aim', -1, 0], 'taken']);
  expect(pressed('ArrowDown')).toEqual([['aim', 0, 1], 'taken']);
  expect(pressed('ArrowUp', { shiftKey: true })).toEqual([['move', 0, -1], 'taken']);
});

test('Enter presses once however long it is held, and signs zoom', () => {
  expect(pressed('Enter')).toEqual([['press'], 'taken']);
  expect(pressed('Enter', { repeat: true })).toEqual(['taken']);
  expect(pressed('+', { shiftKey: true })).toEqual(pressed('='));
  expect(pressed('-')).toEqual([['zoom', 1.6], 'taken']);
  expect(pressed('Escape')).toEqual([['leave'], 'taken']);
});

test('the page keeps every other key', () => {
  for (const key of ['Tab', ' ', 'Home', 'b', 'constructor']) expect(pressed(key)).toEqual([]);
  expect(pressed('ArrowLeft', { ctrlKey: true })).toEqual([]);
  expect(new Set(MAP_KEYS.map(({ does }) => does)).size).toBe(MAP_KEYS.length);
});
