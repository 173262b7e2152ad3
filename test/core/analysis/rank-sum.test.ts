import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holm, runsNeeded, smallestP } from '../../../src/core/analysis/holm.ts';
import { upperTail } from '../../../src/core/analysis/normal-tail.ts';
import { MOST_COUNTED, MOST_COUNTED_WITH_TIES, rankSum } from '../../../src/core/analysis/rank-sum.ts';
import { loadKernels } from '../../kernels/load.ts';

interface Vectors {
  readonly rankSums: readonly {
    readonly first: readonly number[];
    readonly second: readonly number[];
    readonly how: 'exact' | 'asymptotic';
    readonly u: number;
    readonly p: number;
  }[];
  readonly upperTails: readonly (readonly [z: number, p: number])[];
}

const vectors = JSON.parse(readFileSync(new URL('../../vectors/statistics.json', import.meta.url), 'utf8')) as Vectors;
const kernels = loadKernels();

/** Every choice of `count` of these numbers. */
function choices(numbers: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return numbers.flatMap((one, k) => choices(numbers.slice(k + 1), count - 1).map((rest) => [one, ...rest]));
}

/** How many of the pairs have their first number below the second, equals as a half. */
function pairsBelow(first: readonly number[], second: readonly number[]): number {
  const worth = (a: number, b: number): number => (a < b ? 1 : a === b ? 0.5 : 0);
  return first.reduce((sum, a) => sum + second.reduce((part, b) => part + worth(a, b), 0), 0);
}

/** Two-sided p by dividing all numbers in every possible way. */
function byHand(first: readonly number[], second: readonly number[]): number {
  const all = [...first, ...second];
  const found = pairsBelow(first, second);
  const ways = choices([...all.keys()], first.length).map((chosen) => {
    const rest = [...all.keys()].filter((k) => !chosen.includes(k));
    return pairsBelow(chosen.map((k) => all[k]), rest.map((k) => all[k])); // prettier-ignore
  });
  const share = (is: (count: number) => boolean): number => ways.filter(is).length / ways.length;
  return Math.min(1, 2 * Math.min(share((count) => count <= found), share((count) => count >= found))); // prettier-ignore
}

describe('the tail of the normal distribution', () => {
  test.each(vectors.upperTails)('above %f', (z, p) => {
    expect(Math.abs(upperTail(kernels, z) / p - 1)).toBeLessThan(1e-12);
  });
});

describe('the rank-sum test', () => {
  test.each(vectors.rankSums)('agrees with scipy: $how, U = $u, p = $p', ({ first, second, how, u, p }) => {
    const found = rankSum(kernels, first, second);
    expect(found.how).toBe(how === 'exact' ? 'counted' : 'approximated');
    expect(Math.abs(found.p / p - 1)).toBeLessThan(1e-11);
    // scipy's U counts how often the first is above.
    expect(found.below).toBeCloseTo(1 - u / (first.length * second.length), 12);
  });

  test('is what dividing the numbers in every way gives, with equal ones and infinite ones too', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(Infinity), fc.integer({ min: 0, max: 1000 }));
    const group = fc.array(number, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(group, group, (first, second) => {
        const found = rankSum(kernels, first, second);
        expect(found.how).toBe('counted');
        expect(found.p).toBeCloseTo(byHand(first, second), 12);
        expect(found.below).toBeCloseTo(pairsBelow(first, second) / (first.length * second.length), 12);
      }),
    );
  });

  test('says the same of the groups the other way round, and of any growing function of the numbers', () => {
    const group = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(group, group, (first, second) => {
        const { p, below } = rankSum(kernels, first, second);
        const turned = rankSum(kernels, second, first);
        expect(turned.p).toBeCloseTo(p, 10);
        expect(turned.below).toBeCloseTo(1 - below, 10);
        const grown = rankSum(kernels, first.map((x) => x * x), second.map((x) => x * x)); // prettier-ignore
        expect(grown).toEqual({ p, below, how: grown.how });
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  test('agrees with the tables of Mann and Whitney', () => {
    // Mann and Whitney (1947), table I: n = 4, m = 4, P(U ≤ 0) = .014, P(U ≤ 1) = .029; n = 5, m = 5, P(U ≤ 2) = .016.
    const at = (size: number, u: number): number => {
      const second = Array.from({ length: size }, (_, k) => 10 * (k + 1));
      // The last of the first group is above `u` of the second, the others are below all.
      const first = [...Array.from({ length: size - 1 }, (_, k) => k), 10 * u + 5];
      return rankSum(kernels, first, second).p / 2;
    };
    expect(at(4, 0)).toBeCloseTo(1 / 70, 12);
    expect(at(4, 1)).toBeCloseTo(2 / 70, 12);
    expect(at(5, 2)).toBeCloseTo(4 / 252, 12);
  });

  test('counts small groups and approximates large ones, and both agree where they meet', () => {
    for (const [size, scale] of [
      [MOST_COUNTED, 1],
      [MOST_COUNTED_WITH_TIES, 4],
    ]) {
      const group = (count: number, shift: number) =>
        Array.from({ length: count }, (_, k) => Math.floor((k * 7 + shift) / scale + (scale > 1 ? 0 : shift / 100)));
      const counted = rankSum(kernels, group(size, 0), group(size, 25));
      const approximated = rankSum(kernels, group(size + 1, 0), group(size + 1, 25));
      expect(counted.how).toBe('counted');
      expect(approximated.how).toBe('approximated');
      expect(Math.abs(counted.p - approximated.p)).toBeLessThan(0.03);
    }
  });

  test('errs no more often than it says, where there is no difference', () => {
    for (const numbers of [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [1, 1, 2, 2, 2, 3, 3, 4, 5, 6],
    ]) {
      const ps = choices([...numbers.keys()], 5).map((chosen) => {
        const first = chosen.map((k) => numbers[k]);
        const second = numbers.filter((_, k) => !chosen.includes(k));
        return rankSum(kernels, first, second).p;
      });
      expect(ps).toHaveLength(252);
      for (const level of [0.01, 0.05, 0.1, 0.2]) {
        expect(ps.filter((p) => p <= level).length / ps.length).toBeLessThanOrEqual(level);
      }
    }
  });

  test('finds nothing where there is nothing', () => {
    expect(rankSum(kernels, [], [1, 2])).toEqual({ p: 1, how: 'counted', below: NaN });
    expect(rankSum(kernels, [1], [])).toEqual({ p: 1, how: 'counted', below: NaN });
    expect(rankSum(kernels, [1], [2])).toEqual({ p: 1, how: 'counted', below: 1 });
    const same = new Array<number>(100).fill(Infinity);
    expect(rankSum(kernels, same, same)).toEqual({ p: 1, how: 'approximated', below: 0.5 });
    expect(rankSum(kernels, [7, 7, 7], [7, 7])).toEqual({ p: 1, how: 'counted', below: 0.5 });
  });
});

describe('several tests together', () => {
  test('are corrected as Holm says', () => {
    // Holm's procedure by its definition: reject in order while the smallest left is at most level/(tests left).
    const rejected = (ps: readonly number[], level: number): readonly boolean[] => {
      const order = ps.map((_, k) => k).sort((a, b) => ps[a] - ps[b]);
      const accepted = order.findIndex((k, place) => ps[k] > level / (ps.length - place));
      const last = accepted < 0 ? ps.length : accepted;
      return ps.map((_, k) => order.indexOf(k) < last);
    };
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 1, maxLength: 28 }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (ps, level) => {
          const corrected = holm(ps);
          expect(corrected.map((p) => p <= level)).toEqual(rejected(ps, level));
          corrected.forEach((p, k) => expect(p).toBeGreaterThanOrEqual(ps[k]));
        },
      ),
    );
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R.
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([])).toEqual([]);
  });

  test('need more runs the more lanes there are', () => {
    const first = [1, 2, 3, 4, 5, 6, 7];
    const second = first.map((x) => x + 100);
    for (let n = 1; n <= 7; n++) {
      const { p } = rankSum(kernels, first.slice(0, n), second.slice(0, n));
      expect(smallestP(n)).toBeCloseTo(p, 14);
    }
    // By hand: 2/C(8, 4) = 0.0286, 6 · 2/C(10, 5) = 0.0476, 21 · 2/C(12, 6) = 0.0455, 28 · 2/C(14, 7) = 0.0163.
    expect([2, 3, 4, 5, 6, 7, 8].map((lanes) => runsNeeded(lanes))).toEqual([4, 5, 5, 6, 6, 6, 7]);
    for (let lanes = 2; lanes <= 8; lanes++) {
      const pairs = (lanes * (lanes - 1)) / 2;
      expect(pairs * smallestP(runsNeeded(lanes))).toBeLessThanOrEqual(0.05);
      expect(pairs * smallestP(runsNeeded(lanes) - 1)).toBeGreaterThan(0.05);
    }
  });
});
