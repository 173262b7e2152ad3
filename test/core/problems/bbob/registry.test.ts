import { describe, expect, it } from 'vitest';
import { BBOB_GROUPS } from '../../../../src/core/problems/bbob/problem.ts';
import { BBOB_PROBLEMS } from '../../../../src/core/problems/bbob/registry.ts';
import { BBOB_RANGES } from '../../../../src/kernels/bbob.ts';

const words = (text: string): number => text.split(/\s+/).length;
const numbersWith = (has: (problem: (typeof BBOB_PROBLEMS)[number]) => boolean): number[] =>
  BBOB_PROBLEMS.filter(has).map(({ number }) => number);

describe('the registry of the suite', () => {
  it('lists 24 functions in order, with an id and a name of their own', () => {
    expect(BBOB_PROBLEMS.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, i) => `bbob-f${i + 1}`));
    expect(BBOB_PROBLEMS.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(new Set(BBOB_PROBLEMS.map(({ name }) => name)).size).toBe(24);
  });

  it('has the five groups of the suite', () => {
    const sizes = BBOB_GROUPS.map((group) => numbersWith((problem) => problem.group === group).length);
    expect(sizes).toEqual([5, 4, 5, 5, 5]);
  });

  it('states the ranges that the kernels accept', () => {
    for (const { dimensions, instances, number } of BBOB_PROBLEMS) {
      expect(dimensions).toEqual(BBOB_RANGES.dimension);
      expect(instances).toEqual(BBOB_RANGES.instance);
      expect(number).toBeLessThanOrEqual(BBOB_RANGES.function[1]);
    }
  });

  it.each(BBOB_PROBLEMS)('$id explains itself in 80 to 130 words and one line', ({ about, formula }) => {
    expect(words(about)).toBeGreaterThanOrEqual(80);
    expect(words(about)).toBeLessThanOrEqual(130);
    expect(formula).not.toContain('\n');
    expect(formula.length).toBeGreaterThan(0);
  });

  it('flags agree with the groups', () => {
    expect(numbersWith(({ properties }) => properties.separable)).toEqual([1, 2, 3, 4, 5]);
    expect(numbersWith(({ properties }) => properties.globalStructure === 'weak')).toEqual([20, 21, 22, 23, 24]);
    expect(numbersWith(({ properties }) => properties.illConditioned)).toEqual([2, 10, 11, 12, 13, 14]);
    expect(numbersWith(({ properties }) => properties.plateaus)).toEqual([7]);
    expect(numbersWith(({ properties }) => properties.boundaryOptimum)).toEqual([5]);
    const unimodal = numbersWith(({ properties }) => properties.modality === 'unimodal');
    expect(unimodal).toEqual([1, 2, 5, 6, 7, 10, 11, 12, 13, 14]);
  });
});
