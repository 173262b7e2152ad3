import { interpolateLab, piecewise, rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { RAMP_STOPS, rampOf } from '../../src/app/stages/ramp.ts';

describe.each(['light', 'dark'] as const)('the %s ramp', (tone) => {
  it('is what CIELAB has between its stops, to one of 255', () => {
    const colour = piecewise(interpolateLab, [...RAMP_STOPS[tone]]);
    const wanted = Array.from({ length: 256 }, (_, k) => {
      const { r, g, b } = rgb(colour(k / 255));
      return [r, g, b];
    }).flat();
    const off = wanted.map((value, at) => Math.abs(value - rampOf(tone)[at]));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
  });
});
