import { expect, test } from 'vitest';
import { along } from '../../src/core/landscape/plane.ts';
import { StageView } from '../../src/app/state/stage-view.svelte.ts';

const SQUARE = [-5, 5, 100, 100] as const;

function shape(mean: readonly number[], ...widths: number[]) {
  return { mean: Float64Array.from(mean), sigma: 1, factor: Float64Array.from(widths) };
}

test('principal axes stay as they were taken, about the mean of that moment, until they are taken again', () => {
  const view = new StageView();
  view.showPrincipal(shape([1, 2, 3], 1, 5, 2));
  const taken = view.directions(3);
  expect(along(taken[0], Float64Array.of(0, 1, 0))).toBe(1);
  const { x, y } = view.ranges(...SQUARE);
  expect([(x[0] + x[1]) / 2, (y[0] + y[1]) / 2]).toEqual([2, 3]);
  view.turn(() => shape([0, 0, 0], 9, 1, 1));
  expect(view.directions(3)).toBe(taken);
  view.showPrincipal(shape([4, 0, 0], 9, 1, 2));
  expect(along(view.directions(3)[0], Float64Array.of(1, 0, 0))).toBe(1);
  expect(view.ranges(...SQUARE).x[0]).toBeCloseTo(4 - 5.1, 12);
});

test('a view that follows turns with the search, but only when it has turned for good', () => {
  const view = new StageView();
  view.showPrincipal(shape([1, 2, 3], 1, 5, 2));
  const taken = view.directions(3);
  view.follow();
  view.turn(() => shape([1, 2, 3], 1, 7, 3));
  expect(view.directions(3)).toBe(taken);
  view.turn(() => shape([8, 2, 3], 9, 7, 3));
  expect(view.directions(3)).not.toBe(taken);
  expect(view.ranges(...SQUARE).x[0]).toBeCloseTo(8 - 5.1, 12);
});

test('coordinates come back with the whole box, and with another dimension', () => {
  const view = new StageView();
  const whole = view.ranges(...SQUARE);
  view.showPrincipal(shape([1, 2, 3], 1, 5, 2));
  view.press(Float64Array.of(1, 2, 3));
  view.showCoordinates();
  expect(view.ranges(...SQUARE)).toEqual(whole);
  view.showPrincipal(shape([1, 2, 3], 1, 5, 2));
  view.fitTo(3, 1);
  expect(view.principal).not.toBeNull();
  view.fitTo(4, 1);
  expect(view.principal).toBeNull();
  expect(view.pressed).toBeNull();
  expect(view.directions(4)[0]).toHaveLength(4);
});

test('a search that is equally wide everywhere has no axes to show', () => {
  const view = new StageView();
  view.showPrincipal({ mean: new Float64Array(3), sigma: 1, factor: null });
  expect(view.principal).toBeNull();
});

test('axes of a population are taken when a sample of it is there, and followed with more of them', () => {
  const view = new StageView();
  expect(view.needsSample).toBe(false);
  view.awaitAxes();
  expect([view.needsSample, view.awaitsAxes, view.principal]).toEqual([true, true, null]);
  view.turn(() => null);
  expect(view.awaitsAxes).toBe(true);
  view.turn(() => shape([1, 2, 3], 1, 5, 2));
  expect([view.needsSample, view.awaitsAxes]).toEqual([false, false]);
  expect(along(view.directions(3)[0], Float64Array.of(0, 1, 0))).toBe(1);
  view.follow();
  expect(view.needsSample).toBe(true);
  view.showCoordinates();
  expect(view.needsSample).toBe(false);
});
