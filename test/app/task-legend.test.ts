import { describe, expect, test } from 'vitest';
import { TASKS } from '../../src/core/problems/tasks/registry.ts';
import { actingEntries, drivingEntries } from '../../src/app/stages/tasks/task-legend.ts';

const colours = {
  ...{ ground: '#ffffff', ink: '#000001', muted: '#000002', line: '#000003' },
  ...{ individual: '#000004', accent: '#000005', goal: '#000006' },
};
const task = (id: string) => TASKS.find((one) => one.id === id)!;
const labels = (entries: readonly { readonly label: string }[]): string[] => entries.map(({ label }) => label);

describe('the legend of an acting task', () => {
  test('names who is watched and what a search leaves behind', () => {
    expect(labels(actingEntries(task('cartpole'), 'best', false, colours))).toEqual(['best', 'action']);
    expect(labels(actingEntries(task('hard-maze'), 'all', true, colours))).toEqual([
      'best',
      'others',
      'rangefinders',
      'goal',
      'ended here',
      'remembered',
    ]);
  });

  test('names whoever drives, and the policy beside them where there is one', () => {
    expect(labels(drivingEntries(task('hard-maze'), 'beside', colours))).toEqual([
      'you',
      'policy',
      'rangefinders',
      'goal',
    ]);
    expect(labels(drivingEntries(task('hard-maze'), 'alone', colours))).toEqual(['you', 'rangefinders', 'goal']);
    expect(labels(drivingEntries(task('cartpole'), 'beside', colours))).toEqual(['you', 'policy', 'action']);
  });
});
