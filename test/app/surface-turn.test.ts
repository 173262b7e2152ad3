import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toneAt } from '../../src/app/stages/relief/draw-surface-marks.ts';
import { FIRST_TURN, matrixOf, seenAt, turnedBy } from '../../src/app/stages/relief/turn.ts';
import { squareWithin } from '../../src/app/stages/viewport.ts';

const degrees = fc.double({ min: -720, max: 720, noNaN: true });
const turns = fc.record({
  yaw: fc.double({ min: 0, max: 360, noNaN: true }),
  pitch: fc.double({ min: 10, max: 90, noNaN: true }),
});
const SIZE = [800, 600] as const;

describe('turning a surface', () => {
  test('goes round for ever, and never below or over the top', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees, degrees)), (steps) => {
        const { yaw, pitch } = steps.reduce((turn, [right, up]) => turnedBy(turn, right, up), FIRST_TURN);
        expect(yaw).toBeGreaterThanOrEqual(0);
        expect(yaw).toBeLessThan(360);
        expect(pitch).toBeGreaterThanOrEqual(10);
        expect(pitch).toBeLessThanOrEqual(90);
      }),
    );
    const there = turnedBy(FIRST_TURN, 200, 0);
    expect(turnedBy(there, -200, 0).yaw).toBeCloseTo(FIRST_TURN.yaw, 9);
  });

  test('keeps the middle in the middle, and all of the surface before the eye', () => {
    const corner = fc.constantFrom(-1, 1);
    fc.assert(
      fc.property(turns, corner, corner, fc.double({ min: -0.45, max: 0.45, noNaN: true }), (turn, x, z, y) => {
        const matrix = matrixOf(turn, ...SIZE);
        const [u, v] = seenAt(matrix, [0, 0, 0], ...SIZE);
        expect(u).toBeCloseTo(400, 3);
        expect(v).toBeCloseTo(300, 3);
        const w = matrix[3] * x + matrix[7] * y + matrix[11] * z + matrix[15];
        const depth = (matrix[2] * x + matrix[6] * y + matrix[10] * z + matrix[14]) / w;
        expect(w).toBeGreaterThan(1);
        expect(Math.abs(depth)).toBeLessThan(1);
      }),
    );
  });

  test('from straight above it is the map: right is right and up is up', () => {
    const matrix = matrixOf({ yaw: 0, pitch: 90 }, ...SIZE);
    const [left, top] = seenAt(matrix, [-1, 0, -1], ...SIZE);
    const [right, bottom] = seenAt(matrix, [1, 0, 1], ...SIZE);
    expect(right).toBeGreaterThan(left);
    expect(bottom).toBeGreaterThan(top);
    expect(right - left).toBeCloseTo(bottom - top, 2);
  });

  test('what is higher is seen higher, and what is nearer lower', () => {
    fc.assert(
      fc.property(turns, ({ yaw, pitch }) => {
        const matrix = matrixOf({ yaw, pitch: Math.min(80, pitch) }, ...SIZE);
        expect(seenAt(matrix, [0, 0.4, 0], ...SIZE)[1]).toBeLessThan(seenAt(matrix, [0, 0, 0], ...SIZE)[1]);
      }),
    );
    const matrix = matrixOf({ yaw: 0, pitch: 45 }, ...SIZE);
    expect(seenAt(matrix, [0, 0, 1], ...SIZE)[1]).toBeGreaterThan(300);
  });
});

test('between the cells of a surface its height is in between', () => {
  const tones = Float32Array.of(0, 1, 0.5, 0.5);
  expect(toneAt(tones, 0.25, 0.25)).toBe(0);
  expect(toneAt(tones, 0.75, 0.25)).toBe(1);
  expect(toneAt(tones, 0.5, 0.25)).toBeCloseTo(0.5, 6);
  expect(toneAt(tones, 0, 0)).toBe(0);
  expect(toneAt(tones, 1, 1)).toBe(0.5);
});

test('a surface shows the largest square of the map', () => {
  expect(squareWithin({ x: [0, 4], y: [-1, 1] })).toEqual({ x: [1, 3], y: [-1, 1] });
});
