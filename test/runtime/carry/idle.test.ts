import { expect, test } from 'vitest';
import { idle } from '../../../src/runtime/carry/idle.ts';
import { built } from './built.ts';

const SOURCE = `
function heavy(state: number[]): string {
  return 'the algorithm' + state.length;
}
export const thing = {
  name: 'A strategy',
  stop: 'not a function',
  readings: [{ id: 'sigma', read: (s: number[]) => heavy(s) }],
  init: () => heavy([]),
  ask(state: number[]) {
    return { tell: () => heavy(state) };
  },
  advise: () => 'some advice',
};`;

test('what a strategy does is dropped with all that serves it, and nothing else changes', async () => {
  const { thing, code } = await built(SOURCE, idle(/thing\.ts$/));
  expect(thing).toMatchObject({ name: 'A strategy', stop: 'not a function' });
  expect((thing['advise'] as () => string)()).toBe('some advice');
  expect(thing['readings']).toEqual([{ id: 'sigma', read: undefined }]);
  expect([thing['init'], thing['ask']]).toEqual([undefined, undefined]);
  expect(code).not.toContain('the algorithm');
});

test('other files keep what they do', async () => {
  const { thing } = await built(SOURCE, idle(/other\.ts$/));
  expect((thing['init'] as () => string)()).toBe('the algorithm0');
});
