import type { Task, TaskEntry } from '../../task.ts';
import { defineTask } from '../../task.ts';

/** Points for training and for a test, in the order of points.as.ts: the number of a point, and whether it is for the test. */
const POINTS = Array.from({ length: 600 }, (_, k) => (k < 400 ? [k, 0, 0, 0] : [k - 400, 1, 0, 0]));

/** Completes a set of points in two classes. */
export function classification(
  own: Pick<TaskEntry, 'id' | 'name' | 'kernel' | 'rules' | 'about'> & { readonly mostErrors: number },
): Task {
  const { mostErrors, ...entry } = own;
  return defineTask({
    ...entry,
    rules:
      `${entry.rules} 200 points of each class for training, 100 of each for the test; the instance is the seed they are drawn with. ` +
      'The return is minus the mean cross entropy of the two outputs; the score is the share of test points that are taken for the other class.',
    group: 'Classification',
    revision: 1,
    shaders: ['classification/points'],
    lookedUp: POINTS,
    instances: [1, 1_000_000],
    state: ['point'],
    behind: () => [0, 0, 0],
    observation: ['x', 'y'],
    actions: { kind: 'scores', labels: ['first class', 'second class'] },
    limit: 400,
    ceiling: 0,
    unlearnt: 0.5,
    outcomes: [{ label: 'Accuracy', unit: '' }],
    score: { label: 'Errors on the test set', of: 'most', outcome: 0, solved: () => mostErrors },
    testEpisodes: 1,
    noisy: false,
    defaults: { hidden: [16, 16], episodes: 1, fresh: 'normal', spread: 0.5 },
  });
}
