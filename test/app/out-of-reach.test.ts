import { describe, expect, test } from 'vitest';
import { outOfReach } from '../../src/app/words/out-of-reach.ts';

const optimum = Float64Array.of(3, 4);
const mean = Float64Array.of(0, 0);

describe('how far the optimum was', () => {
  test('is told when steps have become far too short for it', () => {
    expect(outOfReach({ mean, sigma: 1e-6, factor: null }, optimum, 2, false)).toBe(
      'The mean is 5.00 from the optimum, and steps have shrunk to 1.4·10⁻⁶: it is out of their reach.',
    );
  });

  test('is no reason while the search was still on its way', () => {
    expect(outOfReach({ mean, sigma: 1e-6, factor: null }, optimum, 2, true)).toBe(
      'The mean is 5.00 from the optimum, and steps have shrunk to 1.4·10⁻⁶.',
    );
  });

  test('is told without a word of shrinking where steps were as short at first, or where nobody knows', () => {
    for (const first of [0.01, 0.009, 0.05, NaN])
      expect(outOfReach({ mean, sigma: 0.01, factor: null }, optimum, first, false)).toBe(
        'The mean is 5.00 from the optimum, and steps are only 0.014 long: a straight way there would take about 354 of them.',
      );
  });

  test('is not told when steps still might lead there', () => {
    expect(outOfReach({ mean, sigma: 0.1, factor: null }, optimum, 2, false)).toBe('');
    expect(outOfReach({ mean: optimum, sigma: 1e-6, factor: null }, optimum, 2, false)).toBe('');
    expect(outOfReach({ mean, sigma: NaN, factor: null }, optimum, 2, false)).toBe('');
  });

  test('goes by the longest axes of the ellipse', () => {
    const [long, short] = [Float64Array.of(1e6, 1), Float64Array.of(1, 1)];
    expect(outOfReach({ mean, sigma: 1e-6, factor: long }, optimum, 2, false)).toBe('');
    expect(outOfReach({ mean, sigma: 1e-6, factor: short }, optimum, 2, false)).toContain('1.4·10⁻⁶');
    const matrix = Float64Array.of(0, 1e6, 0, 0);
    expect(outOfReach({ mean, sigma: 1e-6, factor: matrix }, optimum, 2, false)).toBe('');
  });
});
