import { describe, expect, test } from 'vitest';
import { FACETS, matching } from '../../src/app/panels/problem/facets.ts';
import { BBOB_PROBLEMS } from '../../src/core/problems/bbob/registry.ts';

const numbers = (...wanted: string[]): number[] =>
  [...matching(new Set(wanted))].map((id) => Number(id.replace('bbob-f', '')));

describe('the filter of problems', () => {
  test('lets everything through when nothing is wanted', () => {
    expect(numbers()).toEqual(BBOB_PROBLEMS.map(({ number }) => number));
  });

  test('finds what the suite says of its functions', () => {
    expect(numbers('separable')).toEqual([1, 2, 3, 4, 5]);
    expect(numbers('weak')).toEqual([20, 21, 22, 23, 24]);
    expect(numbers('high', 'unimodal', 'not-separable')).toEqual([10, 11, 12, 13, 14]);
    expect(numbers('separable', 'multimodal')).toEqual([3, 4]);
    expect(numbers('separable', 'weak')).toEqual([]);
  });

  test('takes any of the options of one facet', () => {
    expect(numbers('low', 'moderate', 'high')).toHaveLength(24);
    expect(numbers('low', 'high')).toHaveLength(numbers('low').length + numbers('high').length);
  });

  test('puts every problem under exactly one option of each facet', () => {
    for (const { options } of FACETS) {
      for (const { properties, id } of BBOB_PROBLEMS) {
        expect([id, options.filter((option) => option.holds(properties)).length]).toEqual([id, 1]);
      }
    }
    const ids = FACETS.flatMap(({ options }) => options.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
