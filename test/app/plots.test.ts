import { describe, expect, test } from 'vitest';
import { bestAt, historyBand, historyLine, improvementSteps, rowAt } from '../../src/app/plots/curves.ts';
import { decades, logTicks, niceAbove } from '../../src/app/plots/domains.ts';
import { plotFrame, ticksOf, type Axis, type AxisScale } from '../../src/app/plots/frame.ts';
import { evaluationsLabel, logLabel, plainLabel, secondsLabel, shareLabel } from '../../src/app/plots/tick-labels.ts';

const axis = (from: number, to: number, scale: AxisScale): Axis => ({ domain: [from, to], scale, label: String });
const same = (value: number): number => value;

describe('axes', () => {
  test('end at round numbers', () => {
    expect([1, 1.1, 2, 3, 672, 1000, 1001].map(niceAbove)).toEqual([1, 2, 2, 5, 1000, 1000, 2000]);
    expect(niceAbove(0)).toBe(1);
    expect(decades(3e-9, 1234, 4)).toEqual([1e-9, 1e4]);
    expect(decades(20, 90, 4)).toEqual([1e-2, 1e2]);
    expect(decades(1, 1, 1)).toEqual([1, 10]);
  });

  test('have ticks inside their range, few enough to read', () => {
    expect(logTicks([1, 10], 5)).toEqual([1, 2, 5, 10]);
    expect(logTicks([6, 200], 5)).toEqual([10, 20, 50, 100, 200]);
    const ticks = logTicks([1e-9, 1e4], 5);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks).toEqual([1e-9, 1e-6, 1e-3, 1, 1e3]);
  });

  test('are labelled shortly', () => {
    expect([200, 5000, 1e6, 2e6].map(evaluationsLabel)).toEqual(['200', '5k', '10⁶', '2·10⁶']);
    expect([1e-9, 1, 10].map((value) => logLabel(value, [1e-9, 1e4]))).toEqual(['10⁻⁹', '10⁰', '10¹']);
    expect([1, 5].map((value) => logLabel(value, [1, 10]))).toEqual(['1', '5']);
    expect([0.30000000000000004, 0, 12345, 250_000, -2e-5].map(plainLabel)).toEqual([
      '0.3',
      '0',
      '12345',
      '2.5·10⁵',
      '-2·10⁻⁵',
    ]);
    expect([1500, 1.5e6, 0].map(evaluationsLabel)).toEqual(['1.5k', '1.5·10⁶', '0']);
    expect([0, 0.05, 1500].map(secondsLabel)).toEqual(['0', '0.05 s', '1500 s']);
    expect(shareLabel(0.1)).toBe('10 %');
  });
});

describe('the frame', () => {
  test('maps values into it and back; zero lies on its lower edge', () => {
    const frame = plotFrame(axis(1, 1000, 'log'), axis(1e-8, 1e2, 'log'), 348, 168);
    expect([frame.x(1), frame.x(1000)]).toEqual([frame.left, frame.right]);
    expect(frame.valueAt(frame.x(50))).toBeCloseTo(50, 9);
    expect([frame.valueAt(0), frame.valueAt(1e4)]).toEqual([1, 1000]);
    expect([frame.y(1e2), frame.y(1e-8), frame.y(0)]).toEqual([frame.top, frame.bottom, frame.bottom]);
    const plain = plotFrame(axis(0, 500, 'linear'), axis(0, 12, 'linear'), 348, 168);
    expect([plain.x(0), plain.x(250), plain.x(500)]).toEqual([plain.left, (plain.left + plain.right) / 2, plain.right]);
    expect(plain.valueAt(plain.x(125))).toBeCloseTo(125, 9);
    expect([plain.y(0), plain.y(12)]).toEqual([plain.bottom, plain.top]);
    expect(ticksOf(axis(0, 12, 'linear'), 5)).toContain(10);
    expect(ticksOf(axis(1, 1000, 'log'), 5)).toEqual([1, 10, 100, 1000]);
  });
});

describe('curves', () => {
  test('improvements make steps up to the present', () => {
    const line = improvementSteps(Float64Array.of(1, 50, 10, 20, 30, 5), 100, same, same);
    expect(line).toEqual([1, 50, 10, 50, 10, 20, 30, 20, 30, 5, 100, 5]);
    expect(improvementSteps(new Float64Array(0), 100, same, same)).toEqual([]);
  });

  test('steps that nobody could see become one, and the last value stays', () => {
    const many = new Float64Array(20_000);
    for (let k = 0; k < 10_000; k++) many.set([1 + k / 100, 10_000 - k], 2 * k);
    const line = improvementSteps(many, 101, same, same);
    expect(line.length).toBeLessThan(2 * 2 * 250);
    expect(line.at(-1)).toBe(1);
  });

  const history = {
    width: 4,
    stride: 1,
    generations: 3,
    length: 3,
    values: Float64Array.of(10, 5, 8, 1, 20, 4, NaN, 2, 30, 3, 6, 3),
  };

  test('a history column is a line; generations without a value are left out', () => {
    expect(historyLine(history, 1, same, same)).toEqual([10, 5, 20, 4, 30, 3]);
    expect(historyLine(history, 2, same, same)).toEqual([10, 8, 30, 6]);
    expect(historyBand(history, 1, 2, same, same)).toEqual([10, 5, 20, 4, 30, 3, 30, 6, 10, 8]);
  });

  test('of values in one pixel the extremes stay', () => {
    const values = new Float64Array(400);
    for (let k = 0; k < 100; k++) values.set([k / 1000, k % 7, 0, 0], 4 * k);
    const line = historyLine({ width: 4, stride: 1, generations: 100, length: 100, values }, 1, same, same);
    expect(line).toEqual([0, 0, 0, 6]);
  });

  test('values are looked up at an evaluation', () => {
    const improvements = Float64Array.of(1, 50, 10, 20, 30, 5);
    expect([0, 1, 9, 10, 29, 1000].map((at) => bestAt(improvements, at))).toEqual([NaN, 50, 50, 20, 20, 5]);
    expect([5, 10, 25, 99].map((at) => rowAt(history, at))).toEqual([-1, 0, 1, 2]);
  });
});
