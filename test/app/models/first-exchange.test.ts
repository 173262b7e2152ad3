import { expect, test } from 'vitest';
import { generationsUnasked } from '../../../src/app/models/first-exchange.svelte.ts';
import { SettingsState } from '../../../src/app/state/settings.svelte.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { readControls } from '../../../src/core/link/controls.ts';

function chosen(query = ''): SettingsState {
  const settings = new SettingsState(() => undefined, readControls(query));
  settings.adopt(resolve({ problem: 'bbob-f8', dim: 2 }).description);
  settings.chooseStrategy('evollm');
  return settings;
}

test('what somebody chose shows its first exchange unasked, what came with a link does not', () => {
  const settings = chosen();
  expect(generationsUnasked(settings, false)).toBe(4);
  settings.set('warm-up', 5);
  expect(generationsUnasked(settings, false)).toBe(6);
  settings.undo();
  expect(generationsUnasked(settings, false)).toBe(4);
  settings.undo();
  expect(generationsUnasked(settings, false)).toBe(0);
  settings.redo();
  expect(generationsUnasked(settings, false)).toBe(4);
  settings.adopt(settings.description);
  expect(generationsUnasked(settings, false)).toBe(0);
});

test('nothing happens unasked with a language model, in a frame, against a lock, or where it would take long', () => {
  const settings = chosen();
  settings.set('model', 'language-model');
  expect(generationsUnasked(settings, false)).toBe(0);
  settings.set('model', 'copy-best');
  expect(generationsUnasked(settings, false)).toBe(4);
  expect(generationsUnasked(settings, true)).toBe(0);
  expect(generationsUnasked(chosen('?lock=seed'), false)).toBe(0);
  settings.set('population', 100_000);
  expect(generationsUnasked(settings, false)).toBe(4);
  settings.set('warm-up', 20);
  expect(generationsUnasked(settings, false)).toBe(0);
});
