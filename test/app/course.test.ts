import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from '../../src/core/experiment/history.ts';
import { courseOf } from '../../src/app/panels/transport/course.ts';

function historyOf(costs: readonly number[]) {
  const history = new History(0);
  costs.forEach((best, k) =>
    history.add({ evaluations: k + 1, best, lower: best, median: best, upper: best, score: NaN, readings: [] }),
  );
  return history.record();
}

test('a course is a staircase of the best cost so far, on a logarithmic scale', () => {
  const { steps } = courseOf(historyOf([100, 1000, 1, 10, 0.01]), 10);
  const corners = [0, 0, 0, 0, 0.2, 0, 0.2, 0.5, 0.4, 0.5, 0.4, 1];
  expect(steps).toHaveLength(corners.length);
  steps.forEach((value, k) => expect(value).toBeCloseTo(corners[k], 12));
});

test('without a finite cost there is none', () => {
  expect(courseOf(historyOf([NaN, NaN]), 5).steps).toEqual([]);
  expect(courseOf(historyOf([]), 0).steps).toEqual([]);
});

test('it never leaves its picture and never turns back, whatever the costs', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, noNaN: true }), { minLength: 1, maxLength: 100 }), (costs) => {
      const { steps } = courseOf(historyOf(costs), costs.length);
      for (let k = 0; k < steps.length; k++) {
        expect(steps[k]).toBeGreaterThanOrEqual(k < 2 ? 0 : steps[k - 2]);
        expect(steps[k]).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});
