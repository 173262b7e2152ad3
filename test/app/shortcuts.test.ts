import { describe, expect, test, vi } from 'vitest';
import { handleShortcut, keyNames, SHORTCUTS, type ShortcutActions } from '../../src/app/shell/shortcuts.ts';

function pressed(key: string, changes: Partial<KeyboardEvent> = {}): readonly string[] {
  const done: string[] = [];
  const actions = Object.fromEntries(SHORTCUTS.map(({ id }) => [id, () => done.push(id)])) as unknown;
  const event = { key, target: null, preventDefault: () => done.push('taken'), ...changes } as KeyboardEvent;
  handleShortcut(event, actions as ShortcutActions);
  return done;
}

describe('shortcuts', () => {
  // Elements are a browser's; without one nothing has the focus.
  vi.stubGlobal('Element', EventTarget);

  test('are each told from the others', () => {
    for (const { id, keys } of SHORTCUTS) {
      for (const { key, command = false, shift = false } of keys as readonly {
        key: string;
        command?: boolean;
        shift?: boolean;
      }[]) {
        expect(pressed(key, { ctrlKey: command, metaKey: false, shiftKey: shift, repeat: false })).toEqual([
          'taken',
          id,
        ]);
      }
    }
    expect(pressed('z', { metaKey: true, ctrlKey: false, shiftKey: false })).toEqual(['taken', 'undo']);
    expect(pressed('Z', { ctrlKey: true, metaKey: false, shiftKey: true })).toEqual(['taken', 'redo']);
  });

  test('leave every other key alone', () => {
    const plain = { ctrlKey: false, metaKey: false, shiftKey: false };
    expect(pressed('z', plain)).toEqual([]);
    expect(pressed(' ', { ...plain, ctrlKey: true })).toEqual([]);
    expect(pressed(' ', { ...plain, defaultPrevented: true })).toEqual([]);
    expect(pressed('z', { ...plain, ctrlKey: true, altKey: true })).toEqual([]);
    expect(pressed(' ', { ...plain, repeat: true })).toEqual(['taken']);
  });

  test('are named as on the keyboard', () => {
    expect(keyNames({ key: 'z', command: true, shift: true }, false)).toEqual(['Shift', 'Ctrl', 'Z']);
    expect(keyNames({ key: 'z', command: true }, true)).toEqual(['⌘', 'Z']);
    expect(keyNames({ key: ' ' }, false)).toEqual(['Space']);
    expect(keyNames({ key: '?' }, false)).toEqual(['?']);
  });
});
