import { describe, expect, test } from 'vitest';
import { outOfSight } from '../../src/app/stages/out-of-sight.ts';

const ranges = { x: [-5, 5], y: [-4, 4] } as const;

describe('a search outside the picture', () => {
  test('is told while nothing of it is inside', () => {
    expect(outOfSight({ x: 0, y: 0, reach: 1 }, ranges)).toBeNull();
    expect(outOfSight({ x: 5.5, y: 0, reach: 1 }, ranges)).toBeNull();
    expect(outOfSight({ x: 7, y: 0, reach: 1 }, ranges)).not.toBeNull();
  });

  test.each([
    [0, 9, 0],
    [9, 0, 90],
    [0, -9, 180],
    [-9, 0, -90],
    [9, 9, 45],
  ])('at (%d, %d) lies in its direction', (x, y, angle) => {
    expect(outOfSight({ x, y, reach: 0.5 }, ranges)).toBeCloseTo(angle, 12);
  });
});
