import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extentOf } from '../../src/app/stages/whole/extent.ts';
import { PairSample } from '../../src/app/stages/whole/pair-sample.ts';
import { pairsOf, squares } from '../../src/app/stages/whole/pairs.ts';
import { extentText, valueTicks } from '../../src/app/stages/whole/value-axis.ts';
import { viewsFor } from '../../src/app/stages/views.ts';
import { sampleText } from '../../src/app/words/stage-text.ts';

const directions = [new Float64Array(3), new Float64Array(3)] as const;

function population(rows: readonly number[], selected: number) {
  const ranks = Uint32Array.from({ length: rows.length / 3 }, (_, k) => k);
  const sample = { ranks, rows: Float32Array.from(rows) };
  return { size: 1000, directions, points: new Float32Array(0), order: ranks, sample, selected };
}

describe('what is shown of all coordinates', () => {
  const seen = population([1, 0, 0, 1, 2, 0, 1, 0, 0, 50, 50, 50], 3);

  test('the box, the same way for each', () => {
    const { centre, half } = extentOf({ population: seen, shape: null }, 'box', [-5, 5], 3);
    expect([...centre]).toEqual([0, 0, 0]);
    expect(half).toBeCloseTo(5.1, 12);
  });

  test('from near, the selected about the mean or about their own middle', () => {
    const shape = { mean: Float64Array.of(1, 1, 0), sigma: 1, factor: null };
    expect(extentOf({ population: seen, shape }, 'near', [-5, 5], 3)).toEqual({
      about: 'mean',
      centre: shape.mean,
      half: 1.25,
    });
    const { about, centre, half } = extentOf({ population: seen, shape: null }, 'near', [-5, 5], 3);
    expect(centre[1]).toBeCloseTo(2 / 3, 6);
    expect(half).toBeCloseTo((1.25 * 4) / 3, 6);
    expect(about).toBe('selected');
  });

  test('the box as well before anybody is there, after another dimension, and when numbers fail', () => {
    for (const given of [null, population([1, 2, 3], 1), population([NaN, 0, 0, 1, 1, 1], 2)]) {
      const dimension = given?.sample.ranks.length === 1 ? 4 : 3;
      const { about, half } = extentOf({ population: given, shape: null }, 'near', [-5, 5], dimension);
      expect(half).toBeCloseTo(5.1, 12);
      expect(about).toBe('box');
    }
  });

  test('has a scale: values of the box, or how far from where each coordinate has its middle', () => {
    const shape = { mean: Float64Array.of(1, 1, 0), sigma: 1, factor: null };
    const told = (...given: Parameters<typeof extentOf>) => {
      const extent = extentOf(...given);
      return [...valueTicks(extent).map(({ label }) => label), extentText(extent)];
    };
    expect(told({ population: seen, shape }, 'box', [-5, 5], 3)).toEqual(['−5', '0', '5', 'x₁ … x₃ from −5 to 5']);
    expect(told({ population: seen, shape }, 'box', [0, 0.3], 3)).toEqual([
      ...['0', '0.15', '0.3'],
      'x₁ … x₃ from 0.00 to 0.30',
    ]);
    expect(told({ population: seen, shape }, 'near', [-5, 5], 3)).toEqual([
      ...['−1', 'mean', '+1'],
      'x₁ … x₃ mean ± 1.3',
    ]);
    expect(told({ population: population([0, 0, 0, 0, 0, 3e-7], 2), shape: null }, 'near', [-5, 5], 3)).toEqual([
      ...['−1·10⁻⁷', 'middle', '+1·10⁻⁷'],
      'x₁ … x₃ middle ± 1.9·10⁻⁷',
    ]);
    const offsets = valueTicks(extentOf({ population: seen, shape }, 'box', [-5, 5], 3)).map(({ offset }) => offset);
    offsets.forEach((offset, k) => expect(offset).toBeCloseTo(5 * (k - 1), 12));
  });

  test('and how many individuals that is', () => {
    expect(sampleText(seen)).toBe('4 of 1000 individuals: the best, and some of the others');
    expect(sampleText({ ...seen, size: 4 })).toBe('4 individuals');
  });
});

test('a sample is seen in one pair of coordinates after the other', () => {
  const seen = population([1, 2, 3, 4, 5, 6], 1);
  const sample = PairSample.of(seen, 3)!;
  expect(sample.in([2, 0])).toMatchObject({ size: 2, selected: 1, points: Float32Array.of(3, 1, 6, 4) });
  expect([...sample.in([0, 1]).points]).toEqual([1, 2, 4, 5]);
  expect([...sample.in([0, 1]).order]).toEqual([0, 1]);
  for (const given of [null, undefined, { ...seen, sample: null }]) expect(PairSample.of(given, 3)).toBeNull();
  expect(PairSample.of(seen, 2)).toBeNull();
});

test('pairs show every coordinate, and all of few', () => {
  expect(pairsOf(3)).toEqual([[0, 1], [0, 2], [1, 2]]); // prettier-ignore
  for (let dimension = 2; dimension <= 40; dimension++) {
    const shown = new Set(pairsOf(dimension).flat());
    expect([...shown].sort((a, b) => a - b)).toEqual(Array.from({ length: dimension }, (_, k) => k));
    expect(pairsOf(dimension).length).toBeLessThanOrEqual(20);
  }
});

test('squares fill an area without leaving it', () => {
  const size = fc.integer({ min: 60, max: 2000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), size, size, (count, width, height) => {
      const { columns, side } = squares(count, width, height, 8);
      expect(columns * side + (columns - 1) * 8).toBeLessThanOrEqual(width);
      const rows = Math.ceil(count / columns);
      expect(rows * side + (rows - 1) * 8).toBeLessThanOrEqual(height);
    }),
  );
  expect(squares(3, 8, 8, 8)).toEqual({ columns: 1, side: 0 });
});

test('views that would show nothing new are not offered', () => {
  const ids = (dimension: number): string[] => viewsFor(dimension).map(({ id }) => id);
  expect(ids(2)).not.toContain('pairs');
  expect(ids(20)).toEqual(expect.arrayContaining(['slice', 'pairs', 'coordinates']));
});
