import { describe, expect, test } from 'vitest';
import { outOfReach } from '../../src/app/words/out-of-reach.ts';

const optimum = Float64Array.of(3, 4);
const mean = Float64Array.of(0, 0);

describe('why the optimum was not reached', () => {
  test('is told when steps have become far too short for it', () => {
    expect(outOfReach({ mean, sigma: 1e-6, factor: null }, optimum)).toBe(
      'The mean is 5.00 from the optimum, and steps have shrunk to 1.4·10⁻⁶: it is out of their reach.',
    );
  });

  test('is not told when they still might lead there', () => {
    expect(outOfReach({ mean, sigma: 0.1, factor: null }, optimum)).toBe('');
    expect(outOfReach({ mean: optimum, sigma: 1e-6, factor: null }, optimum)).toBe('');
    expect(outOfReach({ mean, sigma: NaN, factor: null }, optimum)).toBe('');
  });

  test('goes by the longest axes of the ellipse', () => {
    const [long, short] = [Float64Array.of(1e6, 1), Float64Array.of(1, 1)];
    expect(outOfReach({ mean, sigma: 1e-6, factor: long }, optimum)).toBe('');
    expect(outOfReach({ mean, sigma: 1e-6, factor: short }, optimum)).toContain('1.4·10⁻⁶');
    const matrix = Float64Array.of(0, 1e6, 0, 0);
    expect(outOfReach({ mean, sigma: 1e-6, factor: matrix }, optimum)).toBe('');
  });
});
