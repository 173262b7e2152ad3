import { describe, expect, test } from 'vitest';
import { approached, boxRanges, moved, Projection, zoomed } from '../../src/app/stages/viewport.ts';

const span = ([low, high]: readonly [number, number]): number => high - low;

describe('what the stage shows', () => {
  test('the whole box in a picture of any shape, in proportion', () => {
    for (const [width, height] of [
      [700, 700],
      [1500, 900],
      [390, 500],
    ]) {
      const { x, y } = boxRanges(-5, 5, width, height);
      expect(x[0]).toBeLessThanOrEqual(-5);
      expect(y[1]).toBeGreaterThanOrEqual(5);
      expect(Math.min(span(x), span(y))).toBeCloseTo(10.2, 12);
      expect(span(x) / width).toBeCloseTo(span(y) / height, 12);
    }
  });

  test('coordinates become pixels and back; upwards is upwards', () => {
    const projection = new Projection({ x: [-5, 5], y: [-4, 4] }, 1000, 800);
    expect([projection.x(-5), projection.x(5), projection.y(4), projection.y(-4)]).toEqual([0, 1000, 0, 800]);
    expect(projection.at(250, 200)).toEqual([-2.5, 2]);
  });

  test('zooming holds the place pointed at', () => {
    const before = boxRanges(-5, 5, 800, 600);
    const after = zoomed(before, 0.5, 0.25, 0.75, 10);
    const at = (ranges: typeof before) => new Projection(ranges, 800, 600).at(200, 450);
    expect(at(after)[0]).toBeCloseTo(at(before)[0], 12);
    expect(at(after)[1]).toBeCloseTo(at(before)[1], 12);
    expect(span(after.x)).toBeCloseTo(span(before.x) / 2, 12);
  });

  test('zooming has an end in both directions', () => {
    let ranges = boxRanges(-5, 5, 800, 600);
    for (let k = 0; k < 100; k++) ranges = zoomed(ranges, 0.5, 0.5, 0.5, 10);
    expect(span(ranges.y)).toBeCloseTo(2e-3, 12);
    for (let k = 0; k < 100; k++) ranges = zoomed(ranges, 2, 0.5, 0.5, 10);
    expect(span(ranges.y)).toBeCloseTo(40, 9);
  });

  test('dragging to the right shows what lies to the left', () => {
    expect(moved({ x: [0, 10], y: [0, 10] }, 0.1, 0.2)).toEqual({ x: [-1, 9], y: [2, 12] });
  });

  test('following converges on the search and keeps it in the picture', () => {
    let ranges = boxRanges(-5, 5, 700, 700);
    const focus = { x: 4.2, y: -3.1, reach: 0.01 };
    for (let k = 0; k < 60; k++) {
      ranges = approached(ranges, focus, 10);
      expect(focus.x).toBeGreaterThan(ranges.x[0]);
      expect(focus.x).toBeLessThan(ranges.x[1]);
      expect(focus.y).toBeGreaterThan(ranges.y[0]);
    }
    expect(span(ranges.x)).toBeCloseTo(0.03, 4);
    expect((ranges.x[0] + ranges.x[1]) / 2).toBeCloseTo(4.2, 4);
  });
});
